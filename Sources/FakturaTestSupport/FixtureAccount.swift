public import BillingCore

/// An account made of usage lines, with every report computed from them.
///
/// The reports agree with each other by construction: days add up to periods,
/// lines to days. As of 20 November 2026.
public struct FixtureAccount: Sendable {
    /// The subscriptions, those without usage too.
    public let subscriptions: [Subscription]
    /// Every line, by day, then as they were made.
    public let lines: [UsageLine]
    /// The day that reports are made for.
    public var asOf: AsOf
    /// Where the figures come from.
    public var provenance: Provenance
    /// What is known of the subscriptions beside their usage.
    public var account = AccountSnapshot()
    /// Lines by subscription and period, so that a report looks at no others.
    private let parts: [SubscriptionID: [BillingPeriod: [UsageLine]]]

    /// Seconds since 1970 at which the fixture is looked at: six minutes after it was read.
    public static let now: Int64 = 1_795_200_000
    /// The day that reports are made for.
    public static let today = Day(number: Int(now / 86_400))

    /// An account with these lines, put in order of the day.
    public init(
        subscriptions: [Subscription], lines: [UsageLine], asOf: AsOf = AsOf(day: today, isMoved: false),
        provenance: Provenance = Provenance(source: .file("usage.csv"), metric: .actual, fetchedAt: now - 360)
    ) {
        self.subscriptions = subscriptions
        self.asOf = asOf
        self.provenance = provenance
        self.lines = lines.enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }
            .map(\.element)
        let rules = Dictionary(uniqueKeysWithValues: subscriptions.map { ($0.id, $0.periodRule) })
        parts = Dictionary(grouping: self.lines, by: \.subscription).mapValues { lines in
            Dictionary(grouping: lines) { (rules[$0.subscription] ?? .calendarMonth).period(containing: $0.day) }
        }
    }

    /// The Subscriptions report.
    public func overview(_ scope: Scope = .all) -> SubscriptionOverview {
        let rows = subscriptions.filter { scope.contains($0.id) }.flatMap { subscription in
            SubscriptionOverview.rows(of: subscription, history: history(.one(subscription.id)))
        }
        return SubscriptionOverview(asOf: asOf.day, rows: rows, provenance: provenance)
    }

    /// The Billing history report.
    public func history(_ scope: Scope) -> BillingHistory {
        let rules = Dictionary(uniqueKeysWithValues: subscriptions.map { ($0.id, $0.periodRule) })
        var sums: [PartKey: (cost: Amount, lines: Int)] = [:]
        for (subscription, periods) in parts where scope.contains(subscription) {
            for (period, lines) in periods {
                for line in lines {
                    let key = PartKey(subscription: subscription, period: period, currency: line.cost.currency)
                    sums[key, default: (.zero, 0)].cost += line.cost.amount
                    sums[key, default: (.zero, 0)].lines += 1
                }
            }
        }
        let costs = sums.map { key, sum in
            PeriodCost(
                subscription: key.subscription, period: key.period, coverage: coverage(of: key.period),
                cost: Money(sum.cost, key.currency), lineCount: sum.lines, provenance: provenance)
        }
        var history = BillingHistory.make(
            scope: scope, costs: costs, rules: rules, account: account, asOf: asOf.day, fallback: provenance)
        let cells = parts.filter { scope.contains($0.key) }.flatMap { _, periods in
            periods.flatMap { period, lines in
                lines.map { ServiceMatrix.Cell(period: period, service: $0.meter.category, cost: $0.cost) }
            }
        }
        history.services = ServiceMatrix(periods: history.periods, cells: cells)
        return history
    }

    /// The Statement report.
    public func statement(_ scope: Scope, _ period: BillingPeriod) -> Statement {
        let shown = lines(of: UsageQuery(scope: scope, period: period))
        let byMeter = Dictionary(grouping: shown) { MeterKey(meter: $0.meter, currency: $0.cost.currency) }
        let statement = byMeter.map { key, lines in
            let quantities = lines.compactMap(\.quantity)
            let consumed = quantities.isEmpty ? nil : quantities.reduce(.zero, +)
            return StatementLine(
                meter: key.meter, consumed: consumed, included: nil, billable: consumed, rate: lines.first?.unitPrice,
                value: Money(lines.reduce(Amount.zero) { $0 + $1.cost.amount }, key.currency))
        }
        let invoices = account.invoices.isEmpty ? [] : history(scope).rows.first { $0.period == period }?.invoices
        return Statement(
            scope: scope, period: period, lines: statement, invoices: invoices ?? [],
            trail: EstimateTrail(
                estimates: account.estimates.filter { scope.contains($0.subscription) && $0.period == period },
                forecasts: account.forecasts.filter { scope.contains($0.subscription) && $0.period == period },
                coverage: coverage(of: period)),
            provenance: provenance)
    }

    /// The reconciliations of the subscriptions with lines in a period.
    public func reconciliations(_ scope: Scope, _ period: BillingPeriod) -> [Reconciliation] {
        subscriptions.filter { scope.contains($0.id) }.flatMap { subscription in
            let own = lines(of: UsageQuery(scope: .one(subscription.id), period: period))
            return Dictionary(grouping: own, by: \.cost.currency).sorted { $0.key < $1.key }.map { currency, lines in
                let charges = Dictionary(grouping: lines, by: \.chargeType).map { type, lines in
                    ReconciliationFacts.Charge(
                        type: type, cost: lines.reduce(Amount.zero) { $0 + $1.cost.amount }, lineCount: lines.count)
                }
                let known = account.subscriptions.first { $0.id == subscription.id } ?? subscription
                return Reconciliation(
                    ReconciliationFacts(
                        subscription: known, period: period, currency: currency, charges: charges,
                        meters: statement(.one(subscription.id), period).lines,
                        invoices: account.of(known).invoices(in: period), coverage: coverage(of: period),
                        answer: account.of(known).invoiceAnswers.first),
                    asOf: asOf.day)
            }
        }
    }

    /// The Daily usage report, by whatever the query asks for.
    public func breakdown(_ query: UsageBreakdownQuery) -> UsageBreakdown {
        var spellings: [UsageGroup: UsageGroup] = [:]
        var sums: [GroupKey: (cost: Amount, lines: Int)] = [:]
        for line in lines(of: query.usage) {
            let group = query.grouping.group(of: line)
            spellings[group.folded] = spellings[group.folded] ?? group
            let key = GroupKey(group: group.folded, currency: line.cost.currency)
            sums[key, default: (.zero, 0)].cost += line.cost.amount
            sums[key, default: (.zero, 0)].lines += 1
        }
        let rows = sums.map { key, sum in
            UsageBreakdown.Row(
                group: spellings[key.group] ?? key.group, cost: Money(sum.cost, key.currency), lineCount: sum.lines)
        }
        return UsageBreakdown(query, groups: rows, tagKeys: tagKeys(of: query.usage), provenance: provenance)
    }

    private func tagKeys(of usage: UsageQuery) -> [TagKey] {
        var counts: [TagKey: Int] = [:]
        for line in lines(of: UsageQuery(scope: usage.scope, period: usage.period)) {
            for key in Set(OtherFieldText.parse(line.tags).map { TagKey($0.name) }) { counts[key, default: 0] += 1 }
        }
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    }

    /// A window of usage lines; filtered, and in order of cost or of the source.
    public func usageLines(
        _ query: UsageLineQuery, offset: Int, limit: Int, around line: UsageLineID? = nil
    ) -> UsageLinePage {
        let filter = FilterText(query.filter)
        var matching = lines(of: query.usage).filter {
            filter.matches("\($0.service) \($0.meter.name) \($0.resource) \($0.resourceGroup) \($0.location)")
        }
        if query.order == .cost {
            matching.sort { query.isDescending ? $0.cost.amount > $1.cost.amount : $0.cost.amount < $1.cost.amount }
        } else if query.isDescending {
            matching.reverse()
        }
        let position = line.flatMap { line in matching.firstIndex { $0.id == line } }
        let offset = position.map { max(0, $0 - limit / 2) } ?? offset
        return UsageLinePage(
            query: query, count: matching.count,
            totals: matching.reduce(into: CurrencyTotals()) { $0.add($1.cost) }, offset: offset,
            lines: Array(matching.dropFirst(offset).prefix(limit)), position: position, provenance: provenance)
    }

    private func lines(of query: UsageQuery) -> [UsageLine] {
        let parts = parts.filter { query.scope.contains($0.key) }.sorted { $0.key < $1.key }
        let lines = parts.flatMap { $0.value[query.period] ?? [] }.filter { line in
            query.path.allSatisfy { $0.contains(line) }
        }
        return lines.enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
    }

    private func coverage(of period: BillingPeriod) -> BillingPeriod {
        BillingPeriod(start: period.start, end: min(period.end, asOf.day)) ?? period
    }

    private struct PartKey: Hashable {
        let subscription: SubscriptionID
        let period: BillingPeriod
        let currency: CurrencyCode
    }

    private struct MeterKey: Hashable {
        let meter: Meter
        let currency: CurrencyCode
    }

    private struct GroupKey: Hashable {
        let group: UsageGroup
        let currency: CurrencyCode
    }
}
