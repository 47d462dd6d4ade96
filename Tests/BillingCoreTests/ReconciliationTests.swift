import BillingCore
import Testing

@Suite struct ReconciliationTests {
    private static let sek = CurrencyCode("SEK")
    private static let october = period("2026-10-12", "2026-11-11")
    private static let asOf = day("2026-11-23")
    private static let meter = Meter(category: "A", subcategory: "", name: "M", region: "", unit: "1")

    private static func facts(
        _ lines: String?, _ invoices: [Invoice], type: String = "Usage",
        subscription: Subscription = Subscription(id: SubscriptionID("a"), invoiceAccess: .open)
    ) -> ReconciliationFacts {
        ReconciliationFacts(
            subscription: subscription, period: october, currency: sek,
            charges: lines.map { [.init(type: type, cost: amount($0), lineCount: 3)] } ?? [], invoices: invoices,
            coverage: lines == nil ? nil : october)
    }

    private static func invoice(
        usage: String, credit: String = "0", tax: String = "0", total: String? = nil, kind: Invoice.Kind = .services,
        isTold: Bool = true, document: Invoice.Document = .invoice
    ) -> Invoice {
        let charges = Invoice.Charges(usage: amount(usage), credit: amount(credit), tax: amount(tax))
        return Invoice(
            id: "\(kind) \(usage)", owner: .subscription(SubscriptionID("a")), kind: kind, document: document,
            period: october, total: Money(total.map { amount($0) } ?? charges.total, sek),
            charges: isTold ? charges : nil, state: .due)
    }

    private static func items(_ reconciliation: Reconciliation) -> [String] {
        reconciliation.steps.map { "\($0.item) \($0.amount?.description ?? "-")" }
    }

    @Test func `without an invoice the reason is the history's, with what Azure answered`() {
        let problem = AzureProblem.refused(AzureRefusal(status: 503, reason: .other))
        let owner = Invoice.Owner.subscription(SubscriptionID("a"))
        var facts = Self.facts("5", [], subscription: Subscription(id: SubscriptionID("a")))
        facts.answer = InvoiceAnswer(owner: owner, readAt: nil, triedAt: 1, problem: problem)

        #expect(Reconciliation(facts, asOf: Self.asOf).outcome == .noInvoice(.notTold(problem)))
    }

    @Test func `lines, rounding, credit and tax lead to the total`() {
        let found = Reconciliation(
            Self.facts("100.004", [Self.invoice(usage: "100", credit: "-20", tax: "16")]), asOf: Self.asOf)

        #expect(found.outcome == .equal)
        #expect(
            Self.items(found) == [
                "usage 100.004", "rounding -0.004", "billed 100", "credit -20", "tax 16", "total 96",
            ])
    }

    @Test func `an invoice that rounds each meter is explained by that`() {
        var facts = Self.facts("100.008", [Self.invoice(usage: "100.02")])
        facts.meters = ["50.006", "50.002", "0"].map {
            StatementLine(
                meter: Self.meter, consumed: nil, included: nil, billable: nil, rate: nil,
                value: Money(amount($0), Self.sek))
        }
        #expect(Reconciliation(facts, asOf: Self.asOf).outcome != .equal)

        facts.meters[2] = StatementLine(
            meter: Self.meter, consumed: nil, included: nil, billable: nil, rate: nil,
            value: Money(amount("0.006"), Self.sek))
        facts.charges = [.init(type: "Usage", cost: amount("100.014"), lineCount: 3)]
        facts.invoices = [Self.invoice(usage: "100.02")]
        let found = Reconciliation(facts, asOf: Self.asOf)

        #expect(found.outcome == .equal)
        #expect(found[.meterRounding] == amount("0.006"))
    }

    @Test func `lines in full price are led to the invoice by what is included`() {
        var facts = Self.facts("100", [Self.invoice(usage: "80")])
        facts.meters = [
            StatementLine(
                meter: Self.meter, consumed: decimal("50"), included: decimal("10"), billable: decimal("40"),
                rate: decimal("2"), value: Money(amount("100"), Self.sek))
        ]

        let found = Reconciliation(facts, asOf: Self.asOf)

        #expect(found.outcome == .equal)
        #expect(found[.included] == amount("-20"))
    }

    @Test func `the other subscriptions of a profile belong to its invoice`() {
        var facts = Self.facts("60", [Self.invoice(usage: "100")])
        facts.others = .init(type: "", cost: amount("40"), lineCount: 9)

        #expect(Reconciliation(facts, asOf: Self.asOf).outcome == .equal)
    }

    @Test func `marketplace and credit notes stand apart`() {
        let found = Reconciliation(
            Self.facts(
                "100",
                [
                    Self.invoice(usage: "100"), Self.invoice(usage: "7", kind: .marketplace),
                    Self.invoice(usage: "-100", document: .creditNote(of: "x")),
                ]), asOf: Self.asOf)

        #expect(found.outcome == .equal)
        #expect(found.steps.filter { $0.item == .apart }.map(\.amount) == [amount("7"), amount("-100")])
        #expect(found[.total] == amount("100"))
    }

    @Test func `a support plan is a fee without lines`() {
        let found = Reconciliation(
            Self.facts(nil, [Self.invoice(usage: "1085", tax: "271.25", kind: .support)]), asOf: Self.asOf)

        #expect(found.outcome == .equal)
        #expect(found[.fee] == amount("1085"))
    }

    @Test func `a support plan of which only the total is told is a fee with its tax`() throws {
        let found = Reconciliation(
            Self.facts(nil, [Self.invoice(usage: "1356.25", kind: .support, isTold: false)]), asOf: Self.asOf)

        #expect(found.outcome == .notTold(.zero))
        #expect(Self.items(found) == ["fee 1356.25", "tax -", "total 1356.25"])
        #expect(try #require(found.steps.first).isGross)
    }

    @Test func `what nothing explains is named`() {
        let found = Reconciliation(Self.facts("100", [Self.invoice(usage: "100.5")]), asOf: Self.asOf)
        let wrongTotal = Reconciliation(
            Self.facts("100", [Self.invoice(usage: "100", tax: "25", total: "130")]), asOf: Self.asOf)
        let rounded = Reconciliation(
            Self.facts("100", [Self.invoice(usage: "100", tax: "25", total: "125.01")]), asOf: Self.asOf)

        #expect(found.outcome == .rest(amount("0.5"), isLate: false))
        #expect(wrongTotal.outcome == .rest(amount("5"), isLate: false))
        #expect(rounded.outcome == .equal)
        #expect(rounded[.totalRounding] == amount("0.01"))
    }

    @Test func `lines read before usage had settled may miss some`() {
        var facts = Self.facts("100", [Self.invoice(usage: "101")])
        facts.readAt = Int64(Self.october.end.number) * 86_400

        #expect(Reconciliation(facts, asOf: Self.asOf).outcome == .rest(amount("1"), isLate: true))
        facts.readAt = Int64(Self.october.end.number + 6) * 86_400
        #expect(Reconciliation(facts, asOf: Self.asOf).outcome == .rest(amount("1"), isLate: false))
    }

    @Test func `where only the total is told nothing is made up`() {
        let found = Reconciliation(
            Self.facts("100", [Self.invoice(usage: "125", isTold: false)]), asOf: Self.asOf)
        let equal = Reconciliation(Self.facts("99.999", [Self.invoice(usage: "100", isTold: false)]), asOf: Self.asOf)

        #expect(found.outcome == .notTold(amount("25")))
        #expect(Self.items(found) == ["usage 100", "credit -", "tax -", "notTold 25", "total 125"])
        #expect(found.lines == amount("100"))
        #expect(equal.outcome == .equal)
    }

    @Test func `without an invoice its reason is the outcome`() {
        let credit = Subscription(
            id: SubscriptionID("a"), offer: Offer("0063P"), agreement: .onlineServices,
            monthlyCredit: Money(amount("500"), Self.sek), invoiceAccess: .open)

        let within = Reconciliation(Self.facts("100", [], subscription: credit), asOf: Self.asOf)
        let open = Reconciliation(Self.facts("100", []), asOf: Self.october.last)

        guard case .noInvoice(.withinCredit) = within.outcome else {
            Issue.record("\(within.outcome)")
            return
        }
        #expect(within[.total] == .zero)
        #expect(open.outcome == .notEnded)
    }
}
