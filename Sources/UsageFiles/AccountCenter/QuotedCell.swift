/// Text cells of the Account Center, which carry quotes of their own (usage-formats 1).
enum QuotedCell {
    /// The text within one pair of quotes, with Excel's `=` before it or not.
    @inline(__always)
    static func inner(_ cell: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        let quote = UInt8(ascii: "\"")
        guard cell.count >= 2, cell[cell.count - 1] == quote else { return cell }
        if cell[0] == quote { return UnsafeRawBufferPointer(rebasing: cell[1..<(cell.count - 1)]) }
        guard cell.count >= 3, cell[0] == UInt8(ascii: "="), cell[1] == quote else { return cell }
        return UnsafeRawBufferPointer(rebasing: cell[2..<(cell.count - 1)])
    }
}
