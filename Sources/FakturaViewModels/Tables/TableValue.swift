public import BillingCore

/// One value of a report's row, exact.
public enum TableValue: Hashable, Sendable {
    /// Not known: `null`, an empty cell.
    case none
    /// Text as its source has it.
    case text(String)
    /// A name that may not be known, and what tables for people show in its place.
    case name(String?, tableFallback: String)
    /// A whole number.
    case integer(Int)
    /// Money or a quantity: a decimal string in JSON.
    case decimal(ExactDecimal)
    /// A day, ISO 8601.
    case day(Day)
    /// Names and values, such as tags, as the source writes them: an object in JSON.
    case fields(String)
    /// Several texts, in order: an array in JSON, elsewhere one cell with commas between.
    case texts([String])

    /// A text, or none when it is empty.
    public static func optional(_ text: String?) -> TableValue {
        text.flatMap { $0.isEmpty ? nil : .text($0) } ?? .none
    }

    /// A number, or none.
    public static func number(_ number: ExactDecimal?) -> TableValue { number.map { .decimal($0) } ?? .none }

    /// An amount, or none.
    public static func amount(_ amount: Amount?) -> TableValue { amount.map { .decimal($0.decimal) } ?? .none }

    /// Names and values, or none when the text is empty.
    public static func optionalFields(_ text: String) -> TableValue { text.isEmpty ? .none : .fields(text) }

    /// As a cell for people has it, unescaped.
    var tableCell: String {
        switch self {
        case .none: ""
        case .text(let text), .fields(let text): text
        case .name(let name, let fallback): name ?? fallback
        case .integer(let number): String(number)
        case .decimal(let number): number.description
        case .day(let day): day.description
        case .texts(let texts): texts.joined(separator: ", ")
        }
    }
}
