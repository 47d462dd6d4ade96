import BillingCore

/// A line on its way into the store, all of it integers.
struct PendingLine: Sendable {
    var key: Int64
    var meter: Int64
    var resource: Int64
    var charge: Int64
    var tags: Int64
    var info: Int64
    var other: Int64
    /// The digits, or the place in ``LineBatch/bigQuantities`` when ``scale`` is ``bigScale``.
    var quantity: Int64
    var scale: Int64
    var micros: Int64
    var remainder: Int64
    var isUnallocated: Bool

    /// Stands for no quantity.
    static let noScale: Int64 = -1
    /// Stands for a quantity of more digits than a line has room for.
    static let bigScale: Int64 = -2
}

/// A part that lines were found for.
struct NewPart: Sendable {
    let id: Int64
    let period: BillingPeriod
}

/// Some thousand lines, and what they are the first to name: values that any thread may write.
struct LineBatch: Sendable {
    var lines: [PendingLine] = []
    var bigQuantities: [ExactDecimal] = []
    var entries = NewEntries()
    var parts: [NewPart] = []

    /// The quantity of a line; `nil` for none.
    func quantity(of line: PendingLine) -> ExactDecimal? {
        switch line.scale {
        case PendingLine.noScale: nil
        case PendingLine.bigScale: bigQuantities[Int(line.quantity)]
        default: ExactDecimal(mantissa: Int128(line.quantity), scale: Int(line.scale))
        }
    }
}

/// Entries of the dictionaries that are seen for the first time, in the order of their numbers.
struct NewEntries: Sendable {
    /// Which dictionary.
    enum Kind: UInt8, Sendable {
        case meter, resource, charge, text
    }

    private var items: [(kind: Kind, number: Int64, texts: Int)] = []
    private var lengths: [UInt32] = []
    private var bytes: [UInt8] = []

    /// Bytes of all their texts.
    var byteCount: Int { bytes.count }

    mutating func append(_ kind: Kind, _ number: Int64, _ key: ByteDictionary.Key) {
        items.append((kind, number, key.count))
        for text in key {
            lengths.append(UInt32(text.count))
            bytes.append(contentsOf: text)
        }
    }

    /// Hands on each entry; its texts are valid only during the call.
    func visit(_ body: (Kind, Int64, ByteDictionary.Key) throws -> Void) rethrows {
        try bytes.withUnsafeBytes { bytes in
            var texts: [UnsafeRawBufferPointer] = []
            var (place, length) = (0, 0)
            for item in items {
                texts.removeAll(keepingCapacity: true)
                for _ in 0..<item.texts {
                    let end = place + Int(lengths[length])
                    texts.append(UnsafeRawBufferPointer(rebasing: bytes[place..<end]))
                    (place, length) = (end, length + 1)
                }
                try texts.withUnsafeBufferPointer { try body(item.kind, item.number, $0) }
            }
        }
    }
}
