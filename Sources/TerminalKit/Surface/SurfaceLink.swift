/// Cells of a row that lead to an address where the terminal can (OSC 8).
public struct SurfaceLink: Hashable, Sendable {
    /// The row.
    public let row: Int
    /// The columns.
    public let columns: Range<Int>
    /// Where it leads: a web address, or that of a file on this machine.
    public let address: String

    /// Cells that lead to an address.
    public init(row: Int, columns: Range<Int>, address: String) {
        self.row = row
        self.columns = columns
        self.address = address
    }

    /// The address of a file, by its absolute path: everything but what paths and addresses have in common is encoded.
    public static func fileAddress(_ path: String) -> String {
        "file://"
            + percentEncoded(path) { byte in
                UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
                    || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || "/-._~".utf8.contains(byte)
            }
    }

    /// An address in printable ASCII, a file's with the name of this machine: the terminal may be on another.
    public static func printable(_ address: String, host: String) -> String {
        let named = address.hasPrefix("file:///") ? "file://\(host)\(address.dropFirst(7))" : address
        return percentEncoded(named) { (0x21...0x7E).contains($0) }
    }

    private static func percentEncoded(_ text: String, but isPlain: (UInt8) -> Bool) -> String {
        var encoded = ""
        for byte in text.utf8 {
            if isPlain(byte) {
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                encoded += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return encoded
    }
}

extension Surface {
    /// Makes a link of a text wherever it stands, also where it goes on in the next row or ends in an ellipsis.
    ///
    /// Texts of fewer than eight cells are left alone: they could stand for something else.
    public mutating func link(_ text: String, to address: String) {
        let wanted = visible(text).filter { $0.cells > 0 }.map(\.scalar.value)
        guard wanted.count >= 8 else { return }
        for row in 0..<rows {
            for column in 0..<columns where glyph(row, column) == wanted[0] {
                guard let parts = parts(of: wanted, row: row, column: column),
                    !links.contains(where: { $0.row == row && $0.columns.contains(column) })
                else { continue }
                links += parts.map { SurfaceLink(row: $0.row, columns: $0.columns, address: address) }
            }
        }
    }

    private func glyph(_ row: Int, _ column: Int) -> UInt32 { cells[row * columns + column].glyph }

    /// The places of a text that begins in a cell; `nil` where another stands there.
    private func parts(of wanted: [UInt32], row: Int, column: Int) -> [(row: Int, columns: Range<Int>)]? {
        var parts: [(row: Int, columns: Range<Int>)] = []
        var (row, column, start, index) = (row, column, column, 0)
        while index < wanted.count {
            if column < columns, glyph(row, column) == wanted[index] {
                (column, index) = (column + 1, index + 1)
                while column < columns, glyph(row, column) == Cell.rightHalf { column += 1 }
            } else if column < columns, column > start, glyph(row, column) == glyphs.ellipsis.value, index >= 8 {
                index = wanted.count
            } else {
                // Wrapping leaves out the blank that it breaks at.
                if wanted[index] == 0x20 { index += 1 }
                guard column > start, let next = beginning(after: row, column) else { return nil }
                let end = (start..<column).last { glyph(row, $0) != 0x20 } ?? column - 1
                parts.append((row, start..<end + 1))
                (row, column, start) = (row + 1, next, next)
            }
        }
        // What goes on is a longer address.
        if column < columns, let after = Unicode.Scalar(glyph(row, column)), Self.goesOn(after) { return nil }
        return parts + [(row, start..<column)]
    }

    /// Where the next row's text begins, when the rest of this one is blank.
    private func beginning(after row: Int, _ column: Int) -> Int? {
        guard row + 1 < rows, (column..<columns).allSatisfy({ glyph(row, $0) == 0x20 }) else { return nil }
        return (0..<columns).first { glyph(row + 1, $0) != 0x20 }
    }

    private static func goesOn(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || "/#?&=_-".unicodeScalars.contains(scalar)
    }
}
