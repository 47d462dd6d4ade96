import BillingCore

/// A usage record as bytes of this process: its size first, then numbers, lengths of texts, texts.
enum SpooledRecord {
    private static let fields = UsageField.allCases.count
    /// Size, day, period, flags and scale; cost; quantity; a length for each text.
    private static let head = 4 + 4 + 8 + 4 + 16 + 16 + 4 * fields
    private static let hasPeriod: UInt8 = 1
    private static let hasQuantity: UInt8 = 2
    private static let isUnallocated: UInt8 = 4

    static func append(_ record: UsageRecord, to buffer: inout [UInt8]) {
        record.withTexts { texts in
            let size = texts.reduce(head) { $0 + $1.count }
            var flags: UInt8 = record.isUnallocated ? isUnallocated : 0
            if record.period != nil { flags |= hasPeriod }
            if record.quantity != nil { flags |= hasQuantity }
            append(UInt32(size), &buffer)
            append(Int32(record.day.number), &buffer)
            append(Int32(record.period?.start.number ?? 0), &buffer)
            append(Int32(record.period?.end.number ?? 0), &buffer)
            append(UInt32(flags) | UInt32(record.quantity?.scale ?? 0) << 8, &buffer)
            append(record.cost.units, &buffer)
            append(record.quantity?.mantissa ?? 0, &buffer)
            for text in texts { append(UInt32(text.count), &buffer) }
            for text in texts { buffer.append(contentsOf: text) }
        }
    }

    /// The size of the record that begins at a place; `nil` when it is not there as a whole.
    static func size(at offset: Int, of bytes: UnsafeRawBufferPointer) -> Int? {
        guard bytes.count - offset >= 4 else { return nil }
        let size = Int(bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
        return size >= head && bytes.count - offset >= size ? size : nil
    }

    /// Reads a record, whose texts then stand in `bytes`.
    static func read(_ bytes: UnsafeRawBufferPointer, into record: inout UsageRecord) {
        func number<Number: FixedWidthInteger>(_ offset: Int, as type: Number.Type) -> Number {
            bytes.loadUnaligned(fromByteOffset: offset, as: type)
        }
        let word = number(16, as: UInt32.self)
        let flags = UInt8(truncatingIfNeeded: word)
        record.day = Day(number: Int(number(4, as: Int32.self)))
        record.period =
            flags & hasPeriod == 0
            ? nil
            : BillingPeriod(
                start: Day(number: Int(number(8, as: Int32.self))), end: Day(number: Int(number(12, as: Int32.self))))
        record.isUnallocated = flags & isUnallocated != 0
        record.cost = Amount(units: number(20, as: Int128.self))
        record.quantity =
            flags & hasQuantity == 0
            ? nil : ExactDecimal(mantissa: number(36, as: Int128.self), scale: Int(word >> 8))
        var place = head
        for field in UsageField.allCases {
            let count = Int(number(52 + 4 * field.rawValue, as: UInt32.self))
            record[field] = UnsafeRawBufferPointer(rebasing: bytes[place..<place + count])
            place += count
        }
    }

    private static func append(_ number: some FixedWidthInteger, _ buffer: inout [UInt8]) {
        withUnsafeBytes(of: number) { buffer.append(contentsOf: $0) }
    }
}
