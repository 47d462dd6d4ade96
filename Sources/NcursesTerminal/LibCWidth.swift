internal import CNcurses
public import TerminalKit

extension CellWidth {
    /// The widths that the C library and so ncurses go by; asked under the locale of an open terminal.
    public static let libC = CellWidth { scalar in
        Int(wcwidth(wchar_t(bitPattern: scalar.value)))
    }
}
