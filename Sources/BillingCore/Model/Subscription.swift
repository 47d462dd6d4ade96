/// Names a subscription: its GUID in lowercase, or whatever a file has in its place.
public struct SubscriptionID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The identifier, lowercase: Azure's files differ in case only.
    public let rawValue: String

    /// Creates an identifier; letters become lowercase.
    public init(_ text: String) { rawValue = text.lowercased() }

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    public var description: String { rawValue }
}

/// A subscription as far as its sources tell; what no source told is `nil`.
public struct Subscription: Hashable, Sendable {
    /// Its identifier.
    public let id: SubscriptionID
    /// The name its owner gave it.
    public var name: String?
    /// What it was bought as.
    public var offer: Offer?
    /// The contract it is billed under.
    public var agreement: Agreement?
    /// The reader's role, in Azure's words: `Account Administrator`, `Billing Reader`.
    public var role: String?
    /// The day of the month on which its billing periods start; `nil` when unknown.
    public var anchorDay: Int?

    /// Creates a subscription of which at least the identifier is known.
    public init(
        id: SubscriptionID, name: String? = nil, offer: Offer? = nil, agreement: Agreement? = nil,
        role: String? = nil, anchorDay: Int? = nil
    ) {
        self.id = id
        self.name = name
        self.offer = offer
        self.agreement = agreement
        self.role = role
        self.anchorDay = anchorDay
    }

    /// The name, or the identifier of a subscription without one.
    public var displayName: String { name ?? id.rawValue }
    /// How its periods follow each other: from the anniversary day when known, else calendar months.
    public var periodRule: PeriodRule { anchorDay.flatMap(PeriodRule.init(anchorDay:)) ?? .calendarMonth }
}

/// What a subscription was bought as, by Azure's offer number.
///
/// Source: "Microsoft Azure offer details"; numbers as in `OfferId` of usage files.
public struct Offer: Hashable, Sendable, CustomStringConvertible {
    /// The number as files write it, uppercase: `MS-AZR-0003P`; or a name where only that is known.
    public let id: String

    /// Creates an offer from its number; a bare `0003P` gains the prefix.
    public init(_ id: String) {
        let upper = id.uppercased()
        let isBare = upper.count == 5 && upper.hasSuffix("P") && upper.dropLast().allSatisfy(\.isNumber)
        self.id = isBare ? "MS-AZR-\(upper)" : (upper.hasPrefix("MS-AZR-") ? upper : id)
    }

    /// Azure's name of a known offer; `nil` for others.
    public var name: String? { Self.names[id] }
    public var description: String { id }

    private static let names = [
        "MS-AZR-0003P": "Pay-As-You-Go",
        "MS-AZR-0017P": "Enterprise Agreement",
        "MS-AZR-0148P": "Enterprise Dev/Test",
        "MS-AZR-0023P": "Pay-As-You-Go Dev/Test",
        "MS-AZR-0044P": "Free Trial",
        "MS-AZR-0025P": "Action Pack",
        "MS-AZR-0029P": "Visual Studio Enterprise (MPN)",
        "MS-AZR-0059P": "Visual Studio Professional",
        "MS-AZR-0060P": "Visual Studio Test Professional",
        "MS-AZR-0062P": "MSDN Platforms",
        "MS-AZR-0063P": "Visual Studio Enterprise",
        "MS-AZR-0064P": "Visual Studio Enterprise (BizSpark)",
        "MS-AZR-0111P": "Azure in Open",
        "MS-AZR-0041P": "Support Plan",
        "MS-AZR-0042P": "Support Plan",
        "MS-AZR-0043P": "Support Plan",
        "MS-AZR-0145P": "Azure in CSP",
        "MS-AZR-0170P": "Azure for Students",
    ]
}

/// The contract a subscription is billed under.
public enum Agreement: String, Hashable, Sendable, CaseIterable {
    /// Microsoft Online Services Program: pay-as-you-go and its like.
    case onlineServices = "MOSP"
    /// Microsoft Customer Agreement.
    case customer = "MCA"
    /// Enterprise Agreement.
    case enterprise = "EA"
    /// Microsoft Partner Agreement.
    case partner = "MPA"
}

/// Which subscriptions a report covers.
public enum Scope: Hashable, Sendable {
    /// Every subscription known.
    case all
    /// These, in the order given; never empty.
    case subscriptions([SubscriptionID])

    /// One subscription.
    public static func one(_ id: SubscriptionID) -> Scope { .subscriptions([id]) }

    /// Whether a subscription is covered.
    public func contains(_ id: SubscriptionID) -> Bool {
        switch self {
        case .all: true
        case .subscriptions(let ids): ids.contains(id)
        }
    }
}
