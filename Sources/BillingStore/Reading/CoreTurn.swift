import Foundation

/// A long reading's turns on a core: it stops when its task was cancelled, and lets others have theirs.
///
/// A thread that calculates holds its core for some milliseconds at a time, and what a key is to show waits as long:
/// not only the interface's thread, also the terminal's and the connection's that carry the bytes.
struct CoreTurn {
    private var start = ContinuousClock.now

    /// Shorter turns would leave little to the reading where every core is busy.
    private static let length = Duration.microseconds(500)

    /// Ends the turn when it has lasted; called every some ten microseconds.
    ///
    /// - Throws: `CancellationError` when the task was cancelled.
    mutating func check() throws {
        guard ContinuousClock.now - start >= Self.length else { return }
        try Task.checkCancellation()
        sched_yield()
        start = .now
    }
}
