/// How a table is written.
public enum TableFormat: String, Hashable, Sendable, CaseIterable {
    /// RFC 4180.
    case csv
    /// Separated by tabs, a line per row.
    case tsv
    /// One object with all rows.
    case json
    /// One object per row and line.
    case jsonl
    /// A table of GitHub-flavoured Markdown.
    case md
    /// Plain text, aligned by blanks.
    case table

    /// What file names of the format end in, without the dot.
    public var fileExtension: String { self == .table ? "txt" : rawValue }
}

/// A format, and what is done to cells in it.
public struct TableStyle: Hashable, Sendable {
    /// The format.
    public let format: TableFormat
    /// Whether texts in CSV and TSV that a spreadsheet would run as a formula get a leading `'`.
    public let guardsFormulas: Bool

    /// Creates a style.
    public init(_ format: TableFormat, guardsFormulas: Bool = true) {
        self.format = format
        self.guardsFormulas = guardsFormulas
    }
}

extension TableHeader {
    /// Writes rows in a style, in pieces of about 64 KB.
    ///
    /// - Parameters:
    ///   - measure: The cells that a text takes on a terminal; only ``TableFormat/table`` asks.
    ///   - rows: Hands every row to its argument; called twice for ``TableFormat/table`` and ``TableFormat/md``, which
    ///     have to see all rows before they write the first.
    ///   - sink: Takes the pieces, in order.
    /// - Throws: What `rows` and `sink` throw.
    public func write(
        as style: TableStyle, measure: @escaping (String) -> Int = \.utf8.count,
        rows: (_ body: ([TableValue]) throws -> Void) throws -> Void, to sink: @escaping ([UInt8]) throws -> Void
    ) throws {
        switch style.format {
        case .csv, .tsv:
            let isTabbed = style.format == .tsv
            try run(SeparatedWriter(self, isTabbed: isTabbed, guardsFormulas: style.guardsFormulas), rows, sink)
        case .json: try run(JSONWriter(self, isLines: false), rows, sink)
        case .jsonl: try run(JSONWriter(self, isLines: true), rows, sink)
        case .md, .table:
            var survey = TableSurvey(self, measure: style.format == .table ? measure : { _ in 0 })
            try rows { survey.add($0) }
            if style.format == .md {
                try run(MarkdownWriter(self, survey), rows, sink)
            } else {
                try run(PlainWriter(self, survey, measure: measure), rows, sink)
            }
        }
    }

    private func run(
        _ writer: some RowWriter, _ rows: (_ body: ([TableValue]) throws -> Void) throws -> Void,
        _ sink: @escaping ([UInt8]) throws -> Void
    ) throws {
        var writer = writer
        var bytes: [UInt8] = []
        bytes.reserveCapacity(1 << 17)
        writer.begin(&bytes)
        try rows { row in
            writer.write(row, to: &bytes)
            if bytes.count > 1 << 16 {
                try sink(bytes)
                bytes.removeAll(keepingCapacity: true)
            }
        }
        writer.end(&bytes)
        try sink(bytes)
    }
}

extension ReportTable {
    /// Writes the table in a style; see ``TableHeader/write(as:measure:rows:to:)``.
    public func write(
        as style: TableStyle, measure: @escaping (String) -> Int = \.utf8.count,
        to sink: @escaping ([UInt8]) throws -> Void
    ) throws {
        try header.write(as: style, measure: measure, rows: { body in try rows.forEach(body) }, to: sink)
    }

    /// The table as text, for tables that are small.
    public func text(as style: TableStyle) -> String {
        var bytes: [UInt8] = []
        // Neither rows in memory nor this sink can fail.
        do { try write(as: style) { bytes += $0 } } catch {}
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// Turns rows into bytes, one after the other.
protocol RowWriter {
    mutating func begin(_ bytes: inout [UInt8])
    mutating func write(_ row: [TableValue], to bytes: inout [UInt8])
    mutating func end(_ bytes: inout [UInt8])
}
