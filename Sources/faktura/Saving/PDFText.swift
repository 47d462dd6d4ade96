import AzureClient
import BillingCore
import Foundation

/// The text of a PDF, by the `pdftotext` of poppler-utils.
enum PDFText {
    /// Seconds until an answer is no longer waited for.
    static let patience = 20

    /// Whether there is such a program.
    static func isPossible(_ environment: [String: String]) -> Bool {
        ChildProgram.find("pdftotext", path: environment["PATH"] ?? "") != nil
    }

    /// The lines of each page of a file, as laid out on paper; a page ends in a blank line.
    ///
    /// - Throws: ``PDFTextProblem``, or `CancellationError`.
    static func read(_ path: String, environment: [String: String]) async throws -> [[String]] {
        guard let program = ChildProgram.find("pdftotext", path: environment["PATH"] ?? "") else {
            throw PDFTextProblem.noReader
        }
        guard FileManager.default.isReadableFile(atPath: path) else { throw PDFTextProblem.cannotOpen(path: path) }
        let outcome: ProgramOutcome
        do {
            // The path is absolute: no name is taken for an option.
            outcome = try await ChildProgram(
                path: program, arguments: ["pdftotext", "-layout", "-enc", "UTF-8", path, "-"],
                environment: environment
            ).run(seconds: patience)
        } catch ChildProgram.Problem.tooSlow {
            throw PDFTextProblem.tooSlow(path: path, seconds: patience)
        } catch ChildProgram.Problem.notStarted(let code) {
            throw PDFTextProblem.refused(path: path, message: String(cString: strerror(code)))
        }
        guard outcome.status == 0 else {
            let said = outcome.errors.split(separator: "\n").first.map(String.init) ?? "\(outcome.status)"
            throw PDFTextProblem.refused(path: path, message: said)
        }
        guard !outcome.output.allSatisfy(\.isWhitespace) else { throw PDFTextProblem.noText(path: path) }
        return outcome.output.split(separator: "\u{C}", omittingEmptySubsequences: false).map { page in
            page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        }
    }
}
