import BillingCore

/// The dictionaries of a dataset that is being taken in: meters, resources, charges, texts.
///
/// Keys are looked up as bytes; what is seen for the first time is noted for the store.
struct IntakeDictionaries {
    /// One dictionary and its fields, which stand side by side in a record.
    private struct Table {
        let kind: NewEntries.Kind
        let fields: Range<Int>
        let dictionary: ByteDictionary

        init(_ kind: NewEntries.Kind, _ first: UsageField, _ last: UsageField, firstNumber: Int64) {
            self.kind = kind
            fields = first.rawValue..<last.rawValue + 1
            dictionary = ByteDictionary(firstNumber: firstNumber)
        }
    }

    private let meters: Table
    private let resources: Table
    private let charges: Table
    private let texts: Table

    /// Bytes of one dictionary after which it forgets what it has seen, to bound memory.
    private static let maximumBytes = 24 << 20

    init(_ start: IntakeStart) {
        meters = Table(.meter, .meterCategory, .service, firstNumber: start.meter)
        resources = Table(.resource, .resourceGroup, .location, firstNumber: start.resource)
        charges = Table(.charge, .currency, .offer, firstNumber: start.charge)
        texts = Table(.text, .tags, .tags, firstNumber: start.text)
    }

    func meter(_ record: ByteDictionary.Key, _ new: inout NewEntries) -> Int64 {
        number(meters, meters.fields, record, &new)
    }

    func resource(_ record: ByteDictionary.Key, _ new: inout NewEntries) -> Int64 {
        number(resources, resources.fields, record, &new)
    }

    func charge(_ record: ByteDictionary.Key, _ new: inout NewEntries) -> Int64 {
        number(charges, charges.fields, record, &new)
    }

    /// The text's number; zero for an empty one.
    func text(_ field: UsageField, _ record: ByteDictionary.Key, _ new: inout NewEntries) -> Int64 {
        let place = field.rawValue
        return record[place].isEmpty ? 0 : number(texts, place..<place + 1, record, &new)
    }

    private func number(
        _ table: Table, _ fields: Range<Int>, _ record: ByteDictionary.Key, _ new: inout NewEntries
    ) -> Int64 {
        let key = ByteDictionary.Key(rebasing: record[fields])
        let (number, isNew) = table.dictionary.number(of: key)
        guard isNew else { return number }
        new.append(table.kind, number, key)
        if table.dictionary.byteCount > Self.maximumBytes { table.dictionary.removeAll() }
        return number
    }
}
