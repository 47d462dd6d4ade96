/// A text that no description, log or message shows.
public struct Secret: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    private let value: String

    /// Keeps a text secret.
    public init(_ value: String) { self.value = value }

    /// The text itself, for the one place that needs it.
    public func reveal() -> String { value }

    public var description: String { Redaction.mark }
    /// The mark that stands for a secret.
    public var debugDescription: String { Redaction.mark }
    /// A mirror with nothing in it, so that dumps show nothing either.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// What a call is allowed with, for a while.
public struct AccessToken: Hashable, Sendable {
    /// The token.
    public let secret: Secret
    /// When it is over, in milliseconds since 1970.
    public let expiresAt: Int64

    /// Creates a token.
    public init(_ secret: Secret, expiresAt: Int64) {
        self.secret = secret
        self.expiresAt = expiresAt
    }
}

/// One way to get tokens; each call asks anew.
public protocol TokenSource: Sendable {
    /// A fresh token.
    ///
    /// - Parameter tenant: Whose; `nil` for the one that the way is set up for.
    /// - Throws: `AzureProblem` or `CancellationError`.
    func freshToken(for tenant: String?) async throws -> AccessToken
}

/// Gives the pipeline its tokens.
protocol TokenProvider: Sendable {
    /// A token that is good for some minutes more.
    func token(for tenant: String?) async throws -> AccessToken
    /// A token in place of one that Azure did not take.
    func token(for tenant: String?, replacing refused: AccessToken) async throws -> AccessToken
}
