/// What a sync needs from outside.
public struct SyncSurroundings: Sendable {
    /// Seconds since 1970 (UTC).
    public var now: @Sendable () -> Int64
    /// Waits for so many milliseconds; throws `CancellationError` when the task is cancelled.
    public var sleep: @Sendable (_ milliseconds: Int64) async throws -> Void
    /// Where usage that is not yet whole is kept; private to the user, and there.
    public var folder: String
    /// How many pieces are read at a time.
    public var width: Int
    /// How many seconds another copy of faktura that writes is waited for.
    public var patience: Int64

    /// Creates surroundings.
    public init(
        now: @escaping @Sendable () -> Int64, sleep: @escaping @Sendable (Int64) async throws -> Void, folder: String,
        width: Int = 4, patience: Int64 = 600
    ) {
        self.now = now
        self.sleep = sleep
        self.folder = folder
        self.width = width
        self.patience = patience
    }
}
