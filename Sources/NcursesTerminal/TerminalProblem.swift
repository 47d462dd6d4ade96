/// Why a terminal cannot be used.
public enum TerminalProblem: Error, Hashable, Sendable {
    /// Standard input or output is not a terminal.
    case notATerminal
    /// The terminal cannot place text on its screen; its name.
    case cannotPlaceText(String)
    /// Nothing is known of the terminal, nor of xterm; its name.
    case unknownTerminal(String)
    /// The system refused a call; its name and error number.
    case system(call: String, code: Int32)
}
