import BillingCore

/// CSV by RFC 4180 with CRLF, or TSV with LF; a `.` whatever the locale, and what each line belongs to.
///
/// In TSV a tab or line break inside a cell becomes a blank, and a cell that begins
/// with `"` is quoted as in CSV, since readers of both would take it for the
/// beginning of a quoted cell.
struct SeparatedWriter: RowWriter {
    private let shown: [Int]
    private let keys: [String]
    private let separator: UInt8
    private let isTabbed: Bool
    private let guardsFormulas: Bool
    /// What every line begins with.
    private var prefix: [UInt8] = []

    init(_ header: TableHeader, isTabbed: Bool, guardsFormulas: Bool) {
        shown = header.columns.indices.filter { !header.columns[$0].isOnlyInTable }
        keys = header.context.map(\.key) + shown.map { header.columns[$0].key }
        separator = isTabbed ? UInt8(ascii: "\t") : UInt8(ascii: ",")
        self.isTabbed = isTabbed
        self.guardsFormulas = guardsFormulas
        var prefix: [UInt8] = []
        for context in header.context {
            write(context.value, to: &prefix)
            prefix.append(separator)
        }
        self.prefix = prefix
    }

    mutating func begin(_ bytes: inout [UInt8]) {
        for key in keys {
            bytes.write(key)
            bytes.append(separator)
        }
        endLine(&bytes)
    }

    mutating func write(_ row: [TableValue], to bytes: inout [UInt8]) {
        bytes += prefix
        for index in shown {
            write(row[index], to: &bytes)
            bytes.append(separator)
        }
        endLine(&bytes)
    }

    mutating func end(_ bytes: inout [UInt8]) {}

    /// Puts the line's end in the place of the last separator.
    private func endLine(_ bytes: inout [UInt8]) {
        bytes.removeLast()
        if !isTabbed { bytes.append(UInt8(ascii: "\r")) }
        bytes.append(UInt8(ascii: "\n"))
    }

    private func write(_ value: TableValue, to bytes: inout [UInt8]) {
        switch value {
        case .none, .name(nil, _): break
        case .text(let text), .fields(let text), .name(let text?, _): write(text, to: &bytes)
        case .integer(let number): bytes.write(number)
        case .decimal(let number): bytes.write(number)
        case .day(let day): bytes.write(day)
        case .texts: write(value.tableCell, to: &bytes)
        }
    }

    private func write(_ text: String, to bytes: inout [UInt8]) {
        var text = text
        text.withUTF8 { source in
            let isGuarded = guardsFormulas && FormulaGuard.applies(to: source)
            if isTabbed {
                writeTabbed(source, isGuarded, to: &bytes)
            } else {
                writeCommaSeparated(source, isGuarded, to: &bytes)
            }
        }
    }

    private func writeCommaSeparated(
        _ text: UnsafeBufferPointer<UInt8>, _ isGuarded: Bool, to bytes: inout [UInt8]
    ) {
        let isQuoted = text.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
        if isQuoted { bytes.append(0x22) }
        if isGuarded { bytes.append(UInt8(ascii: "'")) }
        guard isQuoted else { return bytes.append(contentsOf: text) }
        for byte in text {
            if byte == 0x22 { bytes.append(0x22) }
            bytes.append(byte)
        }
        bytes.append(0x22)
    }

    private func writeTabbed(_ text: UnsafeBufferPointer<UInt8>, _ isGuarded: Bool, to bytes: inout [UInt8]) {
        let isQuoted = text.first == 0x22
        if isGuarded { bytes.append(UInt8(ascii: "'")) }
        if isQuoted { bytes.append(0x22) }
        for (index, byte) in text.enumerated() {
            switch byte {
            case 0x0A where index > 0 && text[index - 1] == 0x0D: break
            case 0x09, 0x0A, 0x0D: bytes.append(0x20)
            case 0x22 where isQuoted: bytes += [0x22, 0x22]
            default: bytes.append(byte)
            }
        }
        if isQuoted { bytes.append(0x22) }
    }
}
