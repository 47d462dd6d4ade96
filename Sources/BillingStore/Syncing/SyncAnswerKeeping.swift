import BillingCore
import GRDB

extension BillingStore {
    static func keep(_ tenants: [Tenant], of account: AzureAccount.ID, _ db: Database) throws {
        try db.execute(sql: "DELETE FROM tenant WHERE account = ?", arguments: [account.rawValue])
        for tenant in tenants {
            try db.execute(
                sql: "INSERT OR REPLACE INTO tenant VALUES (?, ?, ?, ?)",
                arguments: [account.rawValue, tenant.id, tenant.name, tenant.domain])
        }
        try db.execute(
            sql: "DELETE FROM reader WHERE account = ?1 AND tenant NOT IN (SELECT id FROM tenant WHERE account = ?1)",
            arguments: [account.rawValue])
    }

    static func keep(
        _ subscriptions: [Subscription], of account: AzureAccount.ID, _ tenant: String, _ db: Database
    ) throws {
        try db.execute(
            sql: "DELETE FROM reader WHERE account = ? AND tenant = ?", arguments: [account.rawValue, tenant])
        for subscription in subscriptions {
            try record(subscription, db)
            try db.execute(
                sql: "INSERT OR REPLACE INTO reader VALUES (?, ?, ?)",
                arguments: [account.rawValue, subscription.id.rawValue, tenant])
        }
    }

    static func keep(
        _ subscription: Subscription, _ access: ReaderAccess, _ profile: BillingProfile?, _ db: Database
    ) throws {
        try record(subscription, db)
        // What Azure says now holds, also that there is no role any more.
        try db.execute(
            sql: "UPDATE subscription SET access = ?, role = ? WHERE key = ?",
            arguments: [try KeptJSON.text(access), subscription.role, subscription.id.rawValue])
        if let profile { try record(profile, db) }
    }

    /// Also keeps the anniversary day that the periods tell, and the first day where there are none before.
    static func keep(_ periods: [BillingPeriod], isWhole: Bool, of id: SubscriptionID, _ db: Database) throws {
        try db.execute(sql: "DELETE FROM billingPeriod WHERE subscription = ?", arguments: [id.rawValue])
        for period in periods {
            try db.execute(
                sql: "INSERT OR REPLACE INTO billingPeriod VALUES (?, ?, ?)",
                arguments: [id.rawValue, period.start.number, period.end.number])
        }
        guard let newest = periods.max(), let oldest = periods.min() else { return }
        let day = newest.start.components.day
        // A start on the last day of a month may stand for a later one: then the longest months tell.
        let isLastOfMonth = newest.start.advanced(by: 1).components.day == 1
        let anchor = isLastOfMonth ? periods.map(\.start.components.day).max() ?? day : day
        try db.execute(
            sql: "UPDATE subscription SET anchorDay = ?, startDay = coalesce(?, startDay) WHERE key = ?",
            arguments: [anchor, isWhole ? oldest.start.number : nil, id.rawValue])
    }

    static func keep(_ invoices: [Invoice], of owner: Invoice.Owner, _ db: Database) throws {
        for table in ["invoice", "listedInvoice"] {
            try db.execute(sql: "DELETE FROM \(table) WHERE owner = ?", arguments: [owner.key])
        }
        for invoice in invoices { try record(invoice, db) }
        // It may have been listed of another owner, before its agreement was known.
        try db.execute(sql: "DELETE FROM listedInvoice WHERE id IN (SELECT id FROM invoice)")
        try setInvoiceAccess("open", of: owner, db)
    }

    static func setInvoiceAccess(_ access: String, of owner: Invoice.Owner, _ db: Database) throws {
        let (column, key) =
            switch owner {
            case .subscription(let id): ("key", id.rawValue)
            case .billingProfile(let id): ("billingProfile", id)
            }
        try db.execute(
            sql: "UPDATE subscription SET invoiceAccess = ? WHERE \(column) = ?", arguments: [access, key])
    }
}

extension Invoice.Owner {
    /// The column `owner` of invoices.
    var key: String {
        switch self {
        case .subscription(let id): id.rawValue
        case .billingProfile(let id): id
        }
    }

    /// The column `isOfProfile` of invoices.
    var isOfProfile: Bool { if case .billingProfile = self { true } else { false } }

    /// The owner as it was recorded.
    init(row: Row) {
        let key: String = row["owner"]
        self = row["isOfProfile"] ? .billingProfile(key) : .subscription(SubscriptionID(key))
    }
}
