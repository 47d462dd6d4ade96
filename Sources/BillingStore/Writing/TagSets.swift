import BillingCore
import GRDB

/// Numbers the distinct tags of a dataset's lines, and spreads each once.
///
/// Texts without any tag in them are number 0.
final class TagSets {
    private let dataset: Int64
    private let insert: BulkStatement
    /// By how far a text's number is from the first's; -1 where it is not known.
    ///
    /// No dictionary: each line looks its own up.
    private var numbers: [Int32] = []
    private let firstText: Int64
    /// Of texts that were there before: a dataset of an older store has all of its own.
    private var numbersBefore: [Int64: Int64] = [:]
    private var last: (text: Int64, number: Int64) = (0, 0)
    private var keys: [TagKey: Int] = [:]
    private var names: [TagKey] = []
    /// The keys of each number, all after each other, and where each begins.
    private var keysOfNumbers: [Int32] = []
    private var starts: [Int] = [0, 0]

    init(_ db: Database, dataset: Int64) throws {
        self.dataset = dataset
        insert = try BulkStatement(db, sql: "INSERT INTO tag VALUES (?,?,?,?,?)")
        firstText = (try Int64.fetchOne(db, sql: "SELECT max(id) FROM text") ?? 0) + 1
    }

    /// The number of the tags of a text of the dictionary (0 for none), which is read when it is new.
    @inline(__always)
    func number(of text: Int64, reading: (Int64) throws -> String) throws -> Int64 {
        if text == last.text { return last.number }
        let number = try known(text) ?? spread(text, reading(text))
        last = (text, number)
        return number
    }

    private func known(_ text: Int64) -> Int64? {
        let place = Int(text - firstText)
        if place < 0 { return numbersBefore[text] }
        guard place < numbers.count, numbers[place] >= 0 else { return nil }
        return Int64(numbers[place])
    }

    private func learn(_ text: Int64, _ number: Int64) {
        let place = Int(text - firstText)
        guard place >= 0 else {
            numbersBefore[text] = number
            return
        }
        if place >= numbers.count {
            numbers.append(contentsOf: repeatElement(-1, count: place + 1 - numbers.count))
        }
        numbers[place] = Int32(number)
    }

    private func spread(_ text: Int64, _ value: String) throws -> Int64 {
        let number = Int64(starts.count - 1)
        var seen: Set<TagKey> = []
        for field in OtherFieldText.parse(value) {
            let key = TagKey(field.name)
            guard seen.insert(key).inserted else { continue }
            insert.bind(dataset, at: 1)
            insert.bind(key.folded, at: 2)
            insert.bind(number, at: 3)
            insert.bind(text, at: 4)
            insert.bind(field.value, at: 5)
            try insert.run()
            let index = keys[key] ?? names.count
            if index == names.count {
                names.append(key)
                keys[key] = index
            }
            keysOfNumbers.append(Int32(index))
        }
        guard !seen.isEmpty else {
            learn(text, 0)
            return 0
        }
        starts.append(keysOfNumbers.count)
        learn(text, number)
        return number
    }

    /// How many lines have each tag, of how many lines have each number.
    func keyCounts(_ lines: [Int64: Int64]) -> [(key: TagKey, lines: Int64)] {
        var counts = [Int64](repeating: 0, count: names.count)
        for (number, count) in lines where number > 0 {
            for key in keysOfNumbers[starts[Int(number)]..<starts[Int(number) + 1]] { counts[Int(key)] += count }
        }
        return zip(names, counts).filter { $0.1 > 0 }.map { (key: $0.0, lines: $0.1) }
    }
}
