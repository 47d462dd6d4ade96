/// The role that opens what is closed, and who can grant it (azure-apis 5).
public struct AccessGrant: Hashable, Sendable {
    /// A role, by Azure's name.
    public enum Role: String, Hashable, Sendable, CaseIterable {
        case accountAdministrator = "Account Administrator"
        case billingReader = "Billing Reader"
        /// Who may register a resource provider.
        case contributor = "Owner or Contributor"
        case billingProfileReader = "Billing profile reader"
        case enterpriseAdministrator = "Enterprise Administrator (read only)"
    }

    /// Who can grant a role, or open what it reads.
    public enum Granter: Hashable, Sendable {
        /// The Account Administrator; as one can write to them, when known.
        case accountAdministrator(String?)
        /// An owner of the subscription.
        case subscriptionOwner
        /// An owner of the billing profile.
        case billingProfileOwner
        /// An administrator of the enrolment.
        case enterpriseAdministrator
    }

    /// What the reader has to be.
    public let role: Role
    /// Who can make the reader that; `nil` where nobody can.
    public let granter: Granter?

    /// What opens invoices of a pay-as-you-go subscription to others (azure-apis 5.1).
    ///
    /// - Parameter administrator: As one can write to the Account Administrator, when known.
    public static func subscriptionInvoices(administrator: String?) -> AccessGrant {
        AccessGrant(.billingReader, by: .accountAdministrator(administrator))
    }

    /// Creates a grant.
    public init(_ role: Role, by granter: Granter?) {
        self.role = role
        self.granter = granter
    }
}
