/// An ISO 4217 currency code, uppercase: `SEK`.
public struct CurrencyCode: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The code as it is shown.
    public let rawValue: String

    /// Creates a code; letters become uppercase.
    public init(_ code: String) { rawValue = code.uppercased() }

    /// Digits of the minor unit: 2, but 0 for JPY and its like and 3 for KWD and its like.
    public var minorUnitDigits: Int {
        switch rawValue {
        case "JPY", "KRW", "CLP", "ISK", "VND", "XAF", "XOF", "XPF", "UGX", "PYG", "RWF": 0
        case "KWD", "BHD", "JOD", "OMR", "TND", "IQD", "LYD": 3
        default: 2
        }
    }

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    public var description: String { rawValue }
}

/// An exact amount of one currency.
public struct Money: Hashable, Sendable, CustomStringConvertible {
    /// The amount, never rounded.
    public var amount: Amount
    /// Its currency.
    public let currency: CurrencyCode

    /// Creates an amount of a currency.
    public init(_ amount: Amount, _ currency: CurrencyCode) {
        self.amount = amount
        self.currency = currency
    }

    public var description: String { "\(amount) \(currency)" }
}

/// Sums kept apart by currency: amounts of two currencies are never added.
public struct CurrencyTotals: Hashable, Sendable {
    private var amounts: [CurrencyCode: Amount] = [:]

    /// Starts without any currency.
    public init() {}

    /// Adds an amount to the total of its currency.
    public mutating func add(_ money: Money) { amounts[money.currency, default: .zero] += money.amount }

    /// One total per currency, in order of the code.
    public var totals: [Money] { amounts.sorted { $0.key < $1.key }.map { Money($0.value, $0.key) } }

    /// The total in a currency; `nil` when there is none.
    public subscript(currency: CurrencyCode) -> Amount? { amounts[currency] }
}
