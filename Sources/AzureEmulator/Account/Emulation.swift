import BillingCore
import Foundation
import SampleAccount
import Synchronization

/// The account with what clients have done to it: who is signed in, what runs, what was called.
final class Emulation: Sendable {
    /// What changes.
    struct State {
        var settings = Settings()
        var isApproving = false
        var tokens = TokenBook()
        var codes: [DeviceCode] = []
        var running: [String: RunningOperation] = [:]
        var blobs: [String: Blob] = [:]
        /// What a client put in place of a billing profile's properties.
        var profiles: [String: JSON] = [:]
        var faults: [FaultInForce] = []
        var calls: [CallRecord] = []
    }

    let account: SampleAccount
    private let clock: @Sendable () -> Int
    private let state: Mutex<State>
    private let usage = Mutex<[Metric: UsageShelf]>([:])
    let written = Mutex<[RowsKey: UsageRows]>([:])

    /// - Parameter clock: Milliseconds since 1970.
    init(account: SampleAccount, isApproving: Bool, clock: @escaping @Sendable () -> Int) {
        self.account = account
        self.clock = clock
        state = Mutex(State(isApproving: isApproving))
    }

    var snapshot: AccountSnapshot { account.snapshot }
    var today: Day { account.today }
    var settings: Settings { state.withLock(\.settings) }

    func with<Result>(_ body: (inout sending State) throws -> sending Result) rethrows -> sending Result {
        try state.withLock(body)
    }

    /// Milliseconds since 1970, as the server's clock has it.
    var milliseconds: Int { clock() + settings.clockSkew * 1_000 }
    /// Seconds since 1970.
    var seconds: Int { milliseconds / 1_000 }

    /// The usage of all subscriptions, made when it is asked for first.
    ///
    /// - Throws: What the account throws while it delivers, which it does not.
    func usage(_ metric: Metric) throws -> UsageShelf {
        try usage.withLock { shelves in
            if let shelf = shelves[metric] { return shelf }
            let shelf = try UsageShelf(account, metric)
            shelves[metric] = shelf
            return shelf
        }
    }

    static func newID() -> String { UUID().uuidString.lowercased() }
}
