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

    let library: UsageLibrary
    private let clock: @Sendable () -> Int
    private let state: Mutex<State>

    /// - Parameter clock: Milliseconds since 1970.
    init(_ library: UsageLibrary, isApproving: Bool, clock: @escaping @Sendable () -> Int) {
        self.library = library
        self.clock = clock
        state = Mutex(State(isApproving: isApproving))
    }

    var account: SampleAccount { library.account }
    var snapshot: AccountSnapshot { account.snapshot }
    /// Invoices that only the oldest list has, which tells no amounts.
    var unpricedInvoices: [Invoice] { account.unpricedInvoices }
    var today: Day { account.today }
    var settings: Settings { state.withLock(\.settings) }

    func with<Result>(_ body: (inout sending State) throws -> sending Result) rethrows -> sending Result {
        try state.withLock(body)
    }

    /// Milliseconds since 1970, as the server's clock has it.
    var milliseconds: Int { clock() + settings.clockSkew * 1_000 }
    /// Seconds since 1970.
    var seconds: Int { milliseconds / 1_000 }

    static func newID() -> String { UUID().uuidString.lowercased() }
}
