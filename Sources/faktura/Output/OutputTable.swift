import BillingCore

/// One value of a row that a command prints.
enum OutputValue: Equatable {
    /// Not known: `null`, an empty cell.
    case none
    case text(String)
    /// A name that may not be known, and what a printed table shows in its place.
    case name(String?, tableFallback: String)
    case integer(Int)
    /// Money or a quantity: a decimal string in JSON.
    case decimal(String)
    /// Names and values, such as tags; in CSV and tables as the source writes them.
    case fields([UsageLine.OtherField], source: String)

    /// A text, or none when it is empty.
    static func optional(_ text: String?) -> OutputValue { text.flatMap { $0.isEmpty ? nil : .text($0) } ?? .none }
    /// A number, or none.
    static func number(_ number: ExactDecimal?) -> OutputValue { number.map { .decimal($0.description) } ?? .none }
    /// An amount, or none.
    static func amount(_ amount: Amount?) -> OutputValue { amount.map { .decimal($0.description) } ?? .none }
    /// A day, ISO.
    static func day(_ day: Day) -> OutputValue { .text(day.description) }

    /// As a cell of a printed table.
    var tableCell: String {
        if case .name(nil, let fallback) = self { return fallback }
        return cell
    }

    /// As a cell of CSV.
    var cell: String {
        switch self {
        case .none: ""
        case .text(let text), .decimal(let text): text
        case .name(let name, _): name ?? ""
        case .integer(let number): String(number)
        case .fields(_, let source): source
        }
    }
}

/// Rows that a command prints: one noun, its keys, its rows.
struct OutputTable {
    /// A key of the rows.
    struct Column {
        let key: String
        var isNumber = false
        /// Whether it stands in CSV only, where every line must say what it belongs to.
        var isContext = false
        /// Whether only a printed table has it, as the screen does.
        var isOnlyInTable = false
        /// Whether a printed table leaves it out: too wide for a terminal.
        var isWide = false
    }

    let noun: String
    let asOf: Day?
    let columns: [Column]
    /// Hands each row to its argument.
    let rows: ((_ row: [OutputValue]) throws -> Void) throws -> Void

    /// A table of rows that are in memory.
    init(noun: String, asOf: Day?, columns: [Column], rows: [[OutputValue]]) {
        self.init(noun: noun, asOf: asOf, columns: columns) { body in
            for row in rows { try body(row) }
        }
    }

    /// A table whose rows are made as they are printed.
    init(
        noun: String, asOf: Day?, columns: [Column],
        rows: @escaping ((_ row: [OutputValue]) throws -> Void) throws -> Void
    ) {
        self.noun = noun
        self.asOf = asOf
        self.columns = columns
        self.rows = rows
    }

    /// Prints to standard output.
    func print(_ format: OutputFormat) throws {
        var output = StandardOutput()
        switch format {
        case .table: try writeTable(to: &output)
        case .json: try writeJSON(to: &output)
        case .csv: try writeCSV(to: &output)
        }
        try output.flush()
    }
}
