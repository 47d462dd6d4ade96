import BillingCore

/// A person's sign-in, as it is kept to the next start.
public struct SignedIn: Hashable, Sendable {
    /// The name to sign in with; `nil` when Microsoft did not say.
    public let user: String?
    /// The tenant signed in to.
    public let tenant: String
    /// The application it was done with.
    public let clientID: String
    /// Where it was done: the authority's scheme, host and port.
    public let authority: String
    /// What the next token is asked with.
    public var refreshToken: Secret

    /// Creates a sign-in.
    public init(user: String?, tenant: String, clientID: String, authority: String, refreshToken: Secret) {
        self.user = user
        self.tenant = tenant
        self.clientID = clientID
        self.authority = authority
        self.refreshToken = refreshToken
    }

    /// Whether another one takes the place of this: the same person in the same tenant, by the same application.
    func isReplaced(by other: SignedIn) -> Bool {
        user == other.user && tenant == other.tenant && clientID == other.clientID && authority == other.authority
    }
}

/// Keeps sign-ins.
public protocol TokenStore: Sendable {
    /// All that are kept; none when there is nothing yet.
    func load() async throws -> [SignedIn]
    /// Keeps these and no others.
    func save(_ signedIn: [SignedIn]) async throws
}

extension TokenStore {
    /// Keeps one more, in place of an earlier one of the same person and tenant.
    public func keep(_ signedIn: SignedIn) async throws {
        try await save(try await load().filter { !$0.isReplaced(by: signedIn) } + [signedIn])
    }

    /// Forgets one.
    public func forget(_ signedIn: SignedIn) async throws {
        try await save(try await load().filter { !$0.isReplaced(by: signedIn) })
    }
}

/// Keeps sign-ins until the program ends.
public actor MemoryTokenStore: TokenStore {
    private var kept: [SignedIn] = []

    /// Creates an empty store.
    public init() {}

    public func load() -> [SignedIn] { kept }
    public func save(_ signedIn: [SignedIn]) { kept = signedIn }
}

/// Gets a person's tokens with the one kept for it, for any tenant of theirs (azure-apis 6.3).
public actor RefreshTokenSource: TokenSource {
    private let entra: EntraClient
    private let store: any TokenStore
    private var signedIn: SignedIn
    /// The last one that asked.
    private var last: Task<AccessToken, any Error>?

    /// Creates a source over a kept sign-in.
    public init(_ entra: EntraClient, _ signedIn: SignedIn, store: any TokenStore) {
        self.entra = entra
        self.signedIn = signedIn
        self.store = store
    }

    public func freshToken(for tenant: String?) async throws -> AccessToken {
        // One after the other: each answer may end the token that the next is asked with.
        let before = last
        let asking = Task {
            _ = await before?.result
            return try await ask(tenant)
        }
        last = asking
        return try await asking.value
    }

    private func ask(_ tenant: String?) async throws -> AccessToken {
        let answer = try await entra.token(
            tenant: tenant ?? signedIn.tenant,
            [
                ("grant_type", "refresh_token"), ("client_id", signedIn.clientID),
                ("refresh_token", signedIn.refreshToken.reveal()), ("scope", entra.personScope),
            ])
        // Each answer brings a new one, and the old one is over before long.
        if let refresh = answer.refresh, refresh != signedIn.refreshToken {
            signedIn.refreshToken = refresh
            try await store.keep(signedIn)
        }
        return answer.access
    }
}
