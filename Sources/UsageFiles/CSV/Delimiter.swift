/// Finds out what stands between a file's cells.
enum Delimiter {
    static let comma = UInt8(ascii: ",")
    static let semicolon = UInt8(ascii: ";")
    static let tab = UInt8(ascii: "\t")

    /// The one of comma, semicolon and tab that the first line with any of them has most of, outside quotes.
    ///
    /// A comma when no line has one. The title line of an Account Center file
    /// has none, so that its second line decides.
    static func sniff(_ head: UnsafeRawBufferPointer) -> UInt8 {
        var counts = (comma: 0, semicolon: 0, tab: 0)
        var isQuoted = false
        for byte in head {
            switch byte {
            case UInt8(ascii: "\""): isQuoted.toggle()
            case comma where !isQuoted: counts.comma += 1
            case semicolon where !isQuoted: counts.semicolon += 1
            case tab where !isQuoted: counts.tab += 1
            case UInt8(ascii: "\n") where !isQuoted && counts != (0, 0, 0): return most(counts)
            default: break
            }
        }
        return most(counts)
    }

    private static func most(_ counts: (comma: Int, semicolon: Int, tab: Int)) -> UInt8 {
        if counts.comma >= max(counts.semicolon, counts.tab) { return comma }
        return counts.semicolon >= counts.tab ? semicolon : tab
    }
}
