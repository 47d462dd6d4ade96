import AzureClient
import FakturaViewModels
import FakturaWords

/// A PDF's text, by poppler's `pdftotext`.
enum PDFText {
    enum Problem: Error, Equatable {
        /// There is no such program; the package poppler-utils has it.
        case notInstalled
        /// It failed, with what it said.
        case failed(String)
    }

    /// Seconds until its answer is no longer waited for.
    private static let patience = 30

    /// Whether there is such a program.
    static func isPossible(_ environment: [String: String]) -> Bool { program(environment) != nil }

    /// The text of a file, laid out as on the page, with nothing in it that steers a terminal.
    ///
    /// - Parameter path: Absolute.
    /// - Throws: ``Problem``, or `CancellationError`.
    static func read(_ path: String, environment: [String: String]) async throws -> String {
        guard let program = program(environment) else { throw Problem.notInstalled }
        let arguments = ["pdftotext", "-layout", "-nopgbrk", "-enc", "UTF-8", path, "-"]
        let outcome: ProgramOutcome
        do {
            outcome = try await ChildProgram(path: program, arguments: arguments, environment: environment)
                .run(seconds: patience)
        } catch ChildProgram.Problem.tooSlow {
            throw Problem.failed("\(patience) s")
        } catch ChildProgram.Problem.notStarted(let code) {
            throw Problem.failed("errno \(code)")
        }
        guard outcome.status == 0 else {
            let line = outcome.errors.split(separator: "\n").first.map(String.init) ?? "\(outcome.status)"
            throw Problem.failed(line)
        }
        return VisibleText.of(outcome.output)
    }

    private static func program(_ environment: [String: String]) -> String? {
        ChildProgram.find("pdftotext", path: environment["PATH"] ?? "")
    }
}
