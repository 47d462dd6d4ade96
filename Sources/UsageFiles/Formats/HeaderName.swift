/// A column's name as a header writes it, and as formats know it.
struct HeaderName: Hashable, Sendable {
    /// The English name where the header has one in parentheses, else the text as it is: `ServiceInfo1`.
    let text: String
    /// The name that columns are matched by (usage-formats 0.1): `serviceinfo1`.
    let key: String

    init(_ cell: UnsafeRawBufferPointer) {
        let whole = CellText.readable(cell, limit: 400)
        text = Self.parenthesised(whole) ?? whole
        key = Self.key(of: text)
    }

    /// A name without case, blanks, hyphens and underscores.
    static func key(of text: String) -> String {
        text.lowercased().filter { !" -_\u{FEFF}\u{A0}".contains($0) }
    }

    /// `ResourceGroup` of `Ressourcengruppe (ResourceGroup)`; the inner text must be one plain word, which the
    /// `Billing Date(Anniversary Date)` of the Account Center is not.
    private static func parenthesised(_ text: String) -> String? {
        guard text.hasSuffix(")"), let open = text.lastIndex(of: "(") else { return nil }
        let inner = text[text.index(after: open)...].dropLast()
        let isPlain = inner.utf8.allSatisfy { byte in
            (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
        }
        return isPlain && !inner.isEmpty ? String(inner) : nil
    }
}

/// The header of a table: its columns in order.
struct Header: Sendable {
    /// The columns; nameless ones at the end, as a spreadsheet adds them, are left out.
    let names: [HeaderName]

    init(_ row: CSVRow) { names = (0..<row.filledCount).map { HeaderName(row[$0]) } }

    /// The keys of all columns.
    var keys: Set<String> { Set(names.map(\.key)) }

    /// A column's name for messages.
    func name(_ index: Int) -> String {
        guard names.indices.contains(index), !names[index].text.isEmpty else { return "#\(index + 1)" }
        return String(names[index].text.prefix(40))
    }

    /// Whether a row has as many cells; empty ones may follow (usage-formats 0.11).
    @inline(__always)
    func fits(_ row: CSVRow) -> Bool {
        row.count == names.count || (row.count > names.count && row.filledCount <= names.count)
    }
}
