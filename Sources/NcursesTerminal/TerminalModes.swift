internal import CNcurses
internal import Glibc

/// The line discipline of a terminal: as found, and raw while the screens run.
///
/// Raw means that every byte arrives as typed, Ctrl-C and Ctrl-Z included.
struct TerminalModes {
    let original: termios
    private let descriptor: Int32

    /// Nil when the descriptor is not a terminal.
    init?(descriptor: Int32) {
        var modes = termios()
        guard tcgetattr(descriptor, &modes) == 0 else { return nil }
        original = modes
        self.descriptor = descriptor
    }

    func enterRaw() {
        var modes = original
        cfmakeraw(&modes)
        set(modes)
    }

    /// Sets the modes as they were found, from the background too.
    func restore() {
        // A background process that sets modes is stopped, and would not end.
        var mask = sigset_t()
        var before = sigset_t()
        sigemptyset(&mask)
        sigaddset(&mask, SIGTTOU)
        pthread_sigmask(SIG_BLOCK, &mask, &before)
        set(original)
        pthread_sigmask(SIG_SETMASK, &before, nil)
    }

    private func set(_ modes: termios) {
        var modes = modes
        // Without waiting for output to drain: a line that stands still would hold up the end.
        while tcsetattr(descriptor, TCSANOW, &modes) != 0, errno == EINTR {}
    }
}
