import Synchronization

/// A clock that passes only while somebody waits by it, and then at once; client and emulator may share it.
public final class JumpingClock: Sendable {
    private struct State {
        var now: Int64
        var waits: [Int64] = []
        var happenings: [Int: @Sendable () -> Void] = [:]
    }

    private let state: Mutex<State>
    private let pace: Int64

    /// - Parameters:
    ///   - milliseconds: What it shows at first, since 1970; 23 November 2026 at midnight (UTC) by default.
    ///   - pace: Of each wait, how many hundredths really pass: another number than 100 is a clock that goes wrong.
    public init(at milliseconds: Int64 = 1_795_392_000_000, pace: Int64 = 100) {
        state = Mutex(State(now: milliseconds))
        self.pace = pace
    }

    /// Milliseconds since 1970.
    public var now: Int64 { state.withLock(\.now) }
    /// Seconds since 1970.
    public var seconds: Int64 { now / 1000 }
    /// How long each wait was meant to be, in milliseconds.
    public var waits: [Int64] { state.withLock(\.waits) }
    /// The same in seconds.
    public var waitedSeconds: [Int64] { waits.map { $0 / 1000 } }

    /// Lets time pass.
    public func advance(seconds: Int64) { advance(milliseconds: seconds * 1000) }

    /// Lets time pass.
    public func advance(milliseconds: Int64) { state.withLock { $0.now += milliseconds } }

    /// Lets something happen while somebody waits for the nth time, from 1 on.
    public func during(wait number: Int, _ happening: @escaping @Sendable () -> Void) {
        state.withLock { $0.happenings[number] = happening }
    }

    /// Jumps to a moment, in milliseconds since 1970.
    ///
    /// - Throws: `CancellationError`.
    public func sleep(until moment: Int64) async throws {
        try Task.checkCancellation()
        let happening = state.withLock { state -> (@Sendable () -> Void)? in
            let wait = max(0, moment - state.now)
            state.waits.append(wait)
            state.now += wait * pace / 100
            return state.happenings[state.waits.count]
        }
        happening?()
        // Others have their turn, as while one really waits.
        await Task.yield()
    }
}
