public import BillingCore

extension FixtureAccount {
    /// The Invoices report.
    public func invoices(_ scope: Scope = .all) -> InvoiceReport {
        let subscriptions = account.subscriptions.filter { scope.contains($0.id) }
        let profiles = Set(subscriptions.compactMap(\.billingProfile))
        func isCovered(_ owner: Invoice.Owner) -> Bool {
            switch owner {
            case .subscription(let id): scope.contains(id)
            case .billingProfile(let id): profiles.contains(id)
            }
        }
        let absences = Set(subscriptions.map { history(.one($0.id)).rows.first { $0.state != .unbilled }?.absence })
        var report = InvoiceReport.make(
            scope: scope,
            account: AccountSnapshot(
                subscriptions: subscriptions, invoices: account.invoices.filter { isCovered($0.owner) },
                listedInvoices: account.listedInvoices.filter { isCovered($0.owner) }),
            profileNames: ["P": "Contoso AB"], absence: absences.count == 1 ? absences.first ?? nil : nil,
            provenance: Provenance(source: .azure, metric: .actual, fetchedAt: Self.now - 360))
        for index in report.rows.indices where report.rows[index].id == "E0100AAAA1" {
            report.rows[index].file = "/home/me/invoices/2026-10-11_Production_E0100AAAA1.pdf"
        }
        return report
    }

    /// Everything, with so many invoices of one subscription and no other.
    public static func manyInvoices(_ count: Int) -> FixtureAccount {
        var account = FixtureAccount.everything
        let owner = Invoice.Owner.subscription(SubscriptionID("sub-production"))
        account.account = AccountSnapshot(
            subscriptions: account.subscriptions,
            invoices: (0..<count).map { number in
                .fixture("E\(1000 + number)", owner, .fixture("2026-10-12", "2026-11-11"), .paid, usage: "1")
            })
        return account
    }

    /// ``everything`` with invoices of every kind and state, two subscriptions that share a billing profile, and one
    /// whose invoices are not open to the reader.
    public static let invoiced: FixtureAccount = {
        var account = everything
        let shared = ["sub-platform", "sub-wide"]
        account.account = AccountSnapshot(
            subscriptions: everything.subscriptions.map { subscription in
                var known = subscription
                known.invoiceAccess = .open
                if shared.contains(known.id.rawValue) {
                    known.agreement = .customer
                    known.billingProfile = "P"
                }
                if known.id.rawValue == "sub-devtest" {
                    known.invoiceAccess = .refused(code: "NotOptedIn")
                    known.accountAdministrator = "admin@example.com"
                }
                return known
            },
            invoices: documents)
        return account
    }()

    private static let documents: [Invoice] = {
        let production = Invoice.Owner.subscription(SubscriptionID("sub-production"))
        let october = BillingPeriod.fixture("2026-10-12", "2026-11-11")
        let september = BillingPeriod.fixture("2026-09-12", "2026-10-11")
        let august = BillingPeriod.fixture("2026-08-12", "2026-09-11")
        return [
            .fixture("E0100AAAA2", production, october, made: "2026-11-12", due: "2026-12-12", .due, usage: "10623.12"),
            .fixture(
                "G0100MMMM1", production, .fixture("2026-10-01", "2026-10-31"), kind: .marketplace,
                made: "2026-11-08", due: "2026-11-08", .paid, usage: "349.00"),
            .fixture(
                "E0100AAAA1", production, september, made: "2026-10-12", due: "2026-11-11", .overdue, usage: "9811.07"),
            .fixture("E0100VVVV1", production, august, made: "2026-09-12", due: "2026-10-12", .void, usage: "8800.00"),
            .fixture(
                "E0100CCCC1", production, august, document: .creditNote(of: "E0100VVVV1"), made: "2026-09-21",
                .paid, usage: "-8800.00"),
            .fixture("E0100RRRR1", production, august, made: "2026-09-22", due: "2026-10-22", .paid, usage: "8750.40"),
            .fixture(
                "E0100SSSS1", production, august, kind: .support, made: "2026-09-12", due: "2026-10-12", .paid,
                usage: "290.00"),
            .fixture(
                "G0100PPPP1", .billingProfile("P"), .fixture("2026-10-01", "2026-10-31"), made: "2026-11-05",
                due: "2026-12-05", .due, usage: "11557615.04", credit: "-20.00", currency: "EUR"),
        ]
    }()
}

extension Invoice {
    /// An invoice with a quarter of tax on what is left after credit.
    public static func fixture(
        _ id: String, _ owner: Owner, _ period: BillingPeriod, kind: Kind = .services, document: Document = .invoice,
        made: String? = nil, due: String? = nil, _ state: PeriodState, usage: String, credit: String = "0",
        currency: String = "SEK"
    ) -> Invoice {
        let (usage, credit) = (Amount.fixture(usage), Amount.fixture(credit))
        let tax = Amount(Amount(units: (usage + credit).units / 4).rounded(to: 2)) ?? .zero
        let charges = Charges(usage: usage, credit: credit, tax: tax)
        return Invoice(
            id: id, owner: owner, kind: kind, document: document, period: period, invoiceDay: made.map(Day.fixture),
            total: Money(charges.total, CurrencyCode(currency)), charges: charges, state: state,
            dueDay: due.map(Day.fixture))
    }
}
