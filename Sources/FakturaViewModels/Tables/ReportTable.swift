public import BillingCore

/// What a report's table is of: its noun, the keys of its rows, and what all rows belong to.
public struct TableHeader: Hashable, Sendable {
    /// A key of the rows.
    public struct Column: Hashable, Sendable {
        /// The key, as JSON and CSV have it.
        public let key: String
        /// Whether its values are numbers, which tables put to the right.
        public let isNumber: Bool
        /// Whether only tables for people have it, as the screen does.
        public let isOnlyInTable: Bool
        /// Whether tables for people leave it out: too wide to be read.
        public let isWide: Bool

        /// Creates a key of rows.
        public init(_ key: String, isNumber: Bool = false, isOnlyInTable: Bool = false, isWide: Bool = false) {
            self.key = key
            self.isNumber = isNumber
            self.isOnlyInTable = isOnlyInTable
            self.isWide = isWide
        }
    }

    /// What every row belongs to, under a key of its own.
    public struct Context: Hashable, Sendable {
        /// The key.
        public let key: String
        /// What stands in every row.
        public let value: TableValue

        /// Creates a value that all rows share.
        public init(_ key: String, _ value: TableValue) {
            self.key = key
            self.value = value
        }
    }

    /// What is known of the report as a whole, under a key of its own beside the rows of JSON.
    public struct Fact: Hashable, Sendable {
        /// What a fact holds.
        public indirect enum Content: Hashable, Sendable {
            /// One value.
            case value(TableValue)
            /// Several, in order.
            case list([Content])
            /// Facts under keys.
            case facts([Fact])
        }

        /// The key.
        public let key: String
        /// What it holds.
        public let content: Content

        /// Creates a fact.
        public init(_ key: String, _ content: Content) {
            self.key = key
            self.content = content
        }

        /// Creates a fact of one value.
        public init(_ key: String, _ value: TableValue) { self.init(key, .value(value)) }

        /// Creates a fact of words that scripts can rely on.
        public init(_ key: String, codes: [String]) { self.init(key, .list(codes.map { .value(.text($0)) })) }
    }

    /// The noun of the schema: `usage` in `faktura/usage/1`.
    public let noun: String
    /// The day the report was made for; `nil` where that means nothing.
    public let asOf: Day?
    /// What CSV and TSV say in every line, since a line is read alone there; JSON says it once, tables leave it out.
    public var context: [Context]
    /// What JSON says of the whole; lines of other formats have no room for it.
    public var facts: [Fact]
    /// The keys, in order.
    public let columns: [Column]

    /// Creates a header.
    public init(noun: String, asOf: Day?, context: [Context] = [], facts: [Fact] = [], columns: [Column]) {
        self.noun = noun
        self.asOf = asOf
        self.context = context
        self.facts = facts
        self.columns = columns
    }
}

/// A report's rows under their keys, in memory: what a command prints and a screen saves.
public struct ReportTable: Hashable, Sendable {
    /// The keys.
    public var header: TableHeader
    /// The rows; each has a value for every column of the header.
    public let rows: [[TableValue]]

    /// Creates a table.
    public init(_ header: TableHeader, rows: [[TableValue]]) {
        self.header = header
        self.rows = rows
    }
}

/// Where the rows of a table come from; plain data, so that an ``Effect`` can carry it.
public enum TableSource: Hashable, Sendable {
    /// Rows that are in memory.
    case rows(ReportTable)
    /// Usage lines under their keys, which the store hands out one by one; so many of them where that is known.
    case usageLines(UsageLineQuery, TableHeader, count: Int?)

    /// The keys.
    public var header: TableHeader {
        switch self {
        case .rows(let table): table.header
        case .usageLines(_, let header, _): header
        }
    }

    /// How many rows there are; `nil` when that is not known.
    public var rowCount: Int? {
        switch self {
        case .rows(let table): table.rows.count
        case .usageLines(_, _, let count): count
        }
    }
}
