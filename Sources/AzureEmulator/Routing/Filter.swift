import BillingCore
import Foundation

/// A `$filter` of comparisons that all must hold (azure-apis 3.2): eq, lt, gt, le, ge and `and`.
struct Filter: Sendable {
    struct Term: Sendable {
        /// Without `properties/`, lowercase.
        let name: String
        let comparison: String
        /// Without quotes.
        let value: String
    }

    let terms: [Term]

    /// - Throws: ``Refusal`` 400 for what is no such filter.
    init(_ text: String?) throws {
        guard let text else {
            terms = []
            return
        }
        terms = try Self.split(text).map { words in
            guard words.count == 3, ["eq", "lt", "gt", "le", "ge"].contains(words[1].lowercased()) else {
                throw Refusal.badRequest("Invalid filter: '\(text)'.")
            }
            return Term(
                name: words[0].lowercased().replacing("properties/", with: ""), comparison: words[1].lowercased(),
                value: words[2])
        }
    }

    func terms(_ name: String) -> [Term] { terms.filter { $0.name == name.lowercased() } }

    /// The words of each comparison; a quoted text is one.
    private static func split(_ text: String) -> [[String]] {
        var terms: [[String]] = [[]]
        var word = ""
        var isQuoted = false
        func end() {
            if word.lowercased() == "and" {
                terms.append([])
            } else if !word.isEmpty {
                terms[terms.count - 1].append(word)
            }
            word = ""
        }
        for character in text {
            switch character {
            case "'": isQuoted.toggle()
            case " " where !isQuoted: end()
            default: word.append(character)
            }
        }
        end()
        return terms
    }
}

/// A filter on days.
struct DayFilter: Sendable {
    private let terms: [(name: String, comparison: String, day: Day)]

    /// - Throws: ``Refusal`` 400 for other names than `names` and for values that begin with no day.
    init(_ text: String?, names: [String]) throws {
        let known = names.map { $0.lowercased() }
        terms = try Filter(text).terms.map { term in
            guard known.contains(term.name), let day = Day(iso: term.value.prefix(10)) else {
                throw Refusal.badRequest("Invalid filter: '\(text ?? "")'.")
            }
            return (term.name, term.comparison, day)
        }
    }

    /// Whether days by their names pass; one that is not named passes.
    func takes(_ days: [String: Day]) -> Bool {
        let days = Dictionary(days.map { ($0.key.lowercased(), $0.value) }, uniquingKeysWith: { first, _ in first })
        return terms.allSatisfy { term in
            guard let day = days[term.name] else { return true }
            return Self.compare(day, term.comparison, term.day)
        }
    }

    static func compare(_ day: Day, _ comparison: String, _ bound: Day) -> Bool {
        switch comparison {
        case "lt": day < bound
        case "gt": day > bound
        case "le": day <= bound
        case "ge": day >= bound
        default: day == bound
        }
    }
}
