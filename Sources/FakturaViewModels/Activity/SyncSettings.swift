public import BillingCore
public import FakturaWords

/// Whether figures can be read from Azure, and what is known of the names there.
public struct SyncSettings: Equatable, Sendable {
    /// Why nothing can be read from Azure; `nil` when it can.
    public let refusal: Words.SyncRefusal?
    /// Names of accounts, tenants and billing profiles; those of subscriptions come with the figures too.
    public private(set) var names: SyncNames

    /// Creates settings.
    ///
    /// - Parameter showsFiles: Whether what is shown are files or the sample account, which no sync adds to.
    public init(
        isSignedIn: Bool = false, isOffline: Bool = false, showsFiles: Bool = false, names: SyncNames = SyncNames()
    ) {
        refusal = showsFiles ? .files : isOffline ? .offline : isSignedIn ? nil : .notSignedIn
        self.names = names
    }

    /// The same, with names that were known before: work of who signed out is still told by them.
    func keeping(_ older: SyncNames) -> SyncSettings {
        var settings = self
        settings.names = names.merged(over: older)
        return settings
    }
}

/// What a sync is told to do.
public enum SyncOrder: Hashable, Sendable {
    /// Reads what is old; forced, also what is not yet old. While a sync runs, it takes in what this one would add.
    case start(isForced: Bool)
    /// Stops a piece; the next sync reads it.
    case cancel(SyncPiece)
    /// Stops every piece.
    case cancelAll
    /// Reads a piece once more that failed or was stopped.
    case `repeat`(SyncPiece)
}
