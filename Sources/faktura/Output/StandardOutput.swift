import ArgumentParser
import Foundation

/// Standard output; a reader that went away ends the program quietly.
enum StandardOutput {
    /// Writes all of the bytes.
    static func write(_ bytes: [UInt8]) throws {
        var offset = 0
        while offset < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Foundation.write(1, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
            }
            if count < 0 {
                if errno == EINTR { continue }
                // The signal comes instead unless whoever started the program ignores it.
                if errno == EPIPE { throw ExitCode(128 + SIGPIPE) }
                throw OutputProblem(code: errno)
            }
            offset += count
        }
    }
}

/// Standard output could not be written; the number is `errno`.
struct OutputProblem: Error {
    let code: Int32
}
