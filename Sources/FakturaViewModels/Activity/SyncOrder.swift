public import BillingCore

/// What the program asks of whoever reads from Azure.
public enum SyncOrder: Equatable, Sendable {
    /// Reads what is due; forced, also what is not.
    case start(isForced: Bool)
    /// Stops a piece.
    case cancel(SyncPiece)
    /// Stops everything.
    case cancelAll
    /// Reads a piece again.
    case `repeat`(SyncPiece)
}
