/// The key of a usage line: its part, its day and its place within the day.
///
/// 20 bits part, 17 bits day, 26 bits place. The table is clustered by it, so a
/// part or a day is one range, the n-th line of a day is found by arithmetic,
/// and a line needs neither columns nor an index for where it belongs.
enum LineKey {
    static let partBits: Int64 = 20
    static let dayBits: Int64 = 17
    static let placeBits: Int64 = 26
    /// Days that a key can hold: 1970 to 2328.
    static let days = 0..<(1 << 17)
    static let maximumPart = 1 << 20
    static let maximumPlace = 1 << 26

    static func make(part: Int64, day: Int, place: Int) -> Int64 {
        (part << dayBits | Int64(day)) << placeBits | Int64(place)
    }

    static func day(of key: Int64) -> Int { Int(key >> placeBits & ((1 << dayBits) - 1)) }

    static func part(of key: Int64) -> Int64 { key >> (placeBits + dayBits) }

    /// The key turned so that days come before parts: the order of the source over several parts.
    static func sourceOrder(of key: Int64) -> Int64 {
        let place = key & Int64(maximumPlace - 1)
        return (Int64(day(of: key)) << partBits | part(of: key)) << placeBits | place
    }

    /// The key that ``sourceOrder(of:)`` was made of.
    static func key(sourceOrder: Int64) -> Int64 {
        let part = sourceOrder >> placeBits & ((1 << partBits) - 1)
        return make(
            part: part, day: Int(sourceOrder >> (placeBits + partBits)),
            place: Int(sourceOrder & Int64(maximumPlace - 1)))
    }

    /// All keys of a part.
    static func range(part: Int64) -> ClosedRange<Int64> {
        let shift = dayBits + placeBits
        return part << shift...((part + 1) << shift) - 1
    }

    /// All keys of a day of a part.
    static func range(part: Int64, day: Int) -> ClosedRange<Int64> {
        let first = make(part: part, day: day, place: 0)
        return first...first + Int64(maximumPlace - 1)
    }
}
