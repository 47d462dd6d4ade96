/// Keeps tokens by tenant, and fetches each anew 300 seconds before it is over; one fetch at a time for a tenant.
public actor TokenCache: TokenProvider {
    /// How long before its end a token is fetched anew, as azure-identity does, in milliseconds.
    private static let margin: Int64 = 300_000

    private let source: any TokenSource
    private let clock: ClientClock
    private var tokens: [String?: AccessToken] = [:]
    private var fetches: [String?: Fetch] = [:]

    private struct Fetch {
        let task: Task<AccessToken, any Error>
        var waiters = 0
    }

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
        var fetch = fetches[tenant] ?? Fetch(task: Task { try await source.freshToken(for: tenant) })
        fetch.waiters += 1
        fetches[tenant] = fetch
        let task = fetch.task
        do {
            let token = try await withTaskCancellationHandler {
                try await task.value
            } onCancel: {
                Task { await self.giveUp(task, tenant) }
            }
            end(task, tenant)
            tokens[tenant] = token
            return token
        } catch {
            end(task, tenant)
            throw error
        }
    }

    private func end(_ task: Task<AccessToken, any Error>, _ tenant: String?) {
        if fetches[tenant]?.task == task { fetches[tenant] = nil }
    }

    /// Stops a fetch when the last who waits for it was cancelled.
    private func giveUp(_ task: Task<AccessToken, any Error>, _ tenant: String?) {
        guard fetches[tenant]?.task == task else { return }
        fetches[tenant]?.waiters -= 1
        if fetches[tenant]?.waiters == 0 {
            fetches[tenant] = nil
            task.cancel()
        }
    }
}
