import BillingCore
import Foundation

/// What a program that was run left.
public struct ProgramOutcome: Sendable {
    /// Its exit status.
    public let status: Int32
    /// Its standard output.
    public let output: String
    /// Its standard error.
    public let errors: String

    /// Creates an outcome.
    public init(status: Int32, output: String, errors: String) {
        self.status = status
        self.output = output
        self.errors = errors
    }
}

/// Gets tokens from the Azure CLI, where the person is signed in already (azure-apis 6.6).
public struct AzureCLISource: TokenSource {
    /// Runs `az` with arguments; `nil` when there is no such program.
    public typealias Run = @Sendable (_ arguments: [String]) async throws -> ProgramOutcome?

    private let cloud: AzureCloud
    private let clock: ClientClock
    private let secondsEastOfUTC: @Sendable (Int64) -> Int
    private let run: Run

    /// Creates a source.
    ///
    /// - Parameter secondsEastOfUTC: The machine's offset at a moment in seconds since 1970: older versions write local times.
    public init(
        cloud: AzureCloud, clock: ClientClock,
        secondsEastOfUTC: @escaping @Sendable (Int64) -> Int = AzureCLISource.machineOffset, run: @escaping Run
    ) {
        self.cloud = cloud
        self.clock = clock
        self.secondsEastOfUTC = secondsEastOfUTC
        self.run = run
    }

    /// How far the machine's time is ahead of UTC at a moment, in seconds.
    public static let machineOffset: @Sendable (Int64) -> Int = { moment in
        TimeZone.current.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(moment)))
    }

    public func freshToken(for tenant: String?) async throws -> AccessToken {
        var arguments = ["account", "get-access-token", "--resource", cloud.resource, "-o", "json"]
        if let tenant { arguments += ["--tenant", tenant] }
        let value = try await Self.answer(to: arguments, run)
        guard let token = value["accessToken"]?.text else { throw AzureProblem.signIn(.azureCLIFailed("")) }
        return AccessToken(Secret(token), expiresAt: expiry(value) ?? clock.now() + 3_600_000)
    }

    /// The document that a command of `az` prints.
    static func answer(to arguments: [String], _ run: Run) async throws -> JSONValue {
        guard let outcome = try await run(arguments) else { throw AzureProblem.signIn(.noAzureCLI) }
        guard outcome.status == 0 else { throw AzureProblem.signIn(problem(outcome.errors)) }
        do throws(AnswerDefect) {
            return try JSONValue.reading(Array(outcome.output.utf8))
        } catch {
            throw AzureProblem.signIn(.azureCLIFailed(""))
        }
    }

    private func expiry(_ value: JSONValue) -> Int64? {
        if let seconds = value["expires_on"]?.integer { return seconds * 1000 }
        guard let local = value["expiresOn"]?.text.flatMap({ Moment.seconds($0) }) else { return nil }
        return (local - Int64(secondsEastOfUTC(local))) * 1000
    }

    private static func problem(_ errors: String) -> SignInProblem {
        let isOfEntra = errors.contains("AADSTS")
        if !isOfEntra, errors.contains("az login") || errors.contains("az account set") { return .azureCLINotSignedIn }
        let words = errors.split(whereSeparator: \.isNewline).joined(separator: " ")
        return .azureCLIFailed(String(Redaction.clean(words).prefix(300)))
    }
}
