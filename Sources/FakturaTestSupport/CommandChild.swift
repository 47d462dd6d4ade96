import CTestSupport
import Glibc

/// A program running with pipes, as a script would run it.
public final class CommandChild {
    /// What it wrote, and how it ended.
    public struct Result: Sendable {
        /// Standard output.
        public let output: String
        /// Standard error.
        public let errors: String
        /// How it ended.
        public let exit: PtyChild.Exit

        /// The exit status; 128 and the signal's number when a signal ended it.
        public var status: Int32 {
            switch exit {
            case .status(let status): status
            case .signal(let number): 128 + number
            }
        }
    }

    /// The process.
    public let pid: Int32
    private let processDescriptor: Int32
    private var pipes: [Int32]
    private var texts: [[UInt8]] = [[], []]
    private var exit: PtyChild.Exit?

    /// Starts a program; its environment is the one given and nothing else.
    public init(_ arguments: [String], environment: [String: String]) throws {
        let (output, errors) = (try Self.pipe(), try Self.pipe())
        defer {
            close(output.write)
            close(errors.write)
        }
        pipes = [output.read, errors.read]
        pid = try Self.spawn(arguments, environment, output.write, errors.write)
        processDescriptor = ts_pidfd_open(pid)
        guard processDescriptor >= 0 else { throw PtyError.system("pidfd_open", errno) }
    }

    deinit {
        if exit == nil {
            kill(pid, SIGKILL)
            waitpid(pid, nil, 0)
        }
        for pipe in pipes where pipe >= 0 { close(pipe) }
        close(processDescriptor)
    }

    /// Whether it has ended.
    public var hasEnded: Bool {
        var ready = pollfd(fd: processDescriptor, events: Int16(POLLIN), revents: 0)
        return poll(&ready, 1, 0) > 0
    }

    /// Sends a signal to the program.
    public func signal(_ number: Int32) { kill(pid, number) }

    /// Closes the reading end of its standard output, as `head` does.
    public func closeOutput() {
        close(pipes[0])
        pipes[0] = -1
    }

    /// Reads until something holds of standard output.
    ///
    /// - Throws: ``PtyError`` when it does not in time.
    public func wait(until what: String, seconds: Int = 300, _ holds: (_ output: String) throws -> Bool) throws {
        let deadline = ContinuousClock.now + .seconds(seconds)
        while !(try holds(String(decoding: texts[0], as: UTF8.self))) {
            guard ContinuousClock.now < deadline, !hasEnded else {
                throw PtyError.timeout(waitingFor: what, screen: String(decoding: texts[0] + texts[1], as: UTF8.self))
            }
            read(milliseconds: 1)
        }
    }

    /// Reads until the program ends.
    ///
    /// - Throws: ``PtyError`` when it does not in time.
    public func waitForExit(seconds: Int = 300) throws -> Result {
        let deadline = ContinuousClock.now + .seconds(seconds)
        while exit == nil {
            let isOver = hasEnded
            while read(milliseconds: isOver ? 0 : 50) {}
            if isOver {
                var status: Int32 = 0
                waitpid(pid, &status, 0)
                let signal = status & 0x7F
                exit = signal == 0 ? .status(status >> 8 & 0xFF) : .signal(signal)
            } else if ContinuousClock.now > deadline {
                throw PtyError.timeout(
                    waitingFor: "the end of the program", screen: String(decoding: texts[1], as: UTF8.self))
            }
        }
        return Result(
            output: String(decoding: texts[0], as: UTF8.self), errors: String(decoding: texts[1], as: UTF8.self),
            exit: exit ?? .status(0))
    }

    /// Takes what is there; false when nothing came in time.
    @discardableResult
    private func read(milliseconds: Int32) -> Bool {
        var ready = pipes.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        ready.append(pollfd(fd: processDescriptor, events: Int16(POLLIN), revents: 0))
        guard poll(&ready, 3, milliseconds) > 0 else { return false }
        var hasRead = false
        for index in 0..<2 where ready[index].revents != 0 {
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            let count = Glibc.read(pipes[index], &buffer, buffer.count)
            if count > 0 {
                texts[index] += buffer.prefix(count)
                hasRead = true
            } else if count == 0 {
                close(pipes[index])
                pipes[index] = -1
            }
        }
        return hasRead
    }

    private static func pipe() throws -> (read: Int32, write: Int32) {
        var ends: [Int32] = [-1, -1]
        // Closed from the start in programs that other tests start meanwhile, which a plain pipe is not.
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw PtyError.system("socketpair", errno) }
        return (ends[0], ends[1])
    }

    private static func spawn(
        _ arguments: [String], _ variables: [String: String], _ output: Int32, _ errors: Int32
    ) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_adddup2(&actions, errors, 2)
        return try SpawnedProgram.start(arguments, variables, &actions, flags: 0)
    }
}
