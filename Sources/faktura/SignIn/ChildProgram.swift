import AzureClient
import Foundation
import Synchronization

/// Another program, run without a shell; what it prints is kept, and it has nothing to read.
struct ChildProgram: Sendable {
    enum Problem: Error {
        /// It could not be started, with this `errno`.
        case notStarted(Int32)
        /// It was not done in time.
        case tooSlow
    }

    /// The most bytes of each output that are kept.
    private static let largestOutput = 1 << 20

    let path: String
    /// Its own name first.
    let arguments: [String]
    let environment: [String: String]

    /// The first executable file of a name in the folders of a search path; only absolute folders count.
    static func find(_ name: String, path: String) -> String? {
        path.split(separator: ":").lazy.filter { $0.hasPrefix("/") }.map { "\($0)/\(name)" }.first { file in
            var status = stat()
            return stat(file, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(file, X_OK) == 0
        }
    }

    /// Runs it to its end; when the task is cancelled or the time is over, it is killed with all it started.
    func run(seconds: Int) async throws -> ProgramOutcome {
        let cancellation = Cancellation()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                // It waits in system calls: no thread of the tasks may be spent on that.
                Thread.detachNewThread {
                    continuation.resume(with: Result { try runBlocking(seconds: seconds, cancellation) })
                }
            }
        } onCancel: {
            cancellation.cancel()
        }
    }

    private func runBlocking(seconds: Int, _ cancellation: Cancellation) throws -> ProgramOutcome {
        var ends: [Int32] = []
        defer { for end in ends where end >= 0 { close(end) } }
        for _ in 0..<2 { ends += try Self.pair() }
        let process = try spawn(output: ends[1], errors: ends[3])
        for index in [1, 3] {
            close(ends[index])
            ends[index] = -1
        }
        var texts: [[UInt8]] = [[], []]
        let deadline = ContinuousClock.now + .seconds(seconds)
        let status: Int32
        do {
            try collect(&texts, [ends[0], ends[2]], until: deadline, cancellation)
            status = try end(of: process, until: deadline, cancellation)
        } catch {
            kill(-process, SIGKILL)
            while waitpid(process, nil, 0) < 0, errno == EINTR {}
            throw error
        }
        return ProgramOutcome(
            status: status, output: String(decoding: texts[0], as: UTF8.self),
            errors: String(decoding: texts[1], as: UTF8.self))
    }

    /// Where a program's output comes out, and where it goes in.
    ///
    /// Closed from the start in a program that is started meanwhile, which a plain pipe is not: one that lived longer
    /// would hold this one's output open.
    private static func pair() throws -> [Int32] {
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw Problem.notStarted(errno) }
        return ends
    }

    /// Reads both outputs until the program has closed them.
    private func collect(
        _ texts: inout [[UInt8]], _ ends: [Int32], until deadline: ContinuousClock.Instant, _ cancellation: Cancellation
    ) throws {
        var waiting = ends.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        var buffer = [UInt8](repeating: 0, count: 1 << 14)
        while waiting.contains(where: { $0.fd >= 0 }) {
            try cancellation.check()
            guard ContinuousClock.now < deadline else { throw Problem.tooSlow }
            guard poll(&waiting, nfds_t(waiting.count), 50) > 0 else { continue }
            for index in waiting.indices where waiting[index].fd >= 0 && waiting[index].revents != 0 {
                let count = read(waiting[index].fd, &buffer, buffer.count)
                if count > 0 {
                    let room = Self.largestOutput - texts[index].count
                    texts[index] += buffer.prefix(min(count, room))
                } else if count == 0 || errno != EINTR {
                    waiting[index].fd = -1
                }
            }
        }
    }

    /// Waits for its end, which may come long after its outputs were closed.
    private func end(
        of process: pid_t, until deadline: ContinuousClock.Instant, _ cancellation: Cancellation
    ) throws -> Int32 {
        var status: Int32 = 0
        var pause: Int32 = 1
        while waitpid(process, &status, WNOHANG) == 0 {
            try cancellation.check()
            guard ContinuousClock.now < deadline else { throw Problem.tooSlow }
            // Nearly always it is over at once.
            poll(nil, 0, pause)
            pause = min(50, pause * 2)
        }
        let signal = status & 0x7F
        return signal == 0 ? status >> 8 & 0xFF : 128 + signal
    }

    /// Starts it in a group of its own, with no signal blocked or ignored.
    private func spawn(output: Int32, errors: Int32) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_adddup2(&actions, errors, 2)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var (none, all) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))
        var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in words + variables { free(text) } }
        var process: pid_t = 0
        let code = posix_spawn(&process, path, &actions, &attributes, &words, &variables)
        guard code == 0 else { throw Problem.notStarted(code) }
        return process
    }
}
