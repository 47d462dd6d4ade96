import GRDB

/// The store's tables, and how an older store becomes the newest.
///
/// Migrations are named, run in order and are never edited once they have
/// landed; a change is a new one.
enum StoreSchema {
    /// What SQLite's header says of the file: "fakt".
    static let applicationID: Int32 = 0x6661_6B74
    /// Raised with every migration; a file with a greater one is left untouched.
    static let version: Int32 = 7

    /// Marks a new file as ours before anything else, so that one whose migration fails is known again.
    static func claim(_ writer: any DatabaseWriter) throws {
        // Asked first: an old store is opened while another copy writes to it.
        guard try writer.read({ try Int32.fetchOne($0, sql: "PRAGMA application_id") }) == 0 else { return }
        try writer.write { try $0.execute(sql: "PRAGMA application_id = \(applicationID)") }
    }

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 usage") { db in
            try db.execute(sql: usage)
            try db.execute(sql: "PRAGMA user_version = 1")
        }
        migrator.registerMigration("2 accounts") { db in
            try db.execute(sql: accounts)
            try db.execute(sql: "PRAGMA user_version = 2")
        }
        migrator.registerMigration("3 pivots") { db in
            try db.execute(sql: pivots)
            try fillPivots(db)
            try db.execute(sql: "PRAGMA user_version = 3")
        }
        migrator.registerMigration("4 syncing") { db in
            try db.execute(sql: syncing)
            try db.execute(sql: "PRAGMA user_version = 4")
        }
        migrator.registerMigration("5 estimates") { db in
            try db.execute(sql: estimates)
            try db.execute(sql: "PRAGMA user_version = 5")
        }
        migrator.registerMigration("6 account center") { db in
            try db.execute(sql: accountCenter)
            try db.execute(sql: "PRAGMA user_version = 6")
        }
        migrator.registerMigration("7 what Azure tells in part") { db in
            try db.execute(sql: listedInvoices)
            try db.execute(sql: unpricedMeters)
            try db.execute(sql: "PRAGMA user_version = 7")
        }
        return migrator
    }

    /// Days are numbers of days since 1970; `periodEnd` and `coverEnd` are exclusive.
    ///
    /// A part that is loading has subscription 0: what a file says of its
    /// subscriptions is written when it is published. Money is `micros` and `remainder` (``Amount``). The four dictionaries
    /// belong to one dataset and go with it; a value may stand in one twice, so
    /// reports group by text.
    private static let usage = """
        CREATE TABLE subscription (
            id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT, offer TEXT, agreement TEXT, role TEXT,
            anchorDay INTEGER
        );
        CREATE TABLE dataset (
            id INTEGER PRIMARY KEY AUTOINCREMENT, state INTEGER NOT NULL, source TEXT NOT NULL, path TEXT,
            format TEXT, metric TEXT NOT NULL, contentHash TEXT, byteCount INTEGER, fetchedAt INTEGER,
            lineCount INTEGER NOT NULL DEFAULT 0, partCount INTEGER NOT NULL DEFAULT 0
        );
        CREATE TABLE part (
            id INTEGER PRIMARY KEY AUTOINCREMENT, dataset INTEGER NOT NULL, subscription INTEGER NOT NULL,
            periodStart INTEGER NOT NULL, periodEnd INTEGER NOT NULL, coverStart INTEGER NOT NULL,
            coverEnd INTEGER NOT NULL, metric TEXT NOT NULL, state INTEGER NOT NULL, lineCount INTEGER NOT NULL
        );
        CREATE INDEX partBySubscription ON part (subscription, periodStart);
        CREATE UNIQUE INDEX activePart ON part (subscription, periodStart, periodEnd, metric) WHERE state = 2;
        CREATE TABLE partTotal (
            part INTEGER NOT NULL, currency TEXT NOT NULL, micros INTEGER NOT NULL, remainder INTEGER NOT NULL,
            lineCount INTEGER NOT NULL, PRIMARY KEY (part, currency)
        ) WITHOUT ROWID;
        CREATE TABLE dayTotal (
            part INTEGER NOT NULL, day INTEGER NOT NULL, currency TEXT NOT NULL, micros INTEGER NOT NULL,
            remainder INTEGER NOT NULL, lineCount INTEGER NOT NULL, PRIMARY KEY (part, day, currency)
        ) WITHOUT ROWID;
        CREATE TABLE meterTotal (
            part INTEGER NOT NULL, meter INTEGER NOT NULL, currency TEXT NOT NULL, micros INTEGER NOT NULL,
            remainder INTEGER NOT NULL, lineCount INTEGER NOT NULL, consumed TEXT, rate TEXT,
            PRIMARY KEY (part, meter, currency)
        ) WITHOUT ROWID;
        CREATE TABLE meterDayTotal (
            part INTEGER NOT NULL, meter INTEGER NOT NULL, day INTEGER NOT NULL, currency TEXT NOT NULL,
            micros INTEGER NOT NULL, remainder INTEGER NOT NULL, lineCount INTEGER NOT NULL,
            PRIMARY KEY (part, meter, day, currency)
        ) WITHOUT ROWID;
        CREATE TABLE statementLine (
            part INTEGER NOT NULL, position INTEGER NOT NULL, category TEXT NOT NULL, subcategory TEXT NOT NULL,
            name TEXT NOT NULL, region TEXT NOT NULL, unit TEXT NOT NULL, consumed TEXT, included TEXT,
            billable TEXT, rate TEXT, currency TEXT NOT NULL, micros INTEGER NOT NULL, remainder INTEGER NOT NULL,
            PRIMARY KEY (part, position)
        ) WITHOUT ROWID;
        CREATE TABLE meter (
            id INTEGER PRIMARY KEY, dataset INTEGER NOT NULL, category TEXT NOT NULL, subcategory TEXT NOT NULL,
            name TEXT NOT NULL, region TEXT NOT NULL, unit TEXT NOT NULL, meterID TEXT NOT NULL,
            service TEXT NOT NULL
        );
        CREATE TABLE resource (
            id INTEGER PRIMARY KEY, dataset INTEGER NOT NULL, resource TEXT NOT NULL, resourceGroup TEXT NOT NULL,
            location TEXT NOT NULL
        );
        CREATE TABLE charge (
            id INTEGER PRIMARY KEY, dataset INTEGER NOT NULL, currency TEXT NOT NULL, unitPrice TEXT NOT NULL,
            chargeType TEXT NOT NULL, offer TEXT NOT NULL
        );
        CREATE TABLE text (id INTEGER PRIMARY KEY, dataset INTEGER NOT NULL, value TEXT NOT NULL);
        CREATE TABLE line (
            id INTEGER PRIMARY KEY, meter INTEGER NOT NULL, resource INTEGER NOT NULL, charge INTEGER NOT NULL,
            tags INTEGER, info INTEGER, other INTEGER, quantity, scale INTEGER, micros INTEGER NOT NULL,
            remainder INTEGER NOT NULL, isUnallocated INTEGER
        );
        """

    /// What is known of accounts beside usage.
    ///
    /// `invoiceAccess` is `open` or the code that Azure refused with, and NULL
    /// while nothing but files told of a subscription. An invoice's parts are
    /// NULL together.
    private static let accounts = """
        ALTER TABLE subscription ADD COLUMN startDay INTEGER;
        ALTER TABLE subscription ADD COLUMN creditMicros INTEGER;
        ALTER TABLE subscription ADD COLUMN creditRemainder INTEGER;
        ALTER TABLE subscription ADD COLUMN creditCurrency TEXT;
        ALTER TABLE subscription ADD COLUMN billingAccount TEXT;
        ALTER TABLE subscription ADD COLUMN billingProfile TEXT;
        ALTER TABLE subscription ADD COLUMN administrator TEXT;
        ALTER TABLE subscription ADD COLUMN invoiceAccess TEXT;
        CREATE TABLE billingAccount (key TEXT PRIMARY KEY, name TEXT, agreement TEXT) WITHOUT ROWID;
        CREATE TABLE billingProfile (
            key TEXT PRIMARY KEY, name TEXT, billingAccount TEXT NOT NULL, currency TEXT
        ) WITHOUT ROWID;
        CREATE TABLE invoice (
            id TEXT PRIMARY KEY, owner TEXT NOT NULL, isOfProfile INTEGER NOT NULL, kind TEXT NOT NULL,
            credited TEXT, periodStart INTEGER NOT NULL, periodEnd INTEGER NOT NULL, invoiceDay INTEGER,
            dueDay INTEGER, state TEXT NOT NULL, currency TEXT NOT NULL, micros INTEGER NOT NULL,
            remainder INTEGER NOT NULL, usageMicros INTEGER, usageRemainder INTEGER, creditMicros INTEGER,
            creditRemainder INTEGER, taxMicros INTEGER, taxRemainder INTEGER
        ) WITHOUT ROWID;
        CREATE INDEX invoiceByOwner ON invoice (owner, periodEnd);
        CREATE TABLE estimate (
            subscription TEXT NOT NULL, periodStart INTEGER NOT NULL, periodEnd INTEGER NOT NULL,
            generatedAt INTEGER NOT NULL, currency TEXT NOT NULL, micros INTEGER NOT NULL,
            remainder INTEGER NOT NULL, PRIMARY KEY (subscription, periodStart, currency, generatedAt)
        ) WITHOUT ROWID;
        """
}

/// States of a part of a dataset.
enum PartState {
    static let loading = 0
    static let candidate = 1
    static let active = 2
    /// Replaced or removed; its rows are deleted in small batches.
    static let doomed = 3
}
