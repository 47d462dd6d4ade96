import BillingCore

/// What can be done with an account or one of its tenants.
public struct AccountMenu: Equatable, Sendable {
    /// One thing to do.
    public enum Entry: Hashable, Sendable {
        case signIn, signOut, copyName
    }

    /// The account, a tenant's too.
    public let account: AccountRow
    /// The tenant; `nil` for the account as a whole.
    public let tenant: AccountRow.Membership?
    /// The entry marked, from 0.
    public internal(set) var selected = 0

    /// The entries, as the menu has them.
    public var entries: [Entry] { tenant == nil ? [.signIn, .signOut, .copyName] : [.signIn, .copyName] }
}

/// What stands in front where accounts are concerned.
public enum AccountOverlay: Equatable, Sendable {
    /// What can be done with the selected row.
    case menu(AccountMenu)
    /// Signing in.
    case signIn(SignIn)
}
