import BillingCore
import BillingStore
import FakturaViewModels
import FakturaWords

extension Reading {
    /// The period asked for; the newest one that has usage unless told.
    ///
    /// Subscriptions whose periods start on other days have other newest ones:
    /// the period that most of them share is taken, and standard error names
    /// those that it leaves out.
    func period() throws -> BillingPeriod { try choice().period }

    /// The period asked for, and the subscriptions that it leaves out.
    func choice() throws -> (period: BillingPeriod, leftOut: [Subscription]) {
        let own = try store.histories(scope, metric: metric, asOf: asOf.day).compactMap { subscription, history in
            period(in: history).map { (subscription, $0) }
        }
        let bySize = Dictionary(grouping: own, by: \.1).sorted { left, right in
            left.value.count != right.value.count ? left.value.count > right.value.count : left.key > right.key
        }
        if let chosen = bySize.first {
            let others = own.filter { $0.1 != chosen.key }.map(\.0)
            if !others.isEmpty {
                Console.error(words.otherPeriods(than: chosen.key, of: others.map(\.displayName)))
            }
            return (chosen.key, others)
        }
        return (try periodBeyondHistory(), [])
    }

    private func periodBeyondHistory() throws -> BillingPeriod {
        // Older ones than the history shows can be named by date.
        let known = try store.periods(scope, metric: metric)
        if report.period == nil, let newest = known.first(where: { $0.start < asOf.day }) ?? known.last {
            return newest
        }
        if let choice = report.period,
            let older = known.first(where: { choice.matches($0, isUnbilled: false, closedBefore: -1) })
        {
            return older
        }
        if known.isEmpty, try !store.metrics().subtracting([metric]).isEmpty {
            throw try Self.noFigures(of: metric, store, words)
        }
        if let reason = try noCosts() { throw Failure.notAvailable(reason) }
        throw Failure.notAvailable(words.unknownPeriod(report.period?.argument ?? "newest", known: known))
    }

    /// Why the period asked for, or the newest one, has no costs; `nil` where the history does not say.
    private func noCosts() throws -> String? {
        let histories = try store.histories(scope, metric: metric, asOf: asOf.day)
        let rows = PeriodRows.chosen(histories, report.period).compactMap(\.rows.first)
        return words.noCosts(rows.flatMap(\.standings), asOf: asOf.day)
    }

    /// The rows of each subscription's history that `--period` means; all of them without it.
    ///
    /// - Throws: ``Failure`` where no subscription has such a period.
    func historyRows() throws -> [PeriodRows.History] {
        let chosen = PeriodRows.chosen(try store.histories(scope, metric: metric, asOf: asOf.day), report.period)
        if let choice = report.period, chosen.allSatisfy(\.rows.isEmpty) {
            let known = try store.periods(scope, metric: metric)
            throw Failure.notAvailable(words.unknownPeriod(choice.argument, known: known))
        }
        return chosen
    }

    /// The period of one subscription that is asked for; `nil` where it has none with usage.
    private func period(in history: BillingHistory) -> BillingPeriod? {
        var closed: [BillingPeriod] = []
        for row in history.rows {
            let before = closed.last == row.period ? closed.count - 1 : closed.count
            if row.state != .unbilled, closed.last != row.period { closed.append(row.period) }
            let isMeant =
                report.period?.matches(
                    row.period, isUnbilled: row.state == .unbilled, closedBefore: before) ?? true
            if isMeant, row.usageCost != nil { return row.period }
        }
        return nil
    }
}

extension PeriodChoice {
    /// As it was typed.
    var argument: String {
        switch self {
        case .unbilled: "unbilled"
        case .back(let count): "-\(count)"
        case .month(let year, let month): "\(year)-\(month < 10 ? "0" : "")\(month)"
        case .day(let day): day.description
        }
    }
}
