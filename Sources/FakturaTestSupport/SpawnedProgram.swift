import CTestSupport
import Glibc

/// Starts programs with the signals as a shell leaves them.
enum SpawnedProgram {
    /// What a program on a terminal has at least.
    static let environment = ["PATH": "/usr/bin:/bin", "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"]

    /// Starts one in a session of its own, in which the terminal opened first becomes the controlling one.
    static func start(_ arguments: [String], _ variables: [String: String], terminal: String) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, 0, 1)
        posix_spawn_file_actions_adddup2(&actions, 0, 2)
        return try start(arguments, variables, &actions, flags: TS_POSIX_SPAWN_SETSID)
    }

    static func start(
        _ arguments: [String], _ variables: [String: String], _ actions: inout posix_spawn_file_actions_t, flags: Int16
    ) throws -> pid_t {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setflags(&attributes, flags | Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
        var signals = sigset_t()
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        var argumentList = arguments.map { strdup($0) } + [nil]
        var variableList = variables.map { strdup("\($0)=\($1)") } + [nil]
        defer {
            for string in argumentList + variableList { free(string) }
        }
        var pid: pid_t = 0
        let code = posix_spawn(&pid, arguments[0], &actions, &attributes, &argumentList, &variableList)
        guard code == 0 else { throw PtyError.system("posix_spawn", code) }
        return pid
    }
}
