import BillingCore

/// Counts the different texts of a column.
struct ValueTally {
    /// How many texts are told apart; the rest is counted as one.
    private static let maximum = 20

    let column: String
    /// The texts in the order of their first row.
    private(set) var values: [CountedValue] = []
    private var places: [UInt64: Int] = [:]

    init(column: String) { self.column = column }

    /// Counts a row with this text.
    mutating func count(_ cell: UnsafeRawBufferPointer) {
        let key = cell.fingerprint
        if let place = places[key] {
            values[place].count += 1
            return
        }
        let isRest = values.count >= Self.maximum
        if isRest, values.count > Self.maximum {
            values[Self.maximum].count += 1
            return
        }
        if !isRest { places[key] = values.count }
        let text = isRest ? "…" : CellText.readable(cell, limit: 40)
        values.append(CountedValue(column: column, value: text, count: 1))
    }
}

/// Texts of a column that are known, whatever their case, and a count of the others.
struct KnownValues {
    private let known: Set<UInt64>
    /// Spellings that were found to be known, so that most rows need no string.
    private var spellings: Set<UInt64> = []
    private let lastKnown = ByteScratch(capacity: 64)
    private var others: ValueTally

    /// Texts that were found and are not known.
    var unknown: [CountedValue] { others.values }

    /// - Parameter known: Texts without blanks, in lowercase.
    init(column: String, known: [String]) {
        self.known = Set(known.map(Self.fingerprint))
        others = ValueTally(column: column)
    }

    /// Takes a row's text; an empty one is no value.
    @inline(__always)
    mutating func take(_ cell: UnsafeRawBufferPointer) {
        if cell.isEmpty || cell.holdsSame(as: lastKnown.bytes) { return }
        look(cell)
    }

    private mutating func look(_ cell: UnsafeRawBufferPointer) {
        let spelling = cell.fingerprint
        if !spellings.contains(spelling) {
            let key = Self.fingerprint(String(decoding: cell, as: UTF8.self).lowercased().filter { $0 != " " })
            guard known.contains(key) else { return others.count(cell) }
            if spellings.count < 64 { spellings.insert(spelling) }
        }
        lastKnown.clear()
        lastKnown.append(cell)
    }

    private static func fingerprint(_ text: String) -> UInt64 {
        var text = text
        return text.withUTF8 { UnsafeRawBufferPointer($0).fingerprint }
    }
}
