// Kept in a store as people would write them, so that what a piece or a problem is called stays the same.

extension Day: Codable {
    /// Reads `2026-11-23`.
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let day = Day(iso: text) else { throw UnreadableText(text).error(decoder) }
        self = day
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension BillingPeriod: Codable {
    /// Reads the first and last day: `2026-10-12/2026-11-11`.
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        let days = text.split(separator: "/").compactMap { Day(iso: String($0)) }
        guard days.count == 2, let period = BillingPeriod(first: days[0], last: days[1]) else {
            throw UnreadableText(text).error(decoder)
        }
        self = period
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension SubscriptionID: Codable {
    /// Reads the identifier.
    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}

/// A text that is not what it should be.
private struct UnreadableText {
    let text: String

    init(_ text: String) { self.text = text }

    func error(_ decoder: any Decoder) -> DecodingError {
        .dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "unreadable: \(text)"))
    }
}
