public import BillingCore
import GRDB

extension BillingStore {
    /// What a sync through some accounts goes by.
    ///
    /// - Parameter accounts: Those signed in; a subscription that several of them see is read through the first.
    public func syncKnowledge(_ accounts: [AzureAccount.ID]) throws -> SyncKnowledge {
        try read { db in
            var knowledge = SyncKnowledge(accounts: accounts)
            for row in try Row.fetchAll(db, sql: "SELECT * FROM tenant ORDER BY account, id") {
                knowledge.tenants[AzureAccount.ID(row["account"]), default: []].append(
                    Tenant(id: row["id"], name: row["name"], domain: row["domain"]))
            }
            let known = Dictionary(
                try Self.subscriptions(.all, db).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            var places: [SubscriptionID: (rank: Int, tenant: String)] = [:]
            for row in try Row.fetchAll(db, sql: "SELECT * FROM reader ORDER BY subscription") {
                guard let rank = accounts.firstIndex(of: AzureAccount.ID(row["account"])) else { continue }
                let id = SubscriptionID(row["subscription"] as String)
                if rank < places[id]?.rank ?? .max { places[id] = (rank, row["tenant"]) }
            }
            knowledge.subscriptions = places.sorted { $0.key < $1.key }.compactMap { id, place in
                known[id].map { .init($0, account: accounts[place.rank], tenant: place.tenant) }
            }
            for row in try Row.fetchAll(db, sql: "SELECT * FROM billingPeriod ORDER BY periodStart") {
                guard let period = BillingPeriod(row, "periodStart", "periodEnd") else { continue }
                knowledge.periods[SubscriptionID(row["subscription"] as String), default: []].append(period)
            }
            for record in try Self.syncRecords(db) { knowledge.records[record.piece] = record }
            return knowledge
        }
    }

    /// Names of the billing profiles known, by identifier.
    public func billingProfileNames() throws -> [String: String] {
        try read { try Self.billingProfileNames($0) }
    }

    /// The same, as part of a reading.
    static func billingProfileNames(_ db: Database) throws -> [String: String] {
        try Row.fetchAll(db, sql: "SELECT key, name FROM billingProfile WHERE name IS NOT NULL")
            .reduce(into: [:]) { $0[$1["key"]] = $1["name"] }
    }

    /// Every piece that was ever asked for, in no order.
    static func syncRecords(_ db: Database) throws -> [SyncRecord] {
        try Row.fetchAll(db, sql: "SELECT * FROM syncRecord").compactMap(SyncRecord.init(row:))
    }

    /// When a piece was last asked for, and what came of it; `nil` when it never was.
    public func syncRecord(of piece: SyncPiece) throws -> SyncRecord? {
        try read { db in
            try Row.fetchOne(
                db, sql: "SELECT * FROM syncRecord WHERE piece = ?", arguments: [try KeptJSON.text(piece)]
            ).flatMap(SyncRecord.init(row:))
        }
    }

    /// What the lines of a period come to, in each currency; empty without lines.
    public func usageCosts(of id: SubscriptionID, in period: BillingPeriod, metric: Metric) throws -> [Money] {
        try read { try Self.periodCosts(.one(id), metric: metric, $0) }.filter { $0.period == period }.map(\.cost)
    }

    /// Lines of each period's shown usage of a subscription, whatever its source.
    public func usageLineCounts(of id: SubscriptionID, metric: Metric) throws -> [BillingPeriod: Int] {
        try read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT periodStart, periodEnd, part.lineCount FROM part
                    JOIN subscription ON subscription.id = subscription
                    WHERE key = ? AND metric = ? AND state = \(PartState.active)
                    """, arguments: [id.rawValue, metric.rawValue])
            return rows.reduce(into: [:]) { counts, row in
                if let period = BillingPeriod(row, "periodStart", "periodEnd") { counts[period] = row["lineCount"] }
            }
        }
    }

    /// Keeps what Azure gave for a piece, and that it did, in one transaction.
    ///
    /// - Parameter at: Seconds since 1970 (UTC).
    /// - Throws: ``StoreProblem``.
    public func keep(_ answer: SyncAnswer, for piece: SyncPiece, at moment: Int64) throws {
        try writeAtOnce { db in
            switch (answer, piece) {
            case (.tenants(let tenants), .tenants(let account)): try Self.keep(tenants, of: account, db)
            case (.subscriptions(let subscriptions), .subscriptions(let account, let tenant)):
                try Self.keep(subscriptions, of: account, tenant, db)
            case (.access(let subscription, let access, let profile), .access):
                try Self.keep(subscription, access, profile, db)
            case (.periods(let periods, let isWhole), .periods(let id)):
                try Self.keep(periods, isWhole: isWhole, of: id, db)
            case (.invoices(let invoices, _), .invoices(let owner)): try Self.keep(invoices, of: owner, db)
            case (.estimate(let answer), .estimate(let id, let period)): try Self.keep(answer, of: id, period, db)
            case (.forecast(let forecasts), .forecast): try Self.record(forecasts, db)
            default: break  // An answer to another question is none.
            }
            try SyncRecord(piece: piece, readAt: moment, triedAt: moment, requestID: answer.requestID).keep(db)
        }
    }

    /// Keeps the invoices that Azure lists of an owner without amounts; why it does is noted beside.
    ///
    /// An invoice that was kept with amounts before stays, and is not listed twice.
    ///
    /// - Throws: ``StoreProblem``.
    public func keep(listed invoices: [ListedInvoice], of owner: Invoice.Owner) throws {
        try writeAtOnce { db in
            let key = owner.key
            try db.execute(sql: "DELETE FROM listedInvoice WHERE owner = ?", arguments: [key])
            for invoice in invoices { try Self.record(invoice, db) }
            try db.execute(
                sql: """
                    DELETE FROM listedInvoice WHERE id IN (SELECT id FROM invoice) OR owner = ?1 AND periodEnd IN (
                        SELECT periodEnd FROM invoice WHERE owner = ?1 AND kind = 'services' AND credited IS NULL
                    )
                    """, arguments: [key])
        }
    }

    /// Notes that a piece was read and there was nothing.
    public func noteNothing(for piece: SyncPiece, at moment: Int64) throws {
        try writeAtOnce { try SyncRecord(piece: piece, readAt: moment, triedAt: moment).keep($0) }
    }

    /// Notes that Azure did not give a piece; what the store had of it stays.
    ///
    /// - Parameter at: Seconds since 1970 (UTC).
    /// - Throws: ``StoreProblem``.
    public func note(_ problem: AzureProblem, for piece: SyncPiece, at moment: Int64) throws {
        try writeAtOnce { db in
            try SyncRecord(piece: piece, readAt: nil, triedAt: moment, problem: problem).keep(db)
            guard case .refused(let refusal) = problem, case .invoices(let owner) = piece,
                case .refused(let code) = InvoiceAccess(refusal)
            else { return }
            try Self.setInvoiceAccess(code, of: owner, db)
        }
    }

    /// Forgets through whom subscriptions were read, when an account signs out; figures stay.
    public func forget(_ account: AzureAccount.ID) throws {
        try writeAtOnce { db in
            for table in ["tenant", "reader"] {
                try db.execute(sql: "DELETE FROM \(table) WHERE account = ?", arguments: [account.rawValue])
            }
            for record in try Self.syncRecords(db) {
                switch record.piece {
                case .tenants(account), .subscriptions(account, tenant: _):
                    try db.execute(
                        sql: "DELETE FROM syncRecord WHERE piece = ?", arguments: [try KeptJSON.text(record.piece)])
                default: break
                }
            }
        }
    }

    /// Forgets why an account was not let into tenants, when it signs in anew.
    public func forgetProblems(of account: AzureAccount.ID) throws {
        try writeAtOnce { db in
            for record in try Self.syncRecords(db) where record.problem != nil {
                switch record.piece {
                case .tenants(account), .subscriptions(account, tenant: _):
                    try db.execute(
                        sql: "UPDATE syncRecord SET problem = NULL, readAt = NULL WHERE piece = ?",
                        arguments: [try KeptJSON.text(record.piece)])
                default: break
                }
            }
        }
    }

    func writeAtOnce(_ change: (Database) throws -> Void) throws {
        guard !isReadOnly else { throw StoreProblem.readOnly(path: path) }
        try write { db in
            try db.inTransaction(.immediate) {
                try change(db)
                return .commit
            }
        }
    }
}

extension SyncAnswer {
    /// By which support finds the answer; `nil` where it is not kept.
    fileprivate var requestID: String? { if case .invoices(_, let id) = self { id } else { nil } }
}
