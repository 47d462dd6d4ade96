extension BillingHistory {
    /// The history of subscriptions from their costs and invoices, as of a day.
    ///
    /// Costs of subscriptions that share a period and a currency are added. A
    /// period between two known ones that has no usage is a row without figures.
    ///
    /// - Parameters:
    ///   - scope: What the history covers; `costs` holds nothing else.
    ///   - costs: The active cost of each (subscription, period, currency).
    ///   - rules: How each subscription's periods follow each other.
    ///   - account: What is known of the subscriptions beside their usage; others than those of `scope` are left out.
    ///   - asOf: The day; periods that start on or after it are left out.
    ///   - fallback: Where the figures come from when there are none.
    public static func make(
        scope: Scope, costs: [PeriodCost], rules: [SubscriptionID: PeriodRule],
        account: AccountSnapshot = AccountSnapshot(), asOf: Day, fallback: Provenance
    ) -> BillingHistory {
        var maker = HistoryMaker(rules: rules, asOf: asOf)
        let costs = costs + account.pricedCosts(beside: costs, fallback.metric)
        let bySubscription = Dictionary(grouping: costs, by: \.subscription)
        let known = Dictionary(account.subscriptions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let invoices = account.bySubscription(account.invoices, \.owner)
        let listed = account.bySubscription(account.listedInvoices, \.owner)
        for id in Set(bySubscription.keys).union(known.keys).sorted() where scope.contains(id) {
            maker.add(
                known[id] ?? Subscription(id: id), costs: bySubscription[id] ?? [], invoices: invoices[id] ?? [],
                listed: listed[id] ?? [],
                estimates: account.estimates.filter { $0.subscription == id },
                forecasts: account.forecasts.filter { $0.subscription == id },
                problems: account.usageProblems.filter { $0.subscription == id && $0.metric == fallback.metric },
                answer: known[id].flatMap { subscription in
                    account.invoiceAnswers.first { $0.owner.owns(subscription) }
                })
        }
        let rows = maker.rows()
        let shown = Set(rows.map(\.period))
        let provenance = Provenance.merged(PeriodCost.aging(costs.filter { shown.contains($0.period) })) ?? fallback
        return BillingHistory(scope: scope, asOf: asOf, rows: rows, provenance: provenance)
    }

    /// How far a figure is from another, as a fraction rounded to four decimals; `nil` from zero or less.
    public static func change(from old: Amount, to new: Amount) -> ExactDecimal? {
        guard old.units > 0 else { return nil }
        let difference = new.units - old.units
        // Ten thousandths, half to even; amounts stay far from the 128-bit edge that this factor needs.
        let (scaled, overflow) = difference.multipliedReportingOverflow(by: 10_000)
        guard !overflow else { return nil }
        return ExactDecimal(mantissa: scaled.dividedHalfEven(by: old.units), scale: 4)
    }
}

extension AccountSnapshot {
    /// What rate cards priced in periods without lines: to readers who see no costs it is the only figure.
    fileprivate func pricedCosts(beside costs: [PeriodCost], _ metric: Metric) -> [PeriodCost] {
        guard metric == .actual else { return [] }
        let priced = estimates.filter { estimate in
            estimate.way == .rateCard
                && !costs.contains { $0.subscription == estimate.subscription && $0.period == estimate.period }
        }
        let newest = Dictionary(grouping: priced) { [$0.subscription.rawValue, $0.period.description] }
            .compactMap { $0.value.max { $0.generatedAt < $1.generatedAt } }
        return newest.map { estimate in
            let end = min(estimate.period.end, max(estimate.period.start, estimate.day).advanced(by: 1))
            return PeriodCost(
                subscription: estimate.subscription, period: estimate.period,
                coverage: BillingPeriod(start: estimate.period.start, end: end) ?? estimate.period,
                cost: estimate.cost, lineCount: 0, unpricedMeters: estimate.unpricedMeters,
                provenance: Provenance(source: .azure, metric: metric, fetchedAt: estimate.generatedAt))
        }
    }

    /// The invoices that each subscription sees: its own and those of its billing profile.
    func bySubscription<Document>(
        _ invoices: [Document], _ owner: (Document) -> Invoice.Owner
    ) -> [SubscriptionID: [Document]] {
        let members = Dictionary(grouping: subscriptions, by: \.billingProfile)
        return invoices.reduce(into: [:]) { result, invoice in
            switch owner(invoice) {
            case .subscription(let id): result[id, default: []].append(invoice)
            case .billingProfile(let profile):
                for subscription in members[profile] ?? [] { result[subscription.id, default: []].append(invoice) }
            }
        }
    }
}

/// Puts the periods of several subscriptions together, currency by currency.
private struct HistoryMaker {
    /// One period in one currency.
    private struct Cell {
        var costs: [PeriodCost] = []
        var invoices: [Invoice] = []
    }

    /// One subscription in one period.
    private struct Member {
        let subscription: Subscription
        let estimates: [Estimate]
        let forecasts: [Forecast]
        let finding: AbsenceFinding?
        let problem: AzureProblem?
    }

    let rules: [SubscriptionID: PeriodRule]
    let asOf: Day
    private var periods: Set<BillingPeriod> = []
    private var cells: [BillingPeriod: [CurrencyCode: Cell]] = [:]
    private var members: [BillingPeriod: [Member]] = [:]
    private var listed: [BillingPeriod: Set<ListedInvoice>] = [:]

    init(rules: [SubscriptionID: PeriodRule], asOf: Day) {
        self.rules = rules
        self.asOf = asOf
    }

    mutating func add(
        _ subscription: Subscription, costs: [PeriodCost], invoices: [Invoice], listed: [ListedInvoice],
        estimates: [Estimate], forecasts: [Forecast], problems: [AccountSnapshot.UsageProblem], answer: InvoiceAnswer?
    ) {
        let rule = rules[subscription.id] ?? subscription.periodRule
        var known = Set(costs.map(\.period)).filter { $0.start < asOf }
        let invoiced = invoices.filter { $0.kind != .marketplace }.map(\.period) + listed.map(\.period)
        for period in invoiced where period.start < asOf {
            // A period that usage has in its own way is no second one.
            let isTaken = known.contains { $0.start < period.end && period.start < $0.end }
            if !isTaken { known.insert(period) }
        }
        if known.isEmpty, let start = subscription.startDay, start < asOf {
            known.insert(rule.period(containing: start))
        }
        // What Azure refused is a period too, or its reason would stand nowhere.
        if known.isEmpty { known.formUnion(problems.map(\.period).filter { $0.start < asOf }) }
        let shown = history(of: known, rule: rule)
        periods.formUnion(shown)
        for cost in costs where shown.contains(cost.period) {
            cells[cost.period, default: [:]][cost.cost.currency, default: Cell()].costs.append(cost)
        }
        let isFirst = shown.allSatisfy { asOf < $0.end }
        for period in shown {
            let own = invoices.filter { period.contains($0.period.last) }
            for invoice in own {
                // An invoice of a profile comes with each of its subscriptions, and counts once.
                let isThere = cells[period]?[invoice.total.currency]?.invoices.contains { $0.id == invoice.id }
                if isThere == true { continue }
                cells[period, default: [:]][invoice.total.currency, default: Cell()].invoices.append(invoice)
            }
            let unpriced = listed.filter { period.contains($0.period.last) }
            if !unpriced.isEmpty { self.listed[period, default: []].formUnion(unpriced) }
            let cost = costs.first { $0.period == period }?.cost
            let decided = AbsenceFinding.decide(subscription, period: period, cost: cost, answer: answer, asOf: asOf)
            let finding = isFirst ? decided.asOfFirstPeriod(on: asOf) : decided
            // Of an invoice that is there, no more can be said than why its amounts are not.
            let isThere = !own.isEmpty || !unpriced.isEmpty && period.end <= asOf && !finding.isOfAnswer
            members[period, default: []].append(
                Member(
                    subscription: subscription, estimates: estimates.filter { $0.period == period },
                    forecasts: forecasts.filter { $0.period == period },
                    finding: isThere ? nil : finding, problem: problems.first { $0.period == period }?.problem))
        }
    }

    /// The newest seven periods that start before the day, from the first one known; gaps are filled by the rule.
    private func history(of known: Set<BillingPeriod>, rule: PeriodRule) -> Set<BillingPeriod> {
        guard let first = known.min(), let newest = known.max() else { return [] }
        var shown = known
        var period = rule.period(containing: first.start)
        let last = max(newest.start, asOf.advanced(by: -1))
        while period.start <= last {
            let isTaken = known.contains { $0.start < period.end && period.start < $0.end }
            if !isTaken { shown.insert(period) }
            period = rule.period(1, after: period)
        }
        return Set(shown.sorted(by: >).prefix(BillingHistory.maximumPeriods))
    }

    /// Newest period first; of one period, currencies in order.
    func rows() -> [BillingHistory.Row] {
        // Days that some subscription has usage of are no gap, however another one's periods run.
        let shown = periods.filter { period in
            cells[period] != nil || listed[period] != nil
                || !cells.keys.contains { $0.start < period.end && period.start < $0.end }
        }
        let ordered = shown.sorted { ($0.end, $0.start) > ($1.end, $1.start) }
        return ordered.flatMap { period -> [BillingHistory.Row] in
            let currencies = cells[period] ?? [:]
            let listed = (listed[period] ?? []).sorted { $0.id < $1.id }
            if currencies.isEmpty { return [row(period, currency: nil, Cell(), listed, before: nil)] }
            let older = ordered.first { $0.end == period.start }
            return currencies.sorted { $0.key < $1.key }.enumerated().map { index, item in
                row(
                    period, currency: item.key, item.value, index == 0 ? listed : [],
                    before: older.flatMap { cells[$0]?[item.key]?.costs })
            }
        }
    }

    private func row(
        _ period: BillingPeriod, currency: CurrencyCode?, _ cell: Cell, _ listed: [ListedInvoice],
        before: [PeriodCost]?
    ) -> BillingHistory.Row {
        let absences = absences(of: period)
        let state = state(of: period, invoices: cell.invoices, isListed: self.listed[period] != nil, absences: absences)
        let sum = cell.costs.isEmpty ? nil : Self.sum(cell.costs)
        let isWhole = state != .unbilled && Self.isWhole(cell.costs)
        let change =
            isWhole
            ? before.flatMap { old in
                Self.isWhole(old) ? sum.flatMap { BillingHistory.change(from: Self.sum(old), to: $0) } : nil
            } : nil
        return BillingHistory.Row(
            period: period, state: state, currency: currency, usageCost: sum, coverage: Self.coverage(cell.costs),
            change: change,
            invoices: cell.invoices.sorted { $0.rank < $1.rank }, listedInvoices: listed,
            absence: cell.invoices.isEmpty && absences.count == 1 ? absences.first : nil,
            estimatedAt: state == .unbilled
                ? members[period]?.compactMap { $0.estimates.map(\.generatedAt).max() }.min() : nil,
            forecast: state == .unbilled ? currency.flatMap { forecast(of: period, $0, cell.costs) } : nil,
            problem: problem(of: period), standings: standings(of: period),
            lineCount: cell.costs.reduce(0) { $0 + $1.lineCount },
            unpricedMeters: cell.costs.reduce(0) { $0 + $1.unpricedMeters },
            provenance: Provenance.merged(cell.costs.map(\.provenance)))
    }

    private func forecast(of period: BillingPeriod, _ currency: CurrencyCode, _ costs: [PeriodCost]) -> Amount? {
        let members = members[period] ?? []
        let used = Dictionary(costs.map { ($0.subscription, $0.cost.amount) }, uniquingKeysWith: +)
        return EstimateTrail(
            estimates: members.flatMap(\.estimates), forecasts: members.flatMap(\.forecasts), used: [currency: used]
        ).forecast(in: currency)
    }

    /// Where a period stands: as its invoices do, the most pressing first; without any, by what is known of them.
    private func state(
        of period: BillingPeriod, invoices: [Invoice], isListed: Bool, absences: Set<InvoiceAbsence>
    ) -> PeriodState {
        if asOf < period.end { return .unbilled }
        if let pressing = PeriodState.mostPressing(of: invoices) { return pressing }
        // Of an invoice without amounts Azure does not tell whether it is paid.
        return isListed || absences.isEmpty || absences.contains(.notAsked) ? .unknown : .none
    }

    /// Why each subscription of a period that has no invoice has none.
    private func absences(of period: BillingPeriod) -> Set<InvoiceAbsence> {
        Set((members[period] ?? []).compactMap(\.finding?.reason))
    }

    private func standings(of period: BillingPeriod) -> [PeriodStanding] {
        (members[period] ?? []).map {
            PeriodStanding(subscription: $0.subscription, finding: $0.finding, problem: $0.problem)
        }
    }

    /// The problem that all subscriptions of a period share.
    private func problem(of period: BillingPeriod) -> AzureProblem? {
        let problems = Set((members[period] ?? []).map(\.problem))
        return problems.count == 1 ? problems.first ?? nil : nil
    }

    private static func sum(_ costs: [PeriodCost]) -> Amount { costs.reduce(.zero) { $0 + $1.cost.amount } }

    private static func isWhole(_ costs: [PeriodCost]) -> Bool {
        !costs.isEmpty && costs.allSatisfy { $0.coverage == $0.period }
    }

    private static func coverage(_ costs: [PeriodCost]) -> BillingPeriod? {
        guard let start = costs.map(\.coverage.start).min(), let end = costs.map(\.coverage.end).max() else {
            return nil
        }
        return BillingPeriod(start: start, end: end)
    }
}
