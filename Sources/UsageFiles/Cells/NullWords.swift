/// Words that Azure writes where it has no value (usage-formats 0.10).
///
/// `Others` is not among them: it is a real subcategory of meters.
enum NullWords {
    /// The cell, or nothing when it is one of the words.
    @inline(__always)
    static func cleared(_ cell: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        guard let first = cell.first else { return cell }
        switch first {
        case UInt8(ascii: "U"), UInt8(ascii: "N"), UInt8(ascii: "0"):
            return isNull(cell) ? UnsafeRawBufferPointer(start: nil, count: 0) : cell
        default:
            return cell
        }
    }

    /// The cell, or nothing when it is the word `NULL`, as FOCUS files may have in any column.
    @inline(__always)
    static func withoutNull(_ cell: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        cell.equals("NULL") ? UnsafeRawBufferPointer(start: nil, count: 0) : cell
    }

    private static func isNull(_ cell: UnsafeRawBufferPointer) -> Bool {
        cell.equals("Unassigned") || cell.equals("Not applicable") || cell.equals("NULL")
            || cell.equals("00000000-0000-0000-0000-000000000000") || cell.equals("0 Unassigned")
    }
}
