import BillingCore
import GRDB

extension BillingStore {
    /// What is known of the subscriptions of a scope beside their usage.
    static func account(_ scope: Scope, _ db: Database) throws -> AccountSnapshot {
        let subscriptions = try subscriptions(scope, db)
        let profiles = Set(subscriptions.compactMap(\.billingProfile))
        return AccountSnapshot(
            subscriptions: subscriptions,
            invoices: try rows(of: "invoice", scope, profiles, db).compactMap(Invoice.init(row:)),
            listedInvoices: try rows(of: "listedInvoice", scope, profiles, db).compactMap(ListedInvoice.init(row:)),
            estimates: try estimates(scope, db), forecasts: try forecasts(scope, db),
            usageProblems: try usageProblems(scope, db),
            invoiceAnswers: try invoiceAnswers(scope, profiles: profiles, db))
    }

    /// The rows of a table of invoices that are of subscriptions or of their billing profiles.
    private static func rows(
        of table: String, _ scope: Scope, _ profiles: Set<String>, _ db: Database
    ) throws -> [Row] {
        let own = scope.condition(on: "owner")
        let shared = "owner".isOneOf(profiles)
        return try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM \(table) WHERE (NOT isOfProfile AND \(own.sql)) OR (isOfProfile AND \(shared.sql))
                ORDER BY id
                """, arguments: own.arguments + shared.arguments
        )
    }

    /// Why Azure did not give usage, where it did not.
    private static func usageProblems(_ scope: Scope, _ db: Database) throws -> [AccountSnapshot.UsageProblem] {
        let rows = try Row.fetchAll(db, sql: "SELECT * FROM syncRecord WHERE problem IS NOT NULL ORDER BY piece")
        return rows.compactMap(SyncRecord.init(row:)).compactMap { record in
            guard case .usage(let id, let period, let metric) = record.piece, scope.contains(id),
                let problem = record.problem
            else { return nil }
            return AccountSnapshot.UsageProblem(subscription: id, period: period, metric: metric, problem: problem)
        }
    }

    /// What asking for invoices came to, refusals with what Azure answered.
    private static func invoiceAnswers(
        _ scope: Scope, profiles: Set<String>, _ db: Database
    ) throws -> [InvoiceAnswer] {
        let rows = try Row.fetchAll(
            db, sql: "SELECT * FROM syncRecord WHERE piece LIKE '%\"invoices\"%' ORDER BY piece")
        return rows.compactMap(SyncRecord.init(row:)).compactMap { record in
            guard case .invoices(let owner) = record.piece else { return nil }
            let isCovered =
                switch owner {
                case .subscription(let id): scope.contains(id)
                case .billingProfile(let id): profiles.contains(id)
                }
            guard isCovered else { return nil }
            return InvoiceAnswer(
                owner: owner, readAt: record.readAt, triedAt: record.triedAt, problem: record.problem,
                requestID: record.requestID)
        }
    }

    /// The invoices of a statement of just these subscriptions.
    static func invoices(
        of members: [SubscriptionID], in period: BillingPeriod, _ db: Database
    ) throws -> [Invoice] {
        let profiles = Set(try subscriptions(.subscriptions(members), db).compactMap(\.billingProfile))
        let invoices = try rows(of: "invoice", .subscriptions(members), profiles, db).compactMap(Invoice.init(row:))
        return AccountSnapshot(invoices: invoices).invoices(in: period)
    }

    /// Where figures come from of which there are none: the account that was told of, else nothing read.
    func origin(_ metric: Metric, _ db: Database) throws -> Provenance {
        let row = try Row.fetchOne(db, sql: "SELECT * FROM dataset WHERE state = 1 AND source <> 'file' LIMIT 1")
        if let row {
            return Provenance(source: Provenance(dataset: row).source, metric: metric, fetchedAt: row["fetchedAt"])
        }
        let askedAt = try Int64.fetchOne(db, sql: "SELECT max(triedAt) FROM syncRecord")
        return Provenance(source: askedAt == nil ? .files(0) : teller, metric: metric, fetchedAt: askedAt)
    }

    static func subscriptions(_ scope: Scope, _ db: Database) throws -> [Subscription] {
        let condition = scope.condition(on: "key")
        return try Row.fetchAll(
            db, sql: "SELECT * FROM subscription WHERE \(condition.sql) ORDER BY key", arguments: condition.arguments
        ).map(Subscription.init(row:))
    }
}

extension Subscription {
    fileprivate init(row: Row) {
        let access: String? = row["invoiceAccess"]
        let currency: String? = row["creditCurrency"]
        self.init(
            id: SubscriptionID(row["key"] as String), name: row["name"],
            offer: (row["offer"] as String?).map { Offer($0) },
            agreement: (row["agreement"] as String?).flatMap(Agreement.init(rawValue:)), role: row["role"],
            anchorDay: row["anchorDay"], startDay: (row["startDay"] as Int?).map(Day.init(number:)),
            monthlyCredit: currency.flatMap { Money(row, "credit", CurrencyCode($0)) },
            billingAccount: row["billingAccount"], billingProfile: row["billingProfile"],
            accountAdministrator: row["administrator"],
            invoiceAccess: access.map { $0 == "open" ? .open : .refused(code: $0) },
            access: KeptJSON.value(row["access"]))
    }
}

extension Invoice {
    /// An invoice as it was recorded; `nil` for what a newer version may have written.
    fileprivate init?(row: Row) {
        guard let period = BillingPeriod(row, "periodStart", "periodEnd"), let kind = Kind(rawValue: row["kind"]),
            let state = PeriodState(rawValue: row["state"])
        else { return nil }
        let currency = CurrencyCode(row["currency"])
        let credited: String? = row["credited"]
        var charges: Charges?
        if let usage = Money(row, "usage", currency), let credit = Money(row, "credit", currency),
            let tax = Money(row, "tax", currency)
        {
            charges = Charges(usage: usage.amount, credit: credit.amount, tax: tax.amount)
        }
        self.init(
            id: row["id"],
            owner: Owner(row: row), kind: kind,
            document: credited.map { .creditNote(of: $0) } ?? .invoice, period: period,
            invoiceDay: (row["invoiceDay"] as Int?).map(Day.init(number:)), total: Money(row), charges: charges,
            state: state, dueDay: (row["dueDay"] as Int?).map(Day.init(number:)))
    }
}

extension ListedInvoice {
    /// An invoice as it was recorded; `nil` for what a newer version may have written.
    fileprivate init?(row: Row) {
        guard let period = BillingPeriod(row, "periodStart", "periodEnd") else { return nil }
        self.init(id: row["id"], owner: Invoice.Owner(row: row), period: period)
    }
}

extension Money {
    /// The amount of two columns of a kind: `creditMicros` and `creditRemainder`; `nil` where they are NULL.
    fileprivate init?(_ row: Row, _ kind: String, _ currency: CurrencyCode) {
        guard let micros: Int64 = row["\(kind)Micros"], let remainder: Int64 = row["\(kind)Remainder"] else {
            return nil
        }
        self.init(Amount(micros: micros, remainder: remainder), currency)
    }
}
