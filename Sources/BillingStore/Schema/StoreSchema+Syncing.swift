extension StoreSchema {
    /// What a sync goes by.
    ///
    /// `reader` says through which account and tenant Azure lists a subscription; `billingPeriod` has the periods
    /// that Azure lists; `syncRecord` has when each piece was asked for. `access`, `piece` and `problem` are JSON of
    /// ReaderAccess, SyncPiece and AzureProblem; of two JSON texts of a piece, equal ones are one piece.
    static let syncing = """
        ALTER TABLE subscription ADD COLUMN access TEXT;
        CREATE TABLE tenant (
            account TEXT NOT NULL, id TEXT NOT NULL, name TEXT, domain TEXT, PRIMARY KEY (account, id)
        ) WITHOUT ROWID;
        CREATE TABLE reader (
            account TEXT NOT NULL, subscription TEXT NOT NULL, tenant TEXT NOT NULL,
            PRIMARY KEY (account, subscription)
        ) WITHOUT ROWID;
        CREATE TABLE billingPeriod (
            subscription TEXT NOT NULL, periodStart INTEGER NOT NULL, periodEnd INTEGER NOT NULL,
            PRIMARY KEY (subscription, periodStart)
        ) WITHOUT ROWID;
        CREATE TABLE syncRecord (
            piece TEXT PRIMARY KEY, readAt INTEGER, triedAt INTEGER NOT NULL, problem TEXT
        ) WITHOUT ROWID;
        """

    /// Invoices that Azure lists without amounts, and by what support finds the answer to a piece.
    ///
    /// Lists that were read before are due again, as nothing was kept of them.
    static let listedInvoices = """
        ALTER TABLE syncRecord ADD COLUMN requestID TEXT;
        CREATE TABLE listedInvoice (
            id TEXT PRIMARY KEY, owner TEXT NOT NULL, isOfProfile INTEGER NOT NULL, periodStart INTEGER NOT NULL,
            periodEnd INTEGER NOT NULL
        ) WITHOUT ROWID;
        UPDATE syncRecord SET triedAt = 0 WHERE piece LIKE '%"invoices"%' AND problem LIKE '%amountsClosed%';
        """
}
