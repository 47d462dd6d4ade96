import BillingCore

/// What all rows of a table have in common, found before the first is written.
struct TableSurvey {
    /// The columns of tables for people, without those that no row knows a value of.
    var shown: [Int] {
        columns.filter { isEmpty || isKnown[$0] }
    }
    /// The cells that each column's widest value takes.
    private(set) var widths: [Int]
    private var isKnown: [Bool]
    private var isEmpty = true
    private let columns: [Int]
    private let measure: (String) -> Int

    init(_ header: TableHeader, measure: @escaping (String) -> Int) {
        columns = header.columns.indices.filter { !header.columns[$0].isWide }
        widths = [Int](repeating: 0, count: header.columns.count)
        isKnown = [Bool](repeating: false, count: header.columns.count)
        self.measure = measure
    }

    mutating func add(_ row: [TableValue]) {
        isEmpty = false
        for index in columns {
            let cell = VisibleText.line(row[index].tableCell)
            guard !cell.isEmpty else { continue }
            isKnown[index] = true
            widths[index] = max(widths[index], measure(cell))
        }
    }
}

/// Columns under their keys, numbers to the right; control characters are made visible.
struct PlainWriter: RowWriter {
    private let shown: [(index: Int, width: Int, isNumber: Bool)]
    private let titles: [String]
    private let measure: (String) -> Int

    init(_ header: TableHeader, _ survey: TableSurvey, measure: @escaping (String) -> Int) {
        let titles = header.columns.map { Self.title($0.key) }
        self.titles = titles
        self.measure = measure
        shown = survey.shown.map {
            ($0, max(survey.widths[$0], measure(titles[$0])), header.columns[$0].isNumber)
        }
    }

    mutating func begin(_ bytes: inout [UInt8]) { writeLine(titles, to: &bytes) }

    mutating func write(_ row: [TableValue], to bytes: inout [UInt8]) {
        writeLine(row.map { VisibleText.line($0.tableCell) }, to: &bytes)
    }

    mutating func end(_ bytes: inout [UInt8]) {}

    private func writeLine(_ cells: [String], to bytes: inout [UInt8]) {
        for (place, (index, width, isNumber)) in shown.enumerated() {
            let isLast = place == shown.count - 1
            let cell = cells[index]
            let blanks = [UInt8](repeating: 0x20, count: max(0, width - measure(cell)))
            if isNumber { bytes += blanks }
            bytes.write(cell)
            if !isNumber, !isLast { bytes += blanks }
            if !isLast { bytes += [0x20, 0x20] }
        }
        bytes.append(0x0A)
    }

    /// A key as a table's header has it: `usageCost` is `USAGE COST`.
    private static func title(_ key: String) -> String {
        key.reduce(into: "") { title, character in
            if character.isUppercase, title.last?.isLetter == true { title += " " }
            title += character.uppercased()
        }
    }
}
