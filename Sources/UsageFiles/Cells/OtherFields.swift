/// Writes the columns that have no place of their own as a JSON object of strings.
struct OtherFields {
    /// A column and the start of its member, `"Name":"`.
    private struct Column {
        let index: Int
        let opening: [UInt8]
    }

    /// Whether the word `NULL` stands for nothing.
    var clearsNulls = false
    private var columns: [Column] = []
    private let scratch = ByteScratch()

    /// Adds a column; two of one name are told apart by a number.
    mutating func add(_ index: Int, name: String) {
        var name = name.isEmpty ? "Column \(index + 1)" : name
        if columns.contains(where: { $0.opening == Self.opening(name) }) { name += " (\(index + 1))" }
        columns.append(Column(index: index, opening: Self.opening(name)))
    }

    /// The object for a row, valid until the next; empty when no column has a value.
    ///
    /// - Parameters:
    ///   - isQuoted: Whether cells carry quotes of their own.
    ///   - member: A member made by ``member(_:_:)`` that comes first, or nothing.
    @inline(__always)
    func object(of row: CSVRow, isQuoted: Bool = false, after member: [UInt8] = []) -> UnsafeRawBufferPointer {
        scratch.clear()
        if !member.isEmpty {
            scratch.append(UInt8(ascii: "{"))
            member.withUnsafeBytes { scratch.append($0) }
        }
        for column in columns {
            let cell = isQuoted ? QuotedCell.inner(row[column.index]) : row[column.index]
            if cell.isEmpty || clearsNulls && cell.equals("NULL") { continue }
            scratch.append(scratch.isEmpty ? UInt8(ascii: "{") : UInt8(ascii: ","))
            column.opening.withUnsafeBytes { scratch.append($0) }
            Self.escape(cell, into: scratch)
            scratch.append(UInt8(ascii: "\""))
        }
        if !scratch.isEmpty { scratch.append(UInt8(ascii: "}")) }
        return scratch.bytes
    }

    /// One member, `"Name":"value"`; nothing for an empty value.
    static func member(_ name: String, _ value: UnsafeRawBufferPointer) -> [UInt8] {
        if value.isEmpty { return [] }
        let scratch = ByteScratch(capacity: 64)
        escape(value, into: scratch)
        return opening(name) + Array(scratch.bytes) + [UInt8(ascii: "\"")]
    }

    private static func opening(_ name: String) -> [UInt8] {
        let scratch = ByteScratch(capacity: 64)
        scratch.append(UInt8(ascii: "\""))
        Array(name.utf8).withUnsafeBytes { escape($0, into: scratch) }
        scratch.append(UInt8(ascii: "\""))
        scratch.append(UInt8(ascii: ":"))
        scratch.append(UInt8(ascii: "\""))
        return Array(scratch.bytes)
    }

    /// Appends a string's inside as JSON wants it (RFC 8259, 7).
    private static func escape(_ text: UnsafeRawBufferPointer, into scratch: ByteScratch) {
        let longest = text.count * 6
        let place = scratch.extend(by: longest).assumingMemoryBound(to: UInt8.self)
        var written = 0
        for byte in text {
            if byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
                place[written] = byte
                written &+= 1
                continue
            }
            place[written] = UInt8(ascii: "\\")
            if byte >= 0x20 {
                place[written + 1] = byte
                written += 2
                continue
            }
            let digits: [UInt8] = [0x75, 0x30, 0x30, 0x30 + byte >> 4, Self.hexadecimal(byte & 0xF)]
            for (offset, digit) in digits.enumerated() { place[written + 1 + offset] = digit }
            written += 6
        }
        scratch.drop(longest - written)
    }

    private static func hexadecimal(_ value: UInt8) -> UInt8 {
        value < 10 ? 48 + value : 87 + value
    }
}
