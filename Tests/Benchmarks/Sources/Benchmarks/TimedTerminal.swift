import Foundation

/// A program on a terminal, timed from the outside.
final class TimedTerminal {
    /// How long an answer took, in milliseconds: to its first byte, and to the last before silence.
    struct Answer {
        var first = 0.0
        var last = 0.0
    }

    /// Silence that ends an answer, in milliseconds; work in the background shows what came of it sooner.
    private static let silence = 700.0

    private let pty: PtyPair
    private let pid: pid_t
    /// From the program's start to its first full screen.
    private(set) var start = Answer()

    init(_ arguments: [String], environment: [String: String]) throws {
        pty = try PtyPair(columns: 80, rows: 24)
        let begin = ContinuousClock.now
        pid = try SpawnedProgram.start(
            arguments, SpawnedProgram.environment.merging(environment) { $1 }, terminal: try pty.path())
        start = answer(since: begin)
    }

    /// Presses a key and waits for all that comes of it.
    @discardableResult
    func press(_ key: String) -> Answer {
        let begin = ContinuousClock.now
        pty.send(key.utf8)
        return answer(since: begin)
    }

    /// Has the program end.
    func quit() {
        press("\u{03}")
        waitpid(pid, nil, 0)
    }

    private func answer(since begin: ContinuousClock.Instant) -> Answer {
        var answer = Answer()
        while true {
            let left = Int32(Self.silence)
            guard !pty.read(milliseconds: left).isEmpty else { return answer }
            answer.last = begin.duration(to: .now) / .milliseconds(1)
            if answer.first == 0 { answer.first = answer.last }
        }
    }
}
