/// Keeps tokens by tenant, and fetches each anew 300 seconds before it is over; one fetch at a time for a tenant.
public actor TokenCache: TokenProvider {
    /// How long before its end a token is fetched anew, as azure-identity does, in milliseconds.
    private static let margin: Int64 = 300_000

    private let source: any TokenSource
    private let clock: ClientClock
    private var tokens: [String?: AccessToken] = [:]
    private var fetches: [String?: Task<AccessToken, any Error>] = [:]

    /// Creates a cache over a way to get tokens.
    public init(_ source: any TokenSource, clock: ClientClock) {
        self.source = source
        self.clock = clock
    }

    func token(for tenant: String?) async throws -> AccessToken {
        if let token = tokens[tenant] {
            let now = clock.now()
            if token.expiresAt - Self.margin > now { return token }
            do {
                return try await fetch(tenant)
            } catch is CancellationError {
                throw CancellationError()
            } catch  where token.expiresAt > now {
                // It is still good for a while: what keeps a new one from coming may pass.
                return token
            }
        }
        return try await fetch(tenant)
    }

    func token(for tenant: String?, replacing refused: AccessToken) async throws -> AccessToken {
        // Another call may have replaced it already.
        if let token = tokens[tenant], token != refused { return token }
        tokens[tenant] = nil
        return try await fetch(tenant)
    }

    private func fetch(_ tenant: String?) async throws -> AccessToken {
        if let running = fetches[tenant] { return try await running.value }
        let task = Task { try await source.freshToken(for: tenant) }
        fetches[tenant] = task
        defer { fetches[tenant] = nil }
        let token = try await task.value
        tokens[tenant] = token
        return token
    }
}
