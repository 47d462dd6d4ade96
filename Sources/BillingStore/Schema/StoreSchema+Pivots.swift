import GRDB

extension StoreSchema {
    /// What breakdowns are made of, beside the lines themselves.
    ///
    /// `lineColumns` has the lines of a day of a part in the order of their keys, some thousands to a row, and
    /// `totalColumns` a part's sums by meter, resource, tags and currency; both as ``ColumnBuffer`` packs them, which
    /// reads ten times as fast as rows. The first is numbered by the key of its first line, the second by
    /// ``LineKey`` of the part and a running number.
    ///
    /// `entryGroup` says of each entry of a dataset's dictionaries which entry is the first of the same service,
    /// meter, resource, group, location or currency (``EntryGroupKind``). `tag` spreads each distinct text of tags,
    /// which `number` stands for in the columns; `key` is folded, and 0 is the number of no tags at all.
    static let pivots = """
        CREATE TABLE lineColumns (id INTEGER PRIMARY KEY, lineCount INTEGER NOT NULL, columns BLOB NOT NULL);
        CREATE TABLE totalColumns (id INTEGER PRIMARY KEY, sumCount INTEGER NOT NULL, columns BLOB NOT NULL);
        CREATE TABLE entryGroup (
            dataset INTEGER NOT NULL, kind INTEGER NOT NULL, firstEntry INTEGER NOT NULL, entries BLOB NOT NULL,
            PRIMARY KEY (dataset, kind)
        );
        CREATE TABLE tag (
            dataset INTEGER NOT NULL, key TEXT NOT NULL, number INTEGER NOT NULL, text INTEGER NOT NULL,
            value TEXT NOT NULL, PRIMARY KEY (dataset, key, number)
        ) WITHOUT ROWID;
        CREATE TABLE tagKeyTotal (
            part INTEGER NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, lineCount INTEGER NOT NULL,
            PRIMARY KEY (part, key)
        ) WITHOUT ROWID;
        """

    /// Fills the pivots' tables from the lines of every dataset that is there.
    static func fillPivots(_ db: Database) throws {
        for dataset in try Int64.fetchAll(db, sql: "SELECT id FROM dataset WHERE state = 1") {
            let writer = try PivotWriter(db, dataset: dataset)
            try learnEntries(of: dataset, writer, db)
            let parts = try Int64.fetchAll(db, sql: "SELECT id FROM part WHERE dataset = ?", arguments: [dataset])
            for part in parts { try addLines(of: part, writer, db) }
            try writer.finish(parts: parts)
        }
    }

    private static func learnEntries(of dataset: Int64, _ writer: PivotWriter, _ db: Database) throws {
        let meters = try BulkStatement(
            db, sql: "SELECT id, category, subcategory, name, region FROM meter WHERE dataset = \(dataset) ORDER BY id")
        while try meters.next() {
            try meters.withTexts(1...4) { try writer.groups.learn(meter: meters.integer(at: 0), $0) }
        }
        let resources = try BulkStatement(
            db, sql: "SELECT id, resourceGroup, resource, location FROM resource WHERE dataset = \(dataset) ORDER BY id"
        )
        while try resources.next() {
            try resources.withTexts(1...3) { try writer.groups.learn(resource: resources.integer(at: 0), $0) }
        }
        let charges = try BulkStatement(
            db, sql: "SELECT id, currency FROM charge WHERE dataset = \(dataset) ORDER BY id")
        while try charges.next() {
            try charges.withTexts(1...1) { try writer.groups.learn(charge: charges.integer(at: 0), $0) }
        }
    }

    private static func addLines(of part: Int64, _ writer: PivotWriter, _ db: Database) throws {
        let range = LineKey.range(part: part)
        let lines = try BulkStatement(
            db,
            sql: """
                SELECT id, meter, resource, charge, tags, micros, remainder FROM line
                WHERE id BETWEEN \(range.lowerBound) AND \(range.upperBound) ORDER BY id
                """)
        let text = try BulkStatement(db, sql: "SELECT value FROM text WHERE id = ?")
        while try lines.next() {
            let tags = try writer.tags.number(of: lines.integer(at: 4)) { id in
                text.bind(id, at: 1)
                guard try text.next() else { return "" }
                defer { text.reset() }
                return text.text(at: 0) ?? ""
            }
            try writer.add(
                PivotLine(
                    key: lines.integer(at: 0), meter: lines.integer(at: 1), resource: lines.integer(at: 2),
                    charge: lines.integer(at: 3), tags: tags, micros: lines.integer(at: 5),
                    remainder: lines.integer(at: 6)))
        }
        try writer.flush()
    }
}
