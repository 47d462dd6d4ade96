public import BillingCore
import GRDB

extension BillingStore {
    /// How the invoices of a period follow from its lines: for each subscription with either, and each currency.
    ///
    /// - Parameter scope: One subscription; of several, those that have usage in just this period.
    public func reconciliations(
        _ scope: Scope, period: BillingPeriod, metric: Metric, asOf: Day
    ) throws -> [Reconciliation] {
        try read { db in
            let account = try Self.account(scope, db)
            let profiles = Set(account.subscriptions.compactMap(\.billingProfile))
            // An invoice of a billing profile is of the lines of all its subscriptions.
            let mates =
                profiles.isEmpty
                ? [] : try Self.subscriptions(.all, db).filter { $0.billingProfile.map(profiles.contains) ?? false }
            let read = scope == .all ? scope : .subscriptions((account.subscriptions + mates).map(\.id))
            let parts = try Self.activeParts(read, period: period, metric: metric, db)
            let members = account.subscriptions.filter { subscription in
                !scope.coversSeveral || parts.contains { $0.subscription == subscription.id }
            }
            return try members.flatMap { subscription in
                try Self.facts(
                    of: subscription, period, account: account.of(subscription), parts: parts,
                    profile: mates.filter { $0.billingProfile == subscription.billingProfile }, db
                ).map { Reconciliation($0, asOf: asOf) }
            }
        }
    }

    private static func facts(
        of subscription: Subscription, _ period: BillingPeriod, account: AccountSnapshot, parts: [ActivePart],
        profile: [Subscription], _ db: Database
    ) throws -> [ReconciliationFacts] {
        let own = parts.filter { $0.subscription == subscription.id }
        let others = Set(profile.map(\.id)).subtracting([subscription.id])
        let otherParts = parts.filter { others.contains($0.subscription) }
        let invoices = account.invoices(in: period)
        var charges: [CurrencyCode: [ReconciliationFacts.Charge]] = [:]
        for part in own {
            for (currency, charge) in try self.charges(of: part.id, db) {
                charges[currency, default: []].append(charge)
            }
        }
        var merger = StatementMerger()
        for part in own {
            let told = try ownStatement(of: part.id, db)
            for line in told.isEmpty ? try summedStatement(of: part.id, db) : told { merger.add(line) }
        }
        let currencies = Set(charges.keys).union(invoices.map(\.total.currency)).sorted()
        let named: [CurrencyCode?] = currencies.isEmpty ? [nil] : currencies
        return try named.map { currency in
            ReconciliationFacts(
                subscription: subscription, period: period, currency: currency,
                charges: currency.flatMap { charges[$0] } ?? [],
                others: try currency.flatMap { try total(of: otherParts, in: $0, db) },
                meters: merger.lines.filter { $0.value.currency == currency }, invoices: invoices,
                coverage: try coverage(of: own, db),
                readAt: own.compactMap(\.provenance.fetchedAt).min(), answer: account.invoiceAnswers.first)
        }
    }

    /// The lines of a part by charge type.
    private static func charges(
        of part: Int64, _ db: Database
    ) throws -> [(currency: CurrencyCode, charge: ReconciliationFacts.Charge)] {
        let keys = LineKey.range(part: part)
        return try Row.fetchAll(
            db,
            sql: """
                SELECT chargeType, currency, sum(micros) AS micros, sum(remainder) AS remainder, count(*) AS lines
                FROM line JOIN charge ON charge.id = line.charge WHERE line.id BETWEEN ? AND ?
                GROUP BY chargeType, currency ORDER BY chargeType
                """, arguments: [keys.lowerBound, keys.upperBound]
        ).map { row in
            let cost = Money(row)
            return (
                cost.currency,
                ReconciliationFacts.Charge(type: row["chargeType"], cost: cost.amount, lineCount: row["lines"])
            )
        }
    }

    private static func total(
        of parts: [ActivePart], in currency: CurrencyCode, _ db: Database
    ) throws -> ReconciliationFacts.Charge? {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT micros, remainder, currency, lineCount FROM partTotal WHERE currency = ?
                AND part IN (\(parts.map { String($0.id) }.joined(separator: ", ")))
                """, arguments: [currency.rawValue])
        guard !rows.isEmpty else { return nil }
        return ReconciliationFacts.Charge(
            type: "", cost: rows.reduce(Amount.zero) { $0 + Money($1).amount },
            lineCount: rows.reduce(0) { $0 + ($1["lineCount"] as Int) })
    }
}
