public import BillingCore
import GRDB

extension BillingStore {
    /// Keeps what a source tells of accounts, in one transaction.
    ///
    /// What is not told of a subscription stays as it was. The invoices of
    /// each subscription and billing profile told of are replaced as a whole;
    /// estimates are added to those that were kept of other days. Usage
    /// problems are left out: they stand with what a sync asked for.
    ///
    /// - Throws: ``StoreProblem``.
    public func record(_ account: AccountSnapshot) throws {
        guard !isReadOnly else { throw StoreProblem.readOnly(path: path) }
        try write { db in
            try db.inTransaction(.immediate) {
                for item in account.billingAccounts { try Self.record(item, db) }
                for profile in account.billingProfiles { try Self.record(profile, db) }
                for subscription in account.subscriptions {
                    try Self.record(subscription, db)
                    guard let access = subscription.access else { continue }
                    try db.execute(
                        sql: "UPDATE subscription SET access = ? WHERE key = ?",
                        arguments: [try KeptJSON.text(access), subscription.id.rawValue])
                }
                let owners = account.subscriptions.map(\.id.rawValue) + account.billingProfiles.map(\.id)
                for owner in owners {
                    for table in ["invoice", "listedInvoice"] {
                        try db.execute(sql: "DELETE FROM \(table) WHERE owner = ?", arguments: [owner])
                    }
                }
                for invoice in account.invoices { try Self.record(invoice, db) }
                for invoice in account.listedInvoices { try Self.record(invoice, db) }
                for estimate in account.estimates { try Self.record(estimate, db) }
                try Self.record(account.forecasts, db)
                for answer in account.invoiceAnswers {
                    try SyncRecord(
                        piece: .invoices(answer.owner), readAt: answer.readAt, triedAt: answer.triedAt,
                        problem: answer.problem, requestID: answer.requestID
                    ).keep(db)
                }
                return .commit
            }
        }
    }

    private static func record(_ account: BillingAccount, _ db: Database) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO billingAccount VALUES (?, ?, ?)",
            arguments: [account.id, account.name, account.agreement?.rawValue])
    }

    static func record(_ profile: BillingProfile, _ db: Database) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO billingProfile VALUES (?, ?, ?, ?)",
            arguments: [profile.id, profile.name, profile.billingAccount, profile.currency?.rawValue])
    }

    static func record(_ subscription: Subscription, _ db: Database) throws {
        let access: String? =
            switch subscription.invoiceAccess {
            case .open: "open"
            case .refused(let code): code
            case nil: nil
            }
        let credit = try subscription.monthlyCredit.map { try columns($0.amount) }
        let facts: [(column: String, value: (any DatabaseValueConvertible)?)] = [
            ("name", subscription.name), ("offer", subscription.offer?.id),
            ("agreement", subscription.agreement?.rawValue), ("role", subscription.role),
            ("anchorDay", subscription.anchorDay), ("startDay", subscription.startDay?.number),
            ("creditMicros", credit?.micros), ("creditRemainder", credit?.remainder),
            ("creditCurrency", subscription.monthlyCredit?.currency.rawValue),
            ("billingAccount", subscription.billingAccount), ("billingProfile", subscription.billingProfile),
            ("administrator", subscription.accountAdministrator), ("invoiceAccess", access),
        ]
        let names = facts.map(\.column)
        try db.execute(
            sql: """
                INSERT INTO subscription (key, \(names.joined(separator: ", ")))
                VALUES (?\(String(repeating: ", ?", count: names.count))) ON CONFLICT (key) DO UPDATE SET
                \(names.map { "\($0) = coalesce(excluded.\($0), \($0))" }.joined(separator: ", "))
                """, arguments: StatementArguments([subscription.id.rawValue] + facts.map(\.value)))
    }

    static func record(_ invoice: Invoice, _ db: Database) throws {
        let credited: String? = if case .creditNote(let number) = invoice.document { number } else { nil }
        let total = try columns(invoice.total.amount)
        let parts = try invoice.charges.map { try [columns($0.usage), columns($0.credit), columns($0.tax)] }
        var values: [(any DatabaseValueConvertible)?] = [
            invoice.id, invoice.owner.key, invoice.owner.isOfProfile, invoice.kind.rawValue, credited,
            invoice.period.start.number,
            invoice.period.end.number, invoice.invoiceDay?.number, invoice.dueDay?.number, invoice.state.rawValue,
            invoice.total.currency.rawValue, total.micros, total.remainder,
        ]
        for index in 0..<3 { values += [parts?[index].micros, parts?[index].remainder] }
        try db.execute(
            sql: "INSERT OR REPLACE INTO invoice VALUES (?\(String(repeating: ", ?", count: values.count - 1)))",
            arguments: StatementArguments(values))
    }

    static func record(_ invoice: ListedInvoice, _ db: Database) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO listedInvoice VALUES (?, ?, ?, ?, ?)",
            arguments: [
                invoice.id, invoice.owner.key, invoice.owner.isOfProfile, invoice.period.start.number,
                invoice.period.end.number,
            ])
    }

    /// The two integers that an amount is kept as.
    static func columns(_ amount: Amount) throws -> (micros: Int64, remainder: Int64) {
        guard let micros = amount.micros else { throw AmountTooLarge() }
        return (micros, amount.remainder)
    }
}
