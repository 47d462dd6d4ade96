internal import CNcurses
internal import Glibc

/// The signals that an event loop reads instead of being interrupted by them.
final class LoopSignals {
    private static let numbers = [SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGCONT, SIGTSTP]
    let descriptor: Int32

    init() throws(TerminalProblem) {
        Self.block()
        var mask = Self.mask
        descriptor = signalfd(-1, &mask, Int32(SFD_CLOEXEC | SFD_NONBLOCK))
        guard descriptor >= 0 else { throw .system(call: "signalfd", code: errno) }
    }

    deinit {
        close(descriptor)
    }

    static func block() {
        var mask = mask
        pthread_sigmask(SIG_BLOCK, &mask, nil)
    }

    /// The signals that have come, each once.
    func take() -> [Int32] {
        var numbers: [Int32] = []
        var info = signalfd_siginfo()
        while read(descriptor, &info, MemoryLayout<signalfd_siginfo>.size) > 0 {
            let number = Int32(bitPattern: info.ssi_signo)
            if !numbers.contains(number) { numbers.append(number) }
        }
        return numbers
    }

    private static var mask: sigset_t {
        var mask = sigset_t()
        sigemptyset(&mask)
        for number in numbers { sigaddset(&mask, number) }
        return mask
    }
}
