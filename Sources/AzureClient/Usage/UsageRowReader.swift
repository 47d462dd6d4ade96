import BillingCore

/// Reads one row of usage details, of any shape, into a record.
///
/// What has no place in the record becomes one of its other fields, so that
/// nothing is lost; only the row's own `id`, `name`, `type`, `etag` and `kind` are not kept.
struct UsageRowReader {
    private let names = UsageNames()
    private let arena: ByteArena
    /// Fields of the row in hand that only together mean something.
    private var cost: UnsafeRawBufferPointer = .nothing
    private var quantity: UnsafeRawBufferPointer = .nothing
    private var day: UnsafeRawBufferPointer = .nothing
    private var price: UnsafeRawBufferPointer = .nothing
    private var pricingCurrency: UnsafeRawBufferPointer = .nothing
    private var others: [(name: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer, isQuoted: Bool)] = []
    private var lastDay: (text: String, day: Day)?
    /// The row's identifier; empty when it has none.
    private(set) var id: UnsafeRawBufferPointer = .nothing
    /// `legacy` or `modern`; empty in old shapes.
    private(set) var kind: UnsafeRawBufferPointer = .nothing

    /// - Parameter capacity: Bytes of the page that the rows stand in.
    init(capacity: Int) { arena = ByteArena(capacity: 2 * capacity + 256) }

    /// Reads the object that comes next; its bytes are valid until the next row.
    mutating func read(_ reader: inout JSONReader, into record: inout UsageRecord) throws(AnswerDefect) {
        clear(&record)
        names.begin()
        try reader.take("{")
        var isFirst = true
        while let name = try reader.nextName(isFirst: isFirst) {
            isFirst = false
            try takeEnvelope(name, &reader, &record)
        }
        try finish(&record)
    }

    private mutating func clear(_ record: inout UsageRecord) {
        arena.clear()
        for field in UsageField.allCases { record[field] = .nothing }
        (cost, quantity, day, price, pricingCurrency) = (.nothing, .nothing, .nothing, .nothing, .nothing)
        (id, kind) = (.nothing, .nothing)
        others.removeAll(keepingCapacity: true)
    }

    private mutating func takeEnvelope(
        _ name: JSONReader.Text, _ reader: inout JSONReader, _ record: inout UsageRecord
    ) throws(AnswerDefect) {
        if Self.isNamed("properties", name) {
            if reader.peek() == UInt8(ascii: "{") {
                try takeFields(&reader, &record)
            } else {
                _ = try reader.skip()
            }
        } else if Self.isNamed("tags", name) {
            let value = try reader.skip()
            record[.tags] = Self.isEmptyValue(value) ? .nothing : value
        } else {
            let value = try reader.skip()
            if Self.isNamed("id", name) { id = value }
            if Self.isNamed("kind", name) { kind = Self.withoutQuotes(value) }
        }
    }

    private mutating func takeFields(
        _ reader: inout JSONReader, _ record: inout UsageRecord
    ) throws(AnswerDefect) {
        try reader.take("{")
        var isFirst = true
        while let text = try reader.nextName(isFirst: isFirst) {
            isFirst = false
            let name = names.name(text)
            let first = reader.peek()
            if first == UInt8(ascii: "\"") {
                let value = try reader.text()
                take(name, value, isText: true, &record)
            } else if first == UInt8(ascii: "{"), name.place == .meterDetails {
                try takeFields(&reader, &record)
            } else {
                let value = try reader.skip()
                if first == UInt8(ascii: "n") || Self.isEmptyValue(value) { continue }
                take(name, JSONReader.Text(bytes: value, isEscaped: false), isText: false, &record)
            }
        }
    }

    @inline(__always)
    private mutating func take(
        _ name: UsageNames.Name, _ value: JSONReader.Text, isText: Bool, _ record: inout UsageRecord
    ) {
        if value.bytes.isEmpty { return }
        switch name.place {
        case .text(let field):
            if field == .additionalInfo, Self.isEmptyValue(value.bytes) { return }
            // The first of two names for one thing stands; the other is kept beside it.
            guard record[field].isEmpty else { return others.append((name.bytes, value.bytes, isText)) }
            record[field] = value.isEscaped ? arena.unescaped(value) : value.bytes
        case .day: day = day.isEmpty ? value.bytes : day
        case .quantity: quantity = value.bytes
        case .cost: cost = value.bytes
        case .effectivePrice: price = value.bytes
        case .pricingCurrency:
            pricingCurrency = value.bytes
            others.append((name.bytes, value.bytes, isText))
        case .meterDetails, .other: others.append((name.bytes, value.bytes, isText))
        }
    }

    private mutating func finish(_ record: inout UsageRecord) throws(AnswerDefect) {
        guard let day = parsedDay() else { throw .field("properties.date") }
        record.day = day
        guard let amount = ExactDecimal(ascii: cost).flatMap({ Amount($0) }) else { throw .field("properties.cost") }
        record.cost = amount
        if quantity.isEmpty {
            record.quantity = nil
        } else {
            guard let number = ExactDecimal(ascii: quantity) else { throw .field("properties.quantity") }
            record.quantity = number
        }
        guard !record[.currency].isEmpty else { throw .field("properties.billingCurrency") }
        record[.subscriptionID] = arena.lowercased(record[.subscriptionID])
        try setPrice(&record)
        writeOthers(&record)
    }

    /// A price in another currency than the cost's is no unit price of it.
    private mutating func setPrice(_ record: inout UsageRecord) throws(AnswerDefect) {
        guard !price.isEmpty else { return }
        guard pricingCurrency.isEmpty || pricingCurrency.holdsSame(as: record[.currency]) else {
            return others.append((Self.bytes("effectivePrice"), price, false))
        }
        if price.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }) || price.first == UInt8(ascii: "+") {
            guard let number = ExactDecimal(ascii: price) else { throw .field("properties.effectivePrice") }
            let mark = arena.mark
            var text = number.description
            text.withUTF8 { arena.append(UnsafeRawBufferPointer($0)) }
            record[.unitPrice] = arena.bytes(from: mark)
        } else {
            record[.unitPrice] = price
        }
    }

    /// Writes the other fields as a JSON object of strings; texts are escaped already.
    private func writeOthers(_ record: inout UsageRecord) {
        guard !others.isEmpty else { return }
        let mark = arena.mark
        arena.append(UInt8(ascii: "{"))
        for (index, field) in others.enumerated() {
            if index > 0 { arena.append(UInt8(ascii: ",")) }
            arena.append(UInt8(ascii: "\""))
            arena.append(field.name)
            arena.append(UInt8(ascii: "\""))
            arena.append(UInt8(ascii: ":"))
            let isNested = !field.isQuoted && "{[".utf8.contains(field.value[0])
            if !isNested { arena.append(UInt8(ascii: "\"")) }
            arena.append(field.value)
            if !isNested { arena.append(UInt8(ascii: "\"")) }
        }
        arena.append(UInt8(ascii: "}"))
        record[.otherFields] = arena.bytes(from: mark)
    }

    private mutating func parsedDay() -> Day? {
        let bytes = UnsafeRawBufferPointer(rebasing: day.prefix(10))
        if let lastDay, lastDay.text.utf8.elementsEqual(bytes) { return lastDay.day }
        let text = String(decoding: bytes, as: UTF8.self)
        guard let day = Moment.day(String(decoding: day, as: UTF8.self)) else { return nil }
        lastDay = (text, day)
        return day
    }

    private static func bytes(_ text: StaticString) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    }

    @inline(__always)
    private static func isNamed(_ name: StaticString, _ text: JSONReader.Text) -> Bool {
        text.bytes.holdsSame(as: bytes(name))
    }

    private static func withoutQuotes(_ value: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        guard value.count >= 2, value.first == UInt8(ascii: "\"") else { return .nothing }
        return UnsafeRawBufferPointer(rebasing: value[1..<(value.count - 1)])
    }

    /// Whether a value holds nothing: `null`, `{}`, `[]`, `""`.
    private static func isEmptyValue(_ value: UnsafeRawBufferPointer) -> Bool {
        value.count <= 2 ? value.isEmpty || "{[\"".utf8.contains(value[0]) : value.holdsSame(as: bytes("null"))
    }
}
