public import BillingCore
public import FakturaWords

/// What the program asks of whoever signs in.
public enum AccountOrder: Equatable, Sendable {
    /// Who is signed in; answered by ``AccountIntent/listed(_:)`` or ``AccountIntent/notListed(_:)``.
    case list
    /// How one can sign in from here; answered by ``AccountIntent/ways(_:)``.
    case waysToSignIn
    /// Signs in, to a tenant where one is named; takes the place of a sign-in that runs.
    ///
    /// Answered by ``AccountIntent/codeShown(code:address:message:expiresAt:)`` where a code has to be entered, then by
    /// ``AccountIntent/signedIn(_:tenants:)`` or ``AccountIntent/failed(_:)``.
    case signIn(AzureAccount.Way, tenant: String?)
    /// Stops signing in; nothing is answered any more.
    case cancelSignIn
    /// Forgets the account's tokens; answered by ``AccountIntent/signedOut(_:)`` or ``AccountIntent/failed(_:)``.
    case signOut(AzureAccount.ID)
}

/// What the user does with accounts, and what is answered to an ``AccountOrder``.
public enum AccountIntent: Equatable, Sendable {
    /// The dialog opens that signs in.
    case signInOpened
    /// The code is copied.
    case codeCopied
    /// The accounts there are.
    case listed([AccountRow])
    /// The accounts could not be listed, in words.
    case notListed(String)
    /// The ways to sign in, the first one first.
    case ways([WayFound])
    /// A code has to be entered at an address; valid until so many seconds since 1970 (UTC).
    case codeShown(code: String, address: String, message: String?, expiresAt: Int64)
    /// Somebody is signed in, and sees these tenants.
    case signedIn(AzureAccount, tenants: [Tenant])
    /// Signing in or out failed, in words.
    case failed(String)
    /// Somebody is signed out.
    case signedOut(AzureAccount.ID)

    /// Whether a key stands behind it.
    var isFromUser: Bool {
        switch self {
        case .signInOpened, .codeCopied: true
        case .listed, .notListed, .ways, .codeShown, .signedIn, .failed, .signedOut: false
        }
    }
}

/// Whether the program can sign in.
public struct SignInSettings: Equatable, Sendable {
    /// Why it can't; `nil` when it can.
    public let hindrance: Words.SignInHindrance?

    /// Creates settings; of several hindrances the one that tells most is given.
    ///
    /// - Parameters:
    ///   - isOffline: No socket may be opened.
    ///   - isDemo: The sample account is shown.
    ///   - hasFiles: Usage files are shown.
    public init(isOffline: Bool = false, isDemo: Bool = false, hasFiles: Bool = false) {
        hindrance = isDemo ? .demo : hasFiles ? .files : isOffline ? .offline : nil
    }
}

/// What the program knows of accounts whichever screen is in front.
struct AccountState: Equatable, Sendable {
    /// The accounts, as last listed.
    var known: [AccountRow] = []
    /// Sign-ins that turned out to be over, the newest last; without an identifier when Azure did not say whose.
    var needed: [Need] = []
    /// The account being signed out.
    var leaving: AzureAccount.ID?

    struct Need: Equatable, Sendable {
        let account: AzureAccount.ID?
        let sentence: String
    }

    /// The name of an account; `nil` when it was never listed or has none.
    func name(of id: AzureAccount.ID?) -> String? { known.first { $0.account.id == id }?.account.name }
}
