import GRDB

/// What a usage line, or a sum of several, is in the columns: integers side by side.
enum PivotColumn: Int, CaseIterable {
    case meter, resource
    /// The charge; of a sum, the first charge of its currency.
    case charge
    /// The number of the tags' text (`tag`), 0 for no tags.
    case tags
    case micros, remainder
    /// Usage lines: 1, or how many a sum is made of.
    case lines
}

/// Numbers of some lines on their way into one value of the store, each column as narrow as its values allow.
///
/// A column is a byte with its width (`0...8` bytes), its least value in eight
/// bytes, and what each value is above it; eight blanks follow the last one, so
/// that every value can be read as eight bytes. Bytes are little-endian.
final class ColumnBuffer {
    static let capacity = 8192
    private static let columns = PivotColumn.allCases.count

    private(set) var count = 0
    private let values: UnsafeMutablePointer<Int64>
    private let bytes: UnsafeMutableRawPointer
    private static let maximumBytes = columns * (9 + 8 * capacity) + 8

    init() {
        values = .allocate(capacity: Self.columns * Self.capacity)
        values.initialize(repeating: 0, count: Self.columns * Self.capacity)
        bytes = .allocate(byteCount: Self.maximumBytes, alignment: 8)
    }

    deinit {
        values.deallocate()
        bytes.deallocate()
    }

    var isFull: Bool { count == Self.capacity }

    @inline(__always)
    func append(_ line: PivotLine) {
        set(.meter, line.meter)
        set(.resource, line.resource)
        set(.charge, line.charge)
        set(.tags, line.tags)
        set(.micros, line.micros)
        set(.remainder, line.remainder)
        set(.lines, line.lines)
        count += 1
    }

    @inline(__always)
    private func set(_ column: PivotColumn, _ value: Int64) { values[column.rawValue * Self.capacity + count] = value }

    /// Packs the lines and forgets them; the bytes are valid until the next line.
    func packed() -> UnsafeRawBufferPointer {
        var end = 0
        for column in 0..<Self.columns { pack(values + column * Self.capacity, &end) }
        bytes.storeBytes(of: 0, toByteOffset: end, as: UInt64.self)
        count = 0
        return UnsafeRawBufferPointer(start: bytes, count: end + 8)
    }

    private func pack(_ column: UnsafeMutablePointer<Int64>, _ end: inout Int) {
        var (least, greatest) = (column[0], column[0])
        for index in 1..<max(1, count) {
            least = min(least, column[index])
            greatest = max(greatest, column[index])
        }
        let range = UInt64(bitPattern: greatest &- least)
        let width = (UInt64.bitWidth - range.leadingZeroBitCount + 7) / 8
        bytes.storeBytes(of: UInt8(width), toByteOffset: end, as: UInt8.self)
        bytes.storeBytes(of: least.littleEndian, toByteOffset: end + 1, as: Int64.self)
        end += 9
        guard width > 0 else { return }
        // Each value is written as eight bytes; the next one takes what it does not need.
        for index in 0..<count {
            let above = UInt64(bitPattern: column[index] &- least)
            bytes.storeBytes(of: above.littleEndian, toByteOffset: end + index * width, as: UInt64.self)
        }
        end += count * width
    }
}

/// The columns of a value of the store, read where SQLite holds it; valid until the statement's next step.
struct PackedColumns {
    /// One column: the n-th value by its place.
    struct Column {
        private let bytes: UnsafeRawPointer
        private let width: Int
        private let mask: UInt64
        private let base: Int64

        fileprivate init(bytes: UnsafeRawPointer, width: Int, base: Int64) {
            self.bytes = bytes
            self.width = width
            self.base = base
            mask = width == 0 ? 0 : UInt64.max >> UInt64(64 - 8 * width)
        }

        @inline(__always)
        subscript(index: Int) -> Int64 {
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index &* width, as: UInt64.self))
            return base &+ Int64(bitPattern: word & mask)
        }
    }

    let count: Int
    private let columns: [Column]

    /// Finds the columns.
    ///
    /// - Throws: `SQLITE_CORRUPT` when the bytes are not what ``ColumnBuffer`` wrote.
    init(count: Int, _ bytes: UnsafeRawBufferPointer) throws {
        self.count = count
        var columns: [Column] = []
        var place = 0
        for _ in PivotColumn.allCases {
            guard let start = bytes.baseAddress, place + 9 <= bytes.count else { throw Self.damaged }
            let width = Int(bytes[place])
            let base = Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: place + 1, as: Int64.self))
            place += 9
            guard width <= 8, (0...ColumnBuffer.capacity).contains(count) else { throw Self.damaged }
            columns.append(Column(bytes: start + place, width: width, base: base))
            place += count * width
        }
        guard place + 8 <= bytes.count else { throw Self.damaged }
        self.columns = columns
    }

    subscript(column: PivotColumn) -> Column { columns[column.rawValue] }

    private static var damaged: DatabaseError {
        DatabaseError(resultCode: .SQLITE_CORRUPT, message: "columns are not whole")
    }
}
