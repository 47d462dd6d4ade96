import ArgumentParser
import Foundation

/// Standard output in large pieces; a reader that went away ends the program quietly.
struct StandardOutput {
    private var buffer: [UInt8] = []

    mutating func write(_ text: String) throws {
        buffer += text.utf8
        if buffer.count > 1 << 16 { try flush() }
    }

    mutating func flush() throws {
        var offset = 0
        while offset < buffer.count {
            let count = buffer.withUnsafeBytes { bytes in
                Foundation.write(1, bytes.baseAddress?.advanced(by: offset), bytes.count - offset)
            }
            if count < 0 {
                if errno == EINTR { continue }
                // The signal comes instead unless whoever started the program ignores it.
                if errno == EPIPE { throw ExitCode(128 + SIGPIPE) }
                throw OutputProblem(code: errno)
            }
            offset += count
        }
        buffer.removeAll(keepingCapacity: true)
    }
}

/// Standard output could not be written; the number is `errno`.
struct OutputProblem: Error {
    let code: Int32
}
