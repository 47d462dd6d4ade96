internal import CNcurses
internal import Glibc

/// Where ncurses writes: memory, from which each frame goes to the terminal in one piece.
///
/// ncurses flushes at every cursor jump; handed to a terminal directly, a page
/// would arrive in dozens of pieces.
final class FrameBuffer {
    /// What ncurses takes for its terminal's output.
    let file: UnsafeMutablePointer<FILE>
    private let memory: Int32
    private let output: Int32
    private let terminal: Int32
    /// Whether the terminal can be told to repeat a character as xterm does.
    var repeats = false
    /// Red, green and blue, as 0xRRGGBB, for colour numbers that ncurses writes in their place.
    var directColors: [UInt8: UInt32] = [:]
    /// Whether the terminal has gone away.
    private(set) var isClosed = false

    init(terminal: Int32) throws(TerminalProblem) {
        memory = memfd_create("frame", NC_MFD_CLOEXEC)
        guard memory >= 0 else { throw .system(call: "memfd_create", code: errno) }
        output = fcntl(terminal, F_DUPFD_CLOEXEC, 3)
        guard output >= 0, let file = fdopen(output, "w") else { throw .system(call: "fdopen", code: errno) }
        self.file = file
        self.terminal = terminal
    }

    deinit {
        fclose(file)
        close(memory)
    }

    /// Turns what ncurses writes from the terminal to memory.
    ///
    /// Until then it can ask the terminal for its size, without which some entries
    /// of terminfo cannot be opened.
    func redirect() throws(TerminalProblem) {
        fflush(file)
        guard dup2(memory, output) >= 0, fcntl(output, F_SETFD, FD_CLOEXEC) == 0 else {
            throw .system(call: "dup2", code: errno)
        }
    }

    /// Sends what ncurses has written, and returns how many bytes that was.
    ///
    /// - Parameter isFirst: whether the terminal's state is not known yet.
    func send(before prefix: [UInt8] = [], isFirst: Bool) -> Int {
        fflush(file)
        let length = Int(lseek(output, 0, SEEK_CUR))
        guard length > 0 else { return write(prefix) }
        var frame = [UInt8](repeating: 0, count: length)
        let got = frame.withUnsafeMutableBytes { pread(memory, $0.baseAddress, length, 0) }
        frame.removeLast(length - max(0, got))
        lseek(output, 0, SEEK_SET)
        ftruncate(memory, 0)
        return write(prefix + FrameTrimmer.trim(frame, isFirst: isFirst, repeats: repeats, colors: directColors))
    }

    /// Puts bytes of our own between what ncurses has written and what it writes next.
    func insert(_ bytes: [UInt8]) {
        fflush(file)
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(output, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    /// Writes bytes as they are.
    @discardableResult
    func write(_ bytes: [UInt8]) -> Int {
        var sent = 0
        while sent < bytes.count, !isClosed {
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.write(terminal, buffer.baseAddress?.advanced(by: sent), bytes.count - sent)
            }
            if count > 0 {
                sent += count
            } else if count < 0, errno == EAGAIN {
                // Someone who shares the terminal made it non-blocking.
                var ready = pollfd(fd: terminal, events: Int16(POLLOUT), revents: 0)
                poll(&ready, 1, -1)
            } else if count < 0, errno != EINTR {
                isClosed = true
            }
        }
        return sent
    }
}
