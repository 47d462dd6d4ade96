internal import CNcurses
internal import Glibc
public import TerminalKit

/// What can be asked of a terminal without opening it.
public enum TerminalWindow {
    /// Whether a descriptor is a terminal.
    public static func isTerminal(_ descriptor: Int32) -> Bool {
        isatty(descriptor) == 1
    }

    /// The size of the terminal behind a descriptor; nil when it does not say.
    public static func size(of descriptor: Int32) -> ScreenSize? {
        var window = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0 else {
            return nil
        }
        return ScreenSize(columns: Int(window.ws_col), rows: Int(window.ws_row))
    }
}
