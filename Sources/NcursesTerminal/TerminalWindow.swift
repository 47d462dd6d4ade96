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
        var (rows, columns): (Int32, Int32) = (0, 0)
        guard nc_window_size(descriptor, &rows, &columns) == 0, columns > 0, rows > 0 else { return nil }
        return ScreenSize(columns: Int(columns), rows: Int(rows))
    }
}
