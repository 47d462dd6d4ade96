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
    /// The day it was subscribed, in UTC; `nil` when unknown.
    public var startDay: Day?
    /// The credit that each billing period brings; `nil` where the offer has none or it is unknown.
    public var monthlyCredit: Money?
    /// The billing account that pays, by its identifier.
    public var billingAccount: String?
    /// The billing profile that it is invoiced with, by its identifier; `nil` outside customer agreements.
    public var billingProfile: String?
    /// Who administers the account, as one can write to them; `nil` when unknown.
    public var accountAdministrator: String?
    /// Whether the reader may see its invoices; `nil` when nothing was asked, as with files.
    public var invoiceAccess: InvoiceAccess?
    /// What Azure says that the reader may do; `nil` when nothing was asked, as with files.
    public var access: ReaderAccess?

    /// Creates a subscription of which at least the identifier is known.
    public init(
        id: SubscriptionID, name: String? = nil, offer: Offer? = nil, agreement: Agreement? = nil,
        role: String? = nil, anchorDay: Int? = nil, startDay: Day? = nil, monthlyCredit: Money? = nil,
        billingAccount: String? = nil, billingProfile: String? = nil, accountAdministrator: String? = nil,
        invoiceAccess: InvoiceAccess? = nil, access: ReaderAccess? = nil
    ) {
        self.id = id
        self.name = name
        self.offer = offer
        self.agreement = agreement
        self.role = role
        self.anchorDay = anchorDay
        self.startDay = startDay
        self.monthlyCredit = monthlyCredit
        self.billingAccount = billingAccount
        self.billingProfile = billingProfile
        self.accountAdministrator = accountAdministrator
        self.invoiceAccess = invoiceAccess
        self.access = access
    }

    /// Whether the reader is known to be the Account Administrator.
    public var isReadByAdministrator: Bool {
        access?.isAccountAdministrator ?? (role == AccessGrant.Role.accountAdministrator.rawValue)
    }
    /// The name, or the identifier of a subscription without one.
    public var displayName: String { name ?? id.rawValue }
    /// How its periods follow each other: from the anniversary day when known, else calendar months.
    public var periodRule: PeriodRule { anchorDay.flatMap(PeriodRule.init(anchorDay:)) ?? .calendarMonth }
}

/// Whether the reader may see a subscription's invoices.
public enum InvoiceAccess: Hashable, Sendable {
    /// They can be listed.
    case open
    /// Azure refused them with this code: `NotOptedIn`, `AuthorizationFailed`.
    case refused(code: String)
}

extension InvoiceAccess {
    /// Whether invoices may be seen, from what listing them came to; `nil` when that tells nothing of the reader.
    public init?(_ refusal: AzureRefusal) {
        switch refusal.reason {
        case .notOptedIn, .notAuthorized: self = .refused(code: refusal.code ?? "\(refusal.status)")
        case .amountsClosed where [401, 403].contains(refusal.status):
            self = .refused(code: refusal.code ?? "\(refusal.status)")
        default: return nil
        }
    }
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

    /// Whether more than one subscription can be covered.
    public var coversSeveral: Bool { if case .subscriptions(let ids) = self { ids.count > 1 } else { true } }

    /// Whether a subscription is covered.
    public func contains(_ id: SubscriptionID) -> Bool {
        switch self {
        case .all: true
        case .subscriptions(let ids): ids.contains(id)
        }
    }
}

extension Collection<Subscription> {
    /// As lists have them: by name, whatever its case, then by identifier.
    public var inListOrder: [Subscription] {
        // Each name is folded once: screens ask for this in every frame.
        map { (name: $0.displayName.lowercased(), subscription: $0) }
            .sorted { ($0.name, $0.subscription.id) < ($1.name, $1.subscription.id) }.map(\.subscription)
    }
}
