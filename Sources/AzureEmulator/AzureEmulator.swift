import FlyingFox
import FlyingSocks
import Foundation
public import SampleAccount
import Synchronization

/// A server on the loopback address that speaks Azure's billing protocol over the sample account.
///
/// It answers what Azure Resource Manager, Entra ID and the storage behind
/// download links would, with the faults that a scenario asks for. What it knows
/// of the protocol is in the documentation of each operation; it shares no code
/// with the client that it tests.
public final class AzureEmulator: Sendable {
    /// Why the server does not run.
    public enum Problem: Error {
        /// The scenario cannot be used, for this reason.
        case scenario(String)
        /// The port is taken, or nothing may listen.
        case notListening(port: UInt16)
    }

    private let emulation: Emulation
    private let server = Mutex<HTTPServer?>(nil)

    /// Makes a server that does not listen yet.
    ///
    /// - Parameters:
    ///   - account: What it serves.
    ///   - isApproving: Whether device codes are approved by themselves.
    ///   - clock: Milliseconds since 1970, for tokens and links, the machine's own by default; the account's own day is its `today`.
    public convenience init(
        account: SampleAccount, isApproving: Bool = false, clock: (@Sendable () -> Int)? = nil
    ) {
        self.init(UsageLibrary(account), isApproving: isApproving, clock: clock)
    }

    /// Makes another server of the same account, by the machine's clock, which shares its usage: that takes seconds to
    /// make.
    ///
    /// - Parameter isApproving: Whether device codes are approved by themselves.
    public func another(isApproving: Bool) -> AzureEmulator {
        AzureEmulator(emulation.library, isApproving: isApproving, clock: nil)
    }

    /// Makes one of several servers of an account, which share its usage.
    init(_ library: UsageLibrary, isApproving: Bool, clock: (@Sendable () -> Int)?) {
        emulation = Emulation(
            library, isApproving: isApproving, clock: clock ?? { Int(Date().timeIntervalSince1970 * 1_000) })
    }

    /// Adds the faults and settings of a scenario: a JSON object with `settings` and `faults`.
    ///
    /// - Throws: ``Problem/scenario(_:)``.
    public func apply(scenario: String) throws {
        do {
            try emulation.apply(try Scenario(Array(scenario.utf8)))
        } catch let defect as ScenarioDefect {
            throw Problem.scenario(defect.description)
        }
    }

    /// How often each operation was called, by its name.
    public var calls: [String: Int] { emulation.callCounts }

    /// What each call of an operation asked for: path and query, in order, without signatures.
    public func targets(of operation: String) -> [String] {
        emulation.with(\.calls).filter { $0.operation == operation }.map(\.target)
    }

    /// Every token and device code that was ever given out, for tests that look for them where they must not be.
    public var secrets: [String] { emulation.with { $0.tokens.issued + $0.codes.map(\.deviceCode) } }

    /// Ends all faults; settings stay.
    public func endFaults() { emulation.with { $0.faults = [] } }

    /// Ends every token, refresh tokens too.
    public func endSignIns() {
        let now = emulation.seconds
        emulation.with { $0.tokens.revokeAll(at: now) }
    }

    /// Approves every device code that waits.
    public func approveDeviceCodes() {
        for code in emulation.with(\.codes) { emulation.judge(code.userCode, .approved) }
    }

    /// A bearer token of the account's administrator, for tests that are not about signing in.
    ///
    /// - Parameter seconds: How long it is good.
    public func issueToken(seconds: Int = 3_600) -> String {
        let now = emulation.seconds
        return emulation.with { $0.tokens.issue(.person(in: .home), at: now, life: seconds) }
    }

    /// Listens on 127.0.0.1 until ``stop()``.
    ///
    /// - Parameter port: 0 for any free one.
    /// - Returns: The address: `http://127.0.0.1:N`.
    /// - Throws: ``Problem/notListening(port:)``.
    public func start(port: UInt16 = 0) async throws -> String {
        // A client that hangs up must not end the process.
        signal(SIGPIPE, SIG_IGN)
        let emulation = emulation
        let server = HTTPServer(
            config: .init(
                address: try sockaddr_in.inet(ip4: "127.0.0.1", port: port), timeout: 3_600,
                sharedRequestBufferSize: 1 << 20, logger: .disabled),
            handler: ClosureHTTPHandler { request in
                try await Exchange.answer(request) { emulation.answer($0) }
            })
        self.server.withLock { $0 = server }
        let running = Task { try await server.run() }
        let listening = Task { try await server.waitUntilListening(timeout: 60) }
        // A server that cannot run is not waited for.
        Task {
            _ = await running.result
            listening.cancel()
        }
        do {
            try await listening.value
        } catch {
            running.cancel()
            throw Problem.notListening(port: port)
        }
        guard case .ip4(_, let bound)? = await server.listeningAddress else {
            throw Problem.notListening(port: port)
        }
        return "http://127.0.0.1:\(bound)"
    }

    /// Stops listening and hangs up.
    public func stop() async {
        let server = server.withLock { held in
            defer { held = nil }
            return held
        }
        await server?.stop()
    }
}
