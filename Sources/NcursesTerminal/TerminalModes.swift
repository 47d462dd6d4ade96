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

    func restore() {
        set(original)
    }

    private func set(_ modes: termios) {
        var modes = modes
        while tcsetattr(descriptor, TCSADRAIN, &modes) != 0, errno == EINTR {}
    }
}
