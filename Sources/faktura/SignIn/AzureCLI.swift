import AzureClient
import BillingCore

/// The `az` program of the PATH.
enum AzureCLI {
    /// Seconds until an answer is no longer waited for.
    static let patience = 60

    /// Whether there is such a program.
    static func isFound(_ environment: [String: String]) -> Bool {
        ChildProgram.find("az", path: environment["PATH"] ?? "") != nil
    }

    /// Runs it; `nil` when there is none.
    ///
    /// - Throws: `AzureProblem.signIn` when it cannot be run or takes too long, or `CancellationError`.
    static func run(_ arguments: [String], environment: [String: String]) async throws -> ProgramOutcome? {
        guard let path = ChildProgram.find("az", path: environment["PATH"] ?? "") else { return nil }
        let program = ChildProgram(path: path, arguments: ["az"] + arguments, environment: environment)
        do {
            return try await program.run(seconds: patience)
        } catch ChildProgram.Problem.tooSlow {
            throw AzureProblem.signIn(.azureCLITooSlow(seconds: patience))
        } catch ChildProgram.Problem.notStarted(let code) {
            throw AzureProblem.signIn(.azureCLIFailed("errno \(code)"))
        }
    }
}
