import BillingCore
import GRDB

extension BillingStore {
    /// Rows of each table: what must be equal before and after something that is to leave no trace.
    func rowCounts() throws -> [String: Int] {
        try read { db in
            let tables = try String.fetchAll(
                db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
            return try tables.reduce(into: [:]) { counts, table in
                counts[table] = try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)")
            }
        }
    }

    /// Lets the file grow by so many pages and no further, as a full disk does; `nil` lifts the limit.
    func limitGrowth(toPages pages: Int?) throws {
        try write { db in
            let count = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            try db.execute(sql: "PRAGMA max_page_count = \(pages.map { count + $0 } ?? 0xFFFF_FFFE)")
        }
    }

    /// Takes the pivots out again, so that the store is one from before there were any.
    func removePivots() throws {
        try write { db in
            for table in ["lineColumns", "totalColumns", "entryGroup", "tag", "tagKeyTotal"] {
                try db.execute(sql: "DROP TABLE \(table)")
            }
            try db.execute(
                sql: """
                    DELETE FROM grdb_migrations WHERE identifier = '3 pivots';
                    PRAGMA user_version = 2
                    """)
        }
    }
}
