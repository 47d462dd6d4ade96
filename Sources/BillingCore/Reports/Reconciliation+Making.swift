extension Reconciliation {
    /// Reconciles a period.
    ///
    /// - Parameter asOf: The day it is asked on, in UTC.
    public init(_ facts: ReconciliationFacts, asOf: Day) {
        var maker = ReconciliationMaker(facts)
        let outcome = maker.reconcile(asOf: asOf)
        self.init(
            subscription: facts.subscription, period: facts.period, currency: facts.currency, steps: maker.steps,
            outcome: outcome)
    }
}

/// Finds the steps from lines to invoice.
private struct ReconciliationMaker {
    let facts: ReconciliationFacts
    private(set) var steps: [Reconciliation.Step] = []
    private let digits: Int
    /// The exact sum of all lines that the invoice covers.
    private let lines: Amount
    private let invoices: [Invoice]

    init(_ facts: ReconciliationFacts) {
        self.facts = facts
        digits = facts.currency?.minorUnitDigits ?? 2
        lines = (facts.charges + [facts.others].compactMap(\.self)).reduce(.zero) { $0 + $1.cost }
        invoices = facts.invoices.filter { $0.total.currency == facts.currency }
    }

    mutating func reconcile(asOf: Day) -> Reconciliation.Outcome {
        addLines()
        if asOf < facts.period.end { return .notEnded }
        let chosen = chosenInvoices()
        let apart = invoices.filter { !chosen.contains($0) }.map {
            Reconciliation.Step(.apart, $0.total.amount, invoice: $0)
        }
        guard !chosen.isEmpty else { return withoutInvoice(asOf: asOf, apart) }
        let parts = chosen.compactMap(\.charges)
        let outcome = parts.count == chosen.count ? addParts(parts, of: chosen) : addTotal(of: chosen)
        steps += apart
        return outcome
    }

    /// The lines by what they charge for.
    private mutating func addLines() {
        var sums: [Reconciliation.Item: (cost: Amount, count: Int)] = [:]
        for charge in facts.charges {
            let item: Reconciliation.Item =
                switch charge.type.lowercased() {
                case "usage", "": .usage
                case "purchase": .purchases
                case "refund": .refunds
                default: .otherCharges
                }
            sums[item, default: (.zero, 0)].cost += charge.cost
            sums[item, default: (.zero, 0)].count += charge.lineCount
        }
        for item in [Reconciliation.Item.usage, .purchases, .refunds, .otherCharges] {
            guard let sum = sums[item] else { continue }
            steps.append(Reconciliation.Step(item, sum.cost, lineCount: sum.count))
        }
        if let others = facts.others {
            steps.append(Reconciliation.Step(.otherSubscriptions, others.cost, lineCount: others.lineCount))
        }
    }

    /// The invoices that the lines are on: all where they add up to them, else those for services, else for support.
    private func chosenInvoices() -> [Invoice] {
        let demands = invoices.filter { !$0.isCreditNote }
        let services = demands.filter { $0.kind == .services }
        let sum = demands.compactMap(\.charges?.usage).reduce(Amount.zero, +)
        if !facts.charges.isEmpty, demands.allSatisfy({ $0.charges != nil }), sum == rounded(lines) { return demands }
        if !services.isEmpty { return services }
        let support = demands.filter { $0.kind == .support }
        return support.isEmpty && facts.charges.isEmpty ? demands : support
    }

    private mutating func withoutInvoice(asOf: Day, _ apart: [Reconciliation.Step]) -> Reconciliation.Outcome {
        let cost = facts.currency.map { Money(lines, $0) }
        let absence = InvoiceAbsence.decide(
            facts.subscription, period: facts.period, cost: cost, answer: facts.answer, asOf: asOf)
        if case .withinCredit(_, .some) = absence {
            steps += [Reconciliation.Step(.credit, .zero - lines), Reconciliation.Step(.total, .zero)]
        }
        steps += apart
        return .noInvoice(absence)
    }

    /// From the lines to what was billed, and from there to the total.
    private mutating func addParts(
        _ parts: [Invoice.Charges], of chosen: [Invoice]
    ) -> Reconciliation.Outcome {
        let billed = parts.reduce(Amount.zero) { $0 + $1.usage }
        let credit = parts.reduce(Amount.zero) { $0 + $1.credit }
        let tax = parts.reduce(Amount.zero) { $0 + $1.tax }
        let total = chosen.reduce(Amount.zero) { $0 + $1.total.amount }
        var (rest, isLate) = explain(billed - lines, billed: billed, of: chosen)
        let invoice = chosen.count == 1 ? chosen[0] : nil
        steps.append(Reconciliation.Step(.billed, billed, invoice: invoice))
        if credit != .zero { steps.append(Reconciliation.Step(.credit, credit, invoice: invoice)) }
        if tax != .zero { steps.append(Reconciliation.Step(.tax, tax, invoice: invoice)) }
        let gap = total - (billed + credit + tax)
        if gap != .zero {
            // An invoice rounds each of its parts; more than that is no rounding.
            let most = minorUnit.units * 3 * Int128(chosen.count)
            let isRounding = gap.units.magnitude <= most.magnitude
            steps.append(Reconciliation.Step(isRounding ? .totalRounding : .rest, gap, invoice: invoice))
            if !isRounding { (rest, isLate) = (rest + gap, false) }
        }
        steps.append(Reconciliation.Step(.total, total, invoice: invoice))
        return rest == .zero ? .equal : .rest(rest, isLate: isLate)
    }

    /// Explains the difference between what was billed and the lines; gives what is left.
    private mutating func explain(
        _ difference: Amount, billed: Amount, of chosen: [Invoice]
    ) -> (rest: Amount, isLate: Bool) {
        if difference == .zero { return (.zero, false) }
        if isSupport(chosen) {
            steps.append(Reconciliation.Step(.fee, difference, invoice: chosen.first))
            return (.zero, false)
        }
        if billed == rounded(lines) {
            steps.append(Reconciliation.Step(.rounding, difference))
            return (.zero, false)
        }
        let byMeter = facts.meters.reduce(Amount.zero) { $0 + rounded($1.value.amount) }
        if facts.others == nil, !facts.meters.isEmpty, billed == byMeter {
            steps.append(Reconciliation.Step(.meterRounding, difference))
            return (.zero, false)
        }
        if let included = includedValue(), billed == rounded(lines - included) {
            steps.append(Reconciliation.Step(.included, .zero - included))
            let rounding = difference + included
            if rounding != .zero { steps.append(Reconciliation.Step(.rounding, rounding)) }
            return (.zero, false)
        }
        let isLate = difference > .zero && mayMissUsage
        steps.append(Reconciliation.Step(isLate ? .lateUsage : .rest, difference))
        return (difference, isLate)
    }

    /// Whether the invoices are a support plan's, which has no lines.
    private func isSupport(_ chosen: [Invoice]) -> Bool {
        facts.charges.isEmpty && facts.others == nil && chosen.allSatisfy { $0.kind == .support }
    }

    /// Where only the total is told, the rest of it is named and not divided up.
    private mutating func addTotal(of chosen: [Invoice]) -> Reconciliation.Outcome {
        let total = chosen.reduce(Amount.zero) { $0 + $1.total.amount }
        let difference = total - lines
        let invoice = chosen.count == 1 ? chosen[0] : nil
        defer { steps.append(Reconciliation.Step(.total, total, invoice: invoice)) }
        if total == rounded(lines) {
            if difference != .zero { steps.append(Reconciliation.Step(.rounding, difference)) }
            return .equal
        }
        if isSupport(chosen) {
            // What kind it is tells what all of it is for.
            steps += [Reconciliation.Step(.fee, total, invoice: chosen.first), Reconciliation.Step(.tax, nil)]
            return .notTold(.zero)
        }
        steps += [Reconciliation.Step(.credit, nil), Reconciliation.Step(.tax, nil)]
        steps.append(Reconciliation.Step(.notTold, difference, invoice: invoice))
        return .notTold(difference)
    }

    /// What the included quantities come to, where the lines charge for all that was consumed.
    private func includedValue() -> Amount? {
        var sum = Amount.zero
        for line in facts.meters {
            guard let included = line.included, included != .zero, let consumed = line.consumed, let rate = line.rate,
                let gross = consumed.multiplied(by: rate).flatMap({ Amount($0) }), gross == line.value.amount,
                let value = min(included, consumed).multiplied(by: rate).flatMap({ Amount($0) })
            else { continue }
            sum += value
        }
        return sum == .zero ? nil : sum
    }

    /// Whether the lines leave out days, or were read while usage could still come in.
    private var mayMissUsage: Bool {
        guard let coverage = facts.coverage else { return true }
        if coverage.start > facts.period.start || coverage.end < facts.period.end { return true }
        return facts.readAt.map { !SyncPlan.isSettled(facts.period, at: $0) } ?? false
    }

    private var minorUnit: Amount { Amount(ExactDecimal(mantissa: 1, scale: digits)) ?? .zero }
    private func rounded(_ amount: Amount) -> Amount { Amount(amount.rounded(to: digits)) ?? amount }
}

extension Statement {
    /// Whether usage, credit and tax lead to the total of the invoices in every currency, to the minor unit.
    public var isReconciled: Bool {
        let currencies = Set(lines.map(\.value.currency))
        return !currencies.isEmpty
            && currencies.allSatisfy { currency in
                guard let settlement = settlement(in: currency) else { return false }
                let own = invoices.filter { $0.total.currency == currency && !settlement.apart.contains($0) }
                return own.reduce(Amount.zero) { $0 + $1.total.amount } == settlement.total
            }
    }
}
