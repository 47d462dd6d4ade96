import ArgumentParser
import BillingCore
import FakturaViewModels
import FakturaWords
import Foundation
import NcursesTerminal
import TerminalKit

/// How a command ends when it could not do what was asked: a sentence and an exit code.
struct Failure: Error {
    let sentence: String
    let code: Int32

    /// What is asked for is not there: code 7, with the reason.
    static func notAvailable(_ sentence: String) -> Failure { Failure(sentence: sentence, code: 7) }

    /// How a command ends for which several things failed: not to be signed in outweighs the rest, then the first does.
    static func code(of codes: [Int32]) -> Int32 { codes.first { $0 == 4 } ?? codes.first ?? 0 }

    /// Runs a command; errors become one sentence on standard error and an exit code.
    static func reporting(_ options: GeneralOptions, _ body: (Settings) throws -> Void) throws {
        var words = Words()
        do {
            let settings = try Settings(options)
            words = settings.words
            settings.log?.write("started, faktura \(Version.text)")
            defer { settings.log?.write("ended") }
            try body(settings)
        } catch let exit as ExitCode {
            throw exit
        } catch let problem as ValidationError {
            throw problem
        } catch let failure as Failure {
            Console.error(failure.sentence)
            throw ExitCode(failure.code)
        } catch is CancellationError {
            Console.error(words.interrupted)
            throw ExitCode(130)
        } catch let problem as AzureProblem {
            Console.error(words.signInFailed(problem))
            throw ExitCode(problem.exitCode)
        } catch let problem as OutputProblem {
            Console.error(words.outputFailed(code: problem.code))
            throw ExitCode(1)
        } catch let problem as Words.SettingProblem {
            Console.error(words.sentence(for: problem))
            throw ExitCode(1)
        } catch {
            Console.error(words.sentence(for: error))
            throw ExitCode(1)
        }
    }
}

extension AzureProblem {
    /// How a command ends that failed for it: 4 not signed in, 5 no permission, 6 rate-limited, else 1.
    var exitCode: Int32 {
        switch self {
        case .signIn: 4
        case .unreachable(_, .offline): 7
        case .refused(let refusal):
            switch refusal.reason {
            case .signInExpired, .otherTenant: 4
            case .notAuthorized, .notOptedIn, .costsClosed, .amountsClosed: 5
            case .rateLimited: 6
            default: 1
            }
        default: 1
        }
    }
}

/// Standard error, for everything that is no data.
enum Console {
    /// Writes a line; control characters from data are made visible.
    static func error(_ text: String) {
        FileHandle.standardError.write(Data((visible(text) + "\n").utf8))
    }

    /// Text from outside with its control characters replaced, so that nothing steers the terminal.
    static func visible(_ text: String) -> String { VisibleText.of(text) }

    /// Writes over the last line, for progress; what is wider than the terminal is cut off.
    static func progress(_ text: String) {
        let ruler = Surface(columns: 0, rows: 0)
        // A line that wraps, if only by the terminal's own "^C", could not be written over.
        let room = (TerminalWindow.size(of: 2)?.columns ?? 80) - 3
        var line = visible(text)
        while ruler.measure(line) > room, !line.isEmpty { line.removeLast() }
        FileHandle.standardError.write(Data("\r\u{1B}[K\(line)".utf8))
    }

    /// Whether standard error is a terminal on which a line can be written over.
    static var showsProgress: Bool {
        isatty(2) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
    }
}
