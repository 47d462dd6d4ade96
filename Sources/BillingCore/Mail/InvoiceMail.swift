/// Whether the invoices of a subscription can be mailed, and how that is switched on (azure-apis 4, 5.1 and 5.2).
///
/// The first rule that applies decides: the cloud, what the offer or the agreement rules out, then the reader's role.
public enum InvoiceMail: Hashable, Sendable {
    /// Azure's API switches it, for the billing profile as a whole.
    ///
    /// - Parameter isAllowed: Whether Azure says that the reader may; `nil` when it did not say.
    case byAPI(ProfilePlace, isAllowed: Bool?)
    /// Only Azure's portal switches it, for the subscription alone; no API tells how it stands.
    ///
    /// - Parameter administrator: Where the Account Administrator gets mail, when known.
    case portalOnly(administrator: String?)
    /// It cannot be had, or not by this reader.
    case notAvailable(Reason)

    /// Where a billing profile is.
    public struct ProfilePlace: Hashable, Sendable {
        /// The billing account, by its identifier.
        public let account: String
        /// The billing profile, by its identifier.
        public let profile: String

        /// Creates a place.
        public init(account: String, profile: String) {
            self.account = account
            self.profile = profile
        }
    }

    /// Why it cannot be had.
    public enum Reason: Hashable, Sendable {
        /// The cloud has no e-mailed invoices: US Government.
        case cloud(String)
        /// A support plan.
        case support(Offer)
        /// An Enterprise Agreement: its enrolment is invoiced.
        case enterprise(Offer?)
        /// Azure in Open: paid beforehand to a reseller.
        case azureInOpen(Offer)
        /// A partner bills.
        case partner(Offer?)
        /// Pay-as-you-go, and the reader is not its Account Administrator.
        case notAdministrator(role: String?, administrator: String?)
        /// The billing profile does not let the reader change it.
        case noRole(ProfilePlace, role: String?)
        /// A customer agreement of an individual: the portal is the place.
        case individual(ProfilePlace?)
        /// A customer agreement whose billing profile Azure did not name.
        case profileUnknown(Agreement)
        /// Nothing is known of the agreement, as with files.
        case agreementUnknown
    }

    /// Decides for a subscription.
    ///
    /// - Parameters:
    ///   - subscription: As far as it is known.
    ///   - cloud: The cloud's name: `public`, `us-government`, or that of one's own.
    ///   - accountType: The billing account's type in Azure's words, such as `Individual`; `nil` when unknown.
    public static func decide(_ subscription: Subscription, cloud: String, accountType: String? = nil) -> InvoiceMail {
        if let reason = ruledOut(subscription, cloud: cloud) { return .notAvailable(reason) }
        switch subscription.agreement {
        case .onlineServices:
            guard mayBeAdministrator(subscription) else {
                return .notAvailable(
                    .notAdministrator(role: subscription.role, administrator: subscription.accountAdministrator))
            }
            return .portalOnly(administrator: subscription.accountAdministrator)
        case .customer, .partner: return ofProfile(subscription, accountType: accountType)
        case .enterprise: return .notAvailable(.enterprise(subscription.offer))
        case nil: return .notAvailable(.agreementUnknown)
        }
    }

    /// Whether the reader is, or may be, the Account Administrator: where nobody asked Azure, the role tells.
    private static func mayBeAdministrator(_ subscription: Subscription) -> Bool {
        guard let access = subscription.access else { return subscription.role.map(roles.contains) ?? true }
        return access.isAccountAdministrator != false
    }

    /// Roles that the Account Administrator has: who signs up is Owner as well.
    private static let roles = [AccessGrant.Role.accountAdministrator.rawValue, "Owner"]

    private static func ruledOut(_ subscription: Subscription, cloud: String) -> Reason? {
        let offer = subscription.offer
        if cloud == "us-government" { return .cloud(cloud) }
        if let offer, offer.id.contains("-USGOV-") { return .cloud("us-government") }
        // A support plan that Azure names by its quota has no number.
        if let offer, offer.billing == .support || offer.id == "Support Plan" { return .support(offer) }
        if subscription.agreement == .enterprise || offer?.billing == .enterprise { return .enterprise(offer) }
        if let offer, offer.billing == .azureInOpen { return .azureInOpen(offer) }
        if offer?.billing == .partner { return .partner(offer) }
        return nil
    }

    private static func ofProfile(_ subscription: Subscription, accountType: String?) -> InvoiceMail {
        let place = subscription.billingAccount.flatMap { account in
            subscription.billingProfile.map { ProfilePlace(account: account, profile: $0) }
        }
        if accountType?.lowercased() == "individual" { return .notAvailable(.individual(place)) }
        // What a partner sells is on the partner's profile, where the reader can be given no role.
        if place == nil, subscription.agreement == .partner { return .notAvailable(.partner(nil)) }
        guard let place else { return .notAvailable(.profileUnknown(subscription.agreement ?? .customer)) }
        let isAllowed = subscription.access?.mayChangeInvoiceMail
        if isAllowed == false { return .notAvailable(.noRole(place, role: subscription.role)) }
        return .byAPI(place, isAllowed: isAllowed)
    }
}

extension InvoiceMail {
    /// What a refusal rests on.
    public enum Evidence: Hashable, Sendable {
        /// What the subscription was bought as.
        case offer(Offer)
        /// The contract.
        case agreement(Agreement)
        /// The cloud's name.
        case cloud(String)
        /// Azure's answer to `isAccountAdmin`, and the role it told.
        case notAccountAdministrator(role: String?)
        /// Azure's answer to `checkAccess` on this billing profile, and the role it told.
        case accessDenied(profile: String, role: String?)
        /// The billing account's type is `Individual`.
        case individualAccount
        /// Azure was not asked, or did not say.
        case nothing
    }

    /// The role that it takes.
    public enum Role: Hashable, Sendable {
        case accountAdministrator
        /// Owner or contributor of the billing profile or of its account.
        case profileContributor
    }

    /// Who can give the role, or do it instead.
    public enum Granter: Hashable, Sendable {
        /// The Account Administrator, as one can write to them when known: the role cannot be given to others.
        case accountAdministrator(String?)
        /// An owner of the billing profile or of its account.
        case profileOwner
        /// Whoever administers the enrolment.
        case enrolmentAdministrator
        /// The partner who bills.
        case partner
    }

    /// The billing profile, where there is one to look at.
    public var place: ProfilePlace? {
        switch self {
        case .byAPI(let place, _), .notAvailable(.noRole(let place, _)): place
        case .notAvailable(.individual(let place)): place
        case .portalOnly, .notAvailable: nil
        }
    }

    /// Why it cannot be had; `nil` when it can.
    public var reason: Reason? { if case .notAvailable(let reason) = self { reason } else { nil } }

    /// The way as a word that scripts can rely on.
    public var wayCode: String {
        switch self {
        case .byAPI: "api"
        case .portalOnly: "portal"
        case .notAvailable(.individual): "portal"
        case .notAvailable: "none"
        }
    }
}

extension InvoiceMail.Reason {
    /// What the reason rests on.
    public var evidence: InvoiceMail.Evidence {
        switch self {
        case .cloud(let name): .cloud(name)
        case .support(let offer), .azureInOpen(let offer): .offer(offer)
        case .enterprise(let offer): offer.map { .offer($0) } ?? .agreement(.enterprise)
        case .partner(let offer): offer.map { .offer($0) } ?? .agreement(.partner)
        case .notAdministrator(let role, _): .notAccountAdministrator(role: role)
        case .noRole(let place, let role): .accessDenied(profile: place.profile, role: role)
        case .individual: .individualAccount
        case .profileUnknown(let agreement): .agreement(agreement)
        case .agreementUnknown: .nothing
        }
    }

    /// The role that would help; `nil` where none does.
    public var requiredRole: InvoiceMail.Role? {
        switch self {
        case .notAdministrator: .accountAdministrator
        case .noRole, .profileUnknown: .profileContributor
        case .cloud, .support, .enterprise, .azureInOpen, .partner, .individual, .agreementUnknown: nil
        }
    }

    /// Who can give that role, or knows of the invoices; `nil` where nobody does.
    public var granter: InvoiceMail.Granter? {
        switch self {
        case .notAdministrator(_, let administrator): .accountAdministrator(administrator)
        case .noRole, .profileUnknown: .profileOwner
        case .enterprise: .enrolmentAdministrator
        case .partner: .partner
        case .cloud, .support, .azureInOpen, .individual, .agreementUnknown: nil
        }
    }

    /// The reason as a word that scripts can rely on: `enterprise-agreement`.
    public var code: String {
        switch self {
        case .cloud: "cloud"
        case .support: "support-offer"
        case .enterprise: "enterprise-agreement"
        case .azureInOpen: "azure-in-open"
        case .partner: "partner-bills"
        case .notAdministrator: "not-account-administrator"
        case .noRole: "no-role-on-profile"
        case .individual: "individual-agreement"
        case .profileUnknown: "profile-unknown"
        case .agreementUnknown: "agreement-unknown"
        }
    }
}
