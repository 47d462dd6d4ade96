public import AzureClient

/// What downloads need from outside.
public struct DownloadSurroundings: Sendable {
    /// Seconds since 1970 (UTC).
    public var now: @Sendable () -> Int64
    /// Waits for so many milliseconds; throws `CancellationError` when the task is cancelled.
    public var sleep: @Sendable (_ milliseconds: Int64) async throws -> Void
    /// How many files are fetched at a time.
    public var width: Int
    /// The most seconds that a download waits when Azure asks it to; beyond, it fails and says how long.
    public var longestWait: Int64

    /// Creates surroundings.
    public init(
        now: @escaping @Sendable () -> Int64, sleep: @escaping @Sendable (Int64) async throws -> Void, width: Int = 3,
        longestWait: Int64 = Int64(ClientSettings.usualLongestWait)
    ) {
        self.now = now
        self.sleep = sleep
        self.width = width
        self.longestWait = longestWait
    }
}
