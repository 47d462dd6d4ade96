import Foundation

/// A program that was run to its end, and what it took.
struct TimedRun {
    /// By the clock.
    let seconds: Double
    /// Of user and system, on all processors.
    let processorSeconds: Double
    /// The most that stood in memory.
    let peakBytes: Int

    /// Runs a program that is looked for in `PATH`, without its output.
    ///
    /// - Throws: ``Failure`` when it cannot be started, or ends with another code than 0.
    init(_ arguments: [String]) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        var pointers = arguments.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        var child: pid_t = 0
        let start = ContinuousClock.now
        let code = posix_spawnp(&child, arguments[0], &actions, nil, &pointers, environ)
        guard code == 0 else { throw Failure(program: arguments[0], reason: String(cString: strerror(code))) }
        var (status, usage) = (Int32(0), rusage())
        while wait4(child, &status, 0, &usage) < 0, errno == EINTR {}
        let elapsed = start.duration(to: .now)
        guard status == 0 else { throw Failure(program: arguments[0], reason: "it ended with status \(status)") }
        seconds = elapsed / .seconds(1)
        processorSeconds = Self.seconds(usage.ru_utime) + Self.seconds(usage.ru_stime)
        peakBytes = Int(usage.ru_maxrss) * 1024
    }

    /// Why a program could not be measured.
    struct Failure: Error, CustomStringConvertible {
        let program: String
        let reason: String
        var description: String { "Can't measure '\(program)': \(reason)." }
    }

    private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
}
