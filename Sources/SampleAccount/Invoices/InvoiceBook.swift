import BillingCore

/// Makes the account's invoices and credit notes (azure-apis 2.6).
///
/// Usage is the sum of a period's lines, rounded to hundredths once; tax is
/// rounded once, half to even; the total is the sum of the three parts.
struct InvoiceBook {
    /// Newest first, as Azure lists them.
    private(set) var invoices: [Invoice] = []
    private let today: Day
    private let seed: UInt64

    /// Days from an invoice that is withdrawn to its credit note.
    private static let creditNoteDelay = 9
    /// The day of the month after, on which marketplace charges are invoiced.
    private static let marketplaceDay = 8

    init(_ ledgers: [CostLedger], today: Day, seed: UInt64) {
        self.today = today
        self.seed = seed
        for (index, ledger) in ledgers.enumerated() {
            guard let invoicing = ledger.plan.spec.invoicing else { continue }
            // The subscriptions of a profile share an invoice: it stands with the one that says how.
            let isShared = ledger.plan.spec.agreement == .customer
            let shared = isShared ? ledgers.filter { $0.plan.spec.agreement == .customer } : [ledger]
            addServices(shared, of: ledger.plan, invoicing, number: index)
            addMarketplace(of: ledger.plan, invoicing, number: index)
        }
        invoices.sort { ($0.invoiceDay ?? today, $0.id) > ($1.invoiceDay ?? today, $1.id) }
    }

    private mutating func addServices(
        _ ledgers: [CostLedger], of plan: UsagePlan, _ invoicing: Invoicing, number: Int
    ) {
        var hasLate = invoicing.habit == .late
        for (index, period) in plan.periods.dropLast().enumerated().reversed() {
            let periodsBack = plan.periods.count - 1 - index
            if periodsBack < invoicing.newest { continue }
            let usage =
                invoicing.support.map(plan.hundredths)
                ?? ledgers.reduce(Amount.zero) { $0 + $1.cost(of: period) }.roundedToHundredths
            var credit = Amount.zero - plan.hundredths(invoicing.credits[periodsBack] ?? 0)
            if let monthly = plan.monthlyCredit?.amount {
                // Nothing is invoiced unless something is owed.
                if usage <= monthly { continue }
                credit = .zero - monthly
            }
            let isVoid = invoicing.voided == periodsBack
            let day = period.end.advanced(by: invoicing.delay)
            if day > today { continue }
            let due = day.advanced(by: invoicing.termDays)
            let invoice = Invoice(
                id: id(plan.spec.agreement == .customer ? "G" : "E", number, period),
                owner: plan.spec.agreement == .customer ? .billingProfile(Roster.profile) : .subscription(plan.id),
                kind: invoicing.support == nil ? .services : .support, period: period, invoiceDay: day,
                charges: Invoice.Charges(usage: usage, credit: credit, taxRate: invoicing.taxRate),
                currency: plan.spec.prices.currency,
                state: isVoid ? .void : state(invoicing.habit, due: due, hasLate: &hasLate), dueDay: due)
            invoices.append(invoice)
            if isVoid { addCreditNote(of: invoice, number: number) }
        }
    }

    private func state(_ habit: Invoicing.Habit, due: Day, hasLate: inout Bool) -> PeriodState {
        switch habit {
        case .atOnce: return .paid
        case .inTime: return due < today ? .paid : .due
        case .late:
            if due >= today { return .due }
            defer { hasLate = false }
            return hasLate ? .overdue : .paid
        }
    }

    private mutating func addCreditNote(of invoice: Invoice, number: Int) {
        guard let day = invoice.invoiceDay?.advanced(by: Self.creditNoteDelay), day <= today,
            let charges = invoice.charges
        else { return }
        invoices.append(
            Invoice(
                id: id("E", number, invoice.period, series: 1), owner: invoice.owner, kind: invoice.kind,
                document: .creditNote(of: invoice.id), period: invoice.period, invoiceDay: day,
                charges: Invoice.Charges(
                    usage: .zero - charges.usage, credit: .zero - charges.credit, tax: .zero - charges.tax),
                currency: invoice.total.currency, state: .paid, dueDay: nil))
    }

    private mutating func addMarketplace(of plan: UsagePlan, _ invoicing: Invoicing, number: Int) {
        guard let amount = invoicing.marketplace else { return }
        let open = PeriodRule.calendarMonth.period(containing: today)
        for periodsBack in 1...6 {
            let month = PeriodRule.calendarMonth.period(-periodsBack, after: open)
            let day = month.end.advanced(by: Self.marketplaceDay)
            if day > today { continue }
            invoices.append(
                Invoice(
                    id: id("G", number, month, series: 2), owner: .subscription(plan.id), kind: .marketplace,
                    period: month, invoiceDay: day,
                    charges: Invoice.Charges(
                        usage: plan.hundredths(amount), credit: .zero, taxRate: invoicing.taxRate),
                    currency: plan.spec.prices.currency, state: .paid, dueDay: day))
        }
    }

    /// Different for each owner, month and series; the same whatever day the account is looked at.
    private func id(_ letter: Character, _ number: Int, _ period: BillingPeriod, series: Int = 0) -> String {
        let (year, month, _) = period.start.components
        let serial = ((year % 1_000 * 12 + month - 1) * 3 + series) * 32 + number
        return InvoiceNumber.make(letter, serial: serial, seed: seed)
    }
}

extension Invoice {
    /// An invoice whose total is the sum of its parts.
    fileprivate init(
        id: String, owner: Owner, kind: Kind, document: Document = .invoice, period: BillingPeriod, invoiceDay: Day,
        charges: Charges, currency: CurrencyCode, state: PeriodState, dueDay: Day?
    ) {
        self.init(
            id: id, owner: owner, kind: kind, document: document, period: period, invoiceDay: invoiceDay,
            total: Money(charges.total, currency), charges: charges, state: state, dueDay: dueDay)
    }
}

extension Invoice.Charges {
    /// Parts with tax on what is left after credit; a rate in thousandths.
    fileprivate init(usage: Amount, credit: Amount, taxRate: Int64) {
        let taxed = usage + credit
        let tax = Amount(units: taxed.units / 1_000 * Int128(taxRate)).roundedToHundredths
        self.init(usage: usage, credit: credit, tax: tax)
    }
}

extension Amount {
    /// Rounded half to even to two decimals, as invoices write amounts.
    var roundedToHundredths: Amount { Amount(rounded(to: 2)) ?? self }
}
