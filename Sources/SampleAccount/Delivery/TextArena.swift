import BillingCore

/// The texts of many records in one piece of memory.
struct TextArena {
    /// Where each text of one record stands, by its field's raw value.
    typealias Texts = [Range<Int>]

    private(set) var bytes: [UInt8] = []

    init() { bytes.reserveCapacity(1 << 20) }

    /// Keeps the texts of a record; a field that is not named is empty.
    mutating func keep(_ texts: [(UsageField, String)]) -> Texts {
        var places = Array(repeating: 0..<0, count: UsageField.allCases.count)
        for (field, text) in texts {
            let start = bytes.count
            bytes.append(contentsOf: text.utf8)
            places[field.rawValue] = start..<bytes.count
        }
        return places
    }

    /// A record with the texts set; it is good for as long as `memory`, which holds ``bytes``, stays where it is.
    static func record(_ texts: Texts, in memory: UnsafeRawBufferPointer) -> UsageRecord {
        var record = UsageRecord()
        for field in UsageField.allCases where !texts[field.rawValue].isEmpty {
            record[field] = UnsafeRawBufferPointer(rebasing: memory[texts[field.rawValue]])
        }
        return record
    }
}
