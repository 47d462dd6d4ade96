import BillingCore

/// Gets an application's tokens with its secret (azure-apis 6.4).
public struct ClientSecretSource: TokenSource {
    private let entra: EntraClient
    private let tenant: String
    private let clientID: String
    private let secret: Secret

    /// Creates a source.
    public init(_ entra: EntraClient, tenant: String, clientID: String, secret: Secret) {
        self.entra = entra
        self.tenant = tenant
        self.clientID = clientID
        self.secret = secret
    }

    public func freshToken(for tenant: String?) async throws -> AccessToken {
        try await entra.token(
            tenant: tenant ?? self.tenant,
            [
                ("grant_type", "client_credentials"), ("client_id", clientID), ("scope", entra.cloud.scope),
                ("client_secret", secret.reveal()),
            ]
        ).access
    }
}

/// Gets an application's tokens with the token of another service, which stands in a file (workload identity).
public struct WorkloadIdentitySource: TokenSource {
    private let entra: EntraClient
    private let tenant: String
    private let clientID: String
    private let path: String
    private let readFile: @Sendable (String) throws -> String

    /// Creates a source.
    ///
    /// - Parameters:
    ///   - path: The file; it is read anew each time, as it changes.
    ///   - readFile: Gives the text of a file.
    public init(
        _ entra: EntraClient, tenant: String, clientID: String, path: String,
        readFile: @escaping @Sendable (String) throws -> String
    ) {
        self.entra = entra
        self.tenant = tenant
        self.clientID = clientID
        self.path = path
        self.readFile = readFile
    }

    public func freshToken(for tenant: String?) async throws -> AccessToken {
        let text: String
        do {
            text = try readFile(path)
        } catch {
            throw AzureProblem.signIn(.unreadableFile(path: path))
        }
        let assertion = text.trimmingPrefix { $0.isWhitespace }.prefix { !$0.isWhitespace }
        guard !assertion.isEmpty else { throw AzureProblem.signIn(.unreadableFile(path: path)) }
        return try await entra.token(
            tenant: tenant ?? self.tenant,
            [
                ("grant_type", "client_credentials"), ("client_id", clientID), ("scope", entra.cloud.scope),
                ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
                ("client_assertion", String(assertion)),
            ]
        ).access
    }
}

/// The token of an environment variable, as long as it lasts.
public struct EnvironmentTokenSource: TokenSource {
    private let variable: String
    private let token: AccessToken
    private let clock: ClientClock

    /// Creates a source; a token that does not say when it is over is taken to last an hour.
    public init(variable: String, token: Secret, clock: ClientClock) {
        self.variable = variable
        self.clock = clock
        let expiresAt = IdentityClaims(token: token.reveal())?.expiresAt ?? clock.now() + 3_600_000
        self.token = AccessToken(token, expiresAt: expiresAt)
    }

    public func freshToken(for tenant: String?) throws -> AccessToken {
        guard token.expiresAt > clock.now() else {
            throw AzureProblem.signIn(.environmentTokenExpired(variable: variable))
        }
        return token
    }
}
