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
    /// Keeps what becomes of those kept so far, and no others; nobody else changes them meanwhile.
    func update(_ change: @Sendable ([SignedIn]) -> [SignedIn]) async throws
}

extension TokenStore {
    /// Keeps one more, in place of an earlier one of the same person and tenant.
    public func keep(_ signedIn: SignedIn) async throws {
        try await update { $0.filter { !$0.isReplaced(by: signedIn) } + [signedIn] }
    }

    /// Forgets one.
    public func forget(_ signedIn: SignedIn) async throws {
        try await update { $0.filter { !$0.isReplaced(by: signedIn) } }
    }
}

/// Keeps sign-ins until the program ends.
public actor MemoryTokenStore: TokenStore {
    private var kept: [SignedIn] = []

    /// Creates an empty store.
    public init() {}

    public func load() -> [SignedIn] { kept }
    public func update(_ change: @Sendable ([SignedIn]) -> [SignedIn]) { kept = change(kept) }
}

/// Gets a person's tokens with the one kept for it, for any tenant of theirs (azure-apis 6.3).
public actor RefreshTokenSource: TokenSource {
    private let entra: EntraClient
    private let store: any TokenStore
    private var signedIn: SignedIn
    private var isAsking = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// Creates a source over a kept sign-in.
    public init(_ entra: EntraClient, _ signedIn: SignedIn, store: any TokenStore) {
        self.entra = entra
        self.signedIn = signedIn
        self.store = store
    }

    public func freshToken(for tenant: String?) async throws -> AccessToken {
        // One after the other: each answer replaces what the next one is asked with.
        if isAsking { await withCheckedContinuation { waiting.append($0) } }
        isAsking = true
        defer {
            if waiting.isEmpty { isAsking = false } else { waiting.removeFirst().resume() }
        }
        try Task.checkCancellation()
        return try await ask(tenant)
    }

    private func ask(_ tenant: String?) async throws -> AccessToken {
        // Another copy of faktura may have been given a newer one.
        if let newer = try await store.load().first(where: { $0.isReplaced(by: signedIn) }) { signedIn = newer }
        let answer = try await entra.token(
            tenant: tenant ?? signedIn.tenant,
            [
                ("grant_type", "refresh_token"), ("client_id", signedIn.clientID),
                ("refresh_token", signedIn.refreshToken.reveal()), ("scope", entra.personScope),
            ])
        // Each answer brings a new one, and the old one is over before long.
        if let refresh = answer.refresh, refresh != signedIn.refreshToken {
            signedIn.refreshToken = refresh
            let renewed = signedIn
            // Who signed out meanwhile stays signed out.
            try await store.update { $0.map { $0.isReplaced(by: renewed) ? renewed : $0 } }
        }
        return answer.access
    }
}
