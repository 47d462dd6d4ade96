public import BillingCore

/// An account that is signed in, and the client that asks with its tokens.
public struct SignedInAccount: Sendable {
    /// Who it is.
    public let account: AzureAccount
    /// Azure as this account sees it; the clients of all accounts share their limits and connections.
    public let api: AzureAPI

    /// Creates a pair.
    public init(account: AzureAccount, api: AzureAPI) {
        self.account = account
        self.api = api
    }
}

/// Whom a token is for, as it says itself; for display, never trusted.
public struct TokenIdentity: Hashable, Sendable {
    /// A person's name to sign in with, else an application's identifier; `nil` when it says neither.
    public let name: String?
    /// The tenant; `nil` when it does not say.
    public let tenant: String?

    /// Reads a token; `nil` when it cannot be read, as those of some services.
    public init?(_ token: Secret) {
        guard let claims = IdentityClaims(token: token.reveal()) else { return nil }
        name = claims.user ?? claims.application
        tenant = claims.tenant
    }

    /// When a token says that it is over, in milliseconds since 1970; `nil` when it does not say.
    public static func expiry(of token: Secret) -> Int64? { IdentityClaims(token: token.reveal())?.expiresAt }
}

extension AzureAPI {
    /// Gets a token for the tenant asked, and says whom it is for; `nil` when the token does not say.
    ///
    /// - Throws: `AzureProblem` when there is no token, or `CancellationError`.
    public func identity() async throws -> TokenIdentity? {
        TokenIdentity(try await tokens.token(for: tenant).secret)
    }
}
