import ArgumentParser
import AzureClient
import FakturaViewModels
import Foundation
import Synchronization

/// Standard output; a reader that went away ends the program quietly.
enum StandardOutput {
    private static let isTerminal = isatty(1) == 1
    private static let visible = Mutex(VisibleBytes())

    /// Writes all of the bytes; at a terminal nothing in them steers it, elsewhere they stay as they are.
    static func write(_ bytes: [UInt8]) throws {
        try draw(isTerminal ? visible.withLock { $0.take(bytes) } : bytes)
    }

    /// Writes all of the bytes as they are, with what steers a terminal: of this program's own making alone.
    static func draw(_ bytes: [UInt8]) throws {
        do {
            try Descriptor.writeAll(bytes[...], to: 1)
        } catch {
            // The signal comes instead unless whoever started the program ignores it.
            if error.code == EPIPE { throw ExitCode(128 + SIGPIPE) }
            throw OutputProblem(code: error.code)
        }
    }
}

/// Standard output could not be written; the number is `errno`.
struct OutputProblem: Error {
    let code: Int32
}
