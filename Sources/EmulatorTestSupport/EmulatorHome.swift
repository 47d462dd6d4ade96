public import AzureEmulator
public import BillingCore
public import FakturaTestSupport
import Foundation
public import SampleAccount
import Synchronization

/// A home beside an emulator of its own, which ends with it, whose account is of today: the program goes by the real
/// clock.
public final class EmulatorHome {
    /// Why it cannot be used.
    public enum Problem: Error {
        /// `login` failed, with these words.
        case notSignedIn(String)
    }

    /// Where the program works.
    public let home: CommandHome
    /// What it asks.
    public let emulator: AzureEmulator
    /// Where that listens: `http://127.0.0.1:N`.
    public let address: String
    /// What it tells of.
    public let account: SampleAccount

    /// The first emulator of each day's account; the others share its usage, which takes seconds to make.
    private static let emulators = Mutex<[Day: (account: SampleAccount, emulator: AzureEmulator)]>([:])

    /// Starts the emulator.
    ///
    /// - Parameters:
    ///   - isApproving: Whether device codes are approved by themselves.
    ///   - isSignedIn: Whether `login` is run.
    ///   - settings: Those of a scenario; by default nobody waits for anything.
    ///   - other: The home whose account it has too, for what is compared; today may have come between.
    public init(
        isApproving: Bool = true, isSignedIn: Bool = false, settings: String = #""interval": 0, "polls": 0"#,
        like other: EmulatorHome? = nil
    ) async throws {
        home = try CommandHome()
        let (account, first) = other.map { ($0.account, $0.emulator) } ?? Self.ofToday()
        self.account = account
        emulator = first.another(isApproving: isApproving)
        try emulator.apply(scenario: "{\"settings\": {\(settings)}}")
        address = try await emulator.start()
        guard isSignedIn else { return }
        let result = try run("login")
        guard result.status == 0 else { throw Problem.notSignedIn(result.errors) }
    }

    deinit {
        let emulator = emulator
        Task { await emulator.stop() }
    }

    /// The day that the program takes for today, in UTC; asked anew each time, for tests that run over midnight.
    private static func now() -> Day { Day(number: Int(Date().timeIntervalSince1970) / 86_400) }

    private static func ofToday() -> (SampleAccount, AzureEmulator) {
        let today = now()
        return emulators.withLock { emulators in
            if let known = emulators[today] { return known }
            let account = SampleAccount(today: today)
            let new = (account, AzureEmulator(account: account))
            emulators[today] = new
            return new
        }
    }

    /// The account's day, in UTC.
    public var today: Day { account.today }
    /// Whether it is that day still: on the next one the program may have more to ask for.
    public var isToday: Bool { today == Self.now() }
    /// Chooses the emulator as the cloud.
    public var environment: [String: String] { ["FAKTURA_CLOUD": "emulator", "FAKTURA_EMULATOR": address] }

    /// Starts the program against the emulator, with pipes.
    public func start(
        _ arguments: [String], environment: [String: String] = [:], launcher: [String] = []
    ) throws -> CommandChild {
        try home.start(
            arguments, environment: self.environment.merging(environment) { $1 }, launcher: launcher)
    }

    /// Runs the program against the emulator to its end.
    @discardableResult
    public func run(_ arguments: String..., environment: [String: String] = [:]) throws -> CommandChild.Result {
        try run(arguments, environment: environment)
    }

    /// Runs the program against the emulator to its end.
    @discardableResult
    public func run(_ arguments: [String], environment: [String: String] = [:]) throws -> CommandChild.Result {
        try start(arguments, environment: environment).waitForExit(seconds: 600)
    }
}
