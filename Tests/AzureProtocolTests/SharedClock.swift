import AzureClient
import Synchronization

/// One time for client and emulator, which passes only while the client waits.
final class SharedClock: Sendable {
    private struct State {
        var now: Int64 = 1_795_392_000_000
        var waits: [Int64] = []
        var happenings: [Int: @Sendable () -> Void] = [:]
    }

    private let state = Mutex(State())
    /// Of each wait, how many hundredths really pass: a clock that does not go right.
    let pace: Int64

    init(pace: Int64 = 100) { self.pace = pace }

    /// Milliseconds since 1970; 23 November 2026 at midnight when it starts.
    var now: Int64 { state.withLock(\.now) }
    /// How long each wait was meant to be, in milliseconds.
    var waits: [Int64] { state.withLock(\.waits) }
    /// The same in seconds.
    var seconds: [Int64] { waits.map { $0 / 1000 } }

    func advance(seconds: Int64) { state.withLock { $0.now += seconds * 1000 } }

    /// Lets something happen while the client waits for the nth time, from 1 on.
    func during(wait number: Int, _ happening: @escaping @Sendable () -> Void) {
        state.withLock { $0.happenings[number] = happening }
    }

    var clock: ClientClock {
        ClientClock(
            now: { self.now },
            sleep: { moment in
                try Task.checkCancellation()
                let happening = self.state.withLock { state -> (@Sendable () -> Void)? in
                    let wait = max(0, moment - state.now)
                    state.waits.append(wait)
                    state.now += wait * self.pace / 100
                    return state.happenings[state.waits.count]
                }
                happening?()
            })
    }
}
