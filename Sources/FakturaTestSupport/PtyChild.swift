import CTestSupport
import Glibc

/// A program running on a pseudo terminal of its own, as a user's shell would run it.
public final class PtyChild {
    /// How a program ended.
    public enum Exit: Equatable, Sendable {
        /// By itself, with this status.
        case status(Int32)
        /// By this signal.
        case signal(Int32)
    }

    /// What it has drawn.
    public private(set) var screen: VTScreen
    /// Every byte it has written.
    public private(set) var output: [UInt8] = []
    /// The process.
    public let pid: Int32
    private let pty: PtyPair
    private let processDescriptor: Int32
    private var exit: Exit?

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - arguments: its path, and what follows.
    ///   - environment: laid over a small one of its own; nothing is inherited.
    public init(
        _ arguments: [String], columns: Int = 80, rows: Int = 24, environment: [String: String] = [:]
    ) throws {
        pty = try PtyPair(columns: columns, rows: rows)
        screen = VTScreen(columns: columns, rows: rows)
        let variables = SpawnedProgram.environment.merging(environment) { $1 }
        pid = try SpawnedProgram.start(arguments, variables, terminal: try pty.path())
        processDescriptor = ts_pidfd_open(pid)
        guard processDescriptor >= 0 else { throw PtyError.system("pidfd_open", errno) }
    }

    deinit {
        if exit == nil {
            kill(pid, SIGKILL)
            waitpid(pid, nil, 0)
        }
        close(processDescriptor)
    }

    /// Whether the terminal edits lines and echoes, as a shell leaves it.
    public var isCooked: Bool { pty.isCooked }

    /// Types text.
    public func send(_ text: String) {
        pty.send(text.utf8)
    }

    /// Sends a signal to the program.
    public func signal(_ number: Int32) {
        kill(pid, number)
    }

    /// Changes the size of the terminal.
    public func resize(columns: Int, rows: Int) {
        screen.resize(columns: columns, rows: rows)
        pty.resize(columns: columns, rows: rows)
    }

    /// Closes the terminal, as a lost line does.
    public func hangUp() {
        pty.hangUp()
    }

    /// Reads until the screen shows a text.
    ///
    /// - Throws: ``PtyError`` with the screen when it does not in time.
    public func wait(for text: String, seconds: Int = 10) throws {
        try wait(until: "'\(text)'", seconds: seconds) { $0.text.contains(text) }
    }

    /// Reads until something holds of the screen.
    ///
    /// - Throws: ``PtyError`` with the screen when it does not in time.
    public func wait(until what: String, seconds: Int = 10, _ holds: (VTScreen) -> Bool) throws {
        let deadline = ContinuousClock.now + .seconds(seconds)
        while !holds(screen) {
            guard step(deadline) else { throw PtyError.timeout(waitingFor: what, screen: screen.text) }
        }
    }

    /// Reads until nothing has come for a while, and returns how many bytes came.
    @discardableResult
    public func settle(milliseconds: Int32 = 100) -> Int {
        let before = output.count
        while take(pty.read(milliseconds: milliseconds)) {}
        return output.count - before
    }

    /// Reads until the program ends.
    ///
    /// - Throws: ``PtyError`` with the screen when it does not in time.
    public func waitForExit(seconds: Int = 10) throws -> Exit {
        let deadline = ContinuousClock.now + .seconds(seconds)
        while exit == nil {
            if hasEnded(within: 0) {
                while take(pty.read()) {}
                var status: Int32 = 0
                waitpid(pid, &status, 0)
                let signal = status & 0x7F
                exit = signal == 0 ? .status(status >> 8 & 0xFF) : .signal(signal)
            } else if !step(deadline) {
                throw PtyError.timeout(waitingFor: "the end of the program", screen: screen.text)
            }
        }
        return exit ?? .status(0)
    }

    /// Waits for output or the end; false when the deadline has passed.
    private func step(_ deadline: ContinuousClock.Instant) -> Bool {
        let left = ContinuousClock.now.duration(to: deadline)
        guard left > .zero else { return false }
        let wait = Int32(clamping: left.components.seconds * 1000 + 1)
        var ready = [
            pollfd(fd: pty.controller, events: Int16(POLLIN), revents: 0),
            pollfd(fd: processDescriptor, events: Int16(POLLIN), revents: 0),
        ]
        guard poll(&ready, 2, wait) > 0 else { return false }
        let hasRead = take(pty.read())
        // A program that has ended writes nothing more.
        return hasRead || ready[1].revents == 0 || exit == nil && hasEnded(within: 0)
    }

    private func hasEnded(within milliseconds: Int32) -> Bool {
        var ready = pollfd(fd: processDescriptor, events: Int16(POLLIN), revents: 0)
        return poll(&ready, 1, milliseconds) > 0
    }

    private func take(_ bytes: [UInt8]) -> Bool {
        output += bytes
        screen.feed(bytes)
        return !bytes.isEmpty
    }
}
