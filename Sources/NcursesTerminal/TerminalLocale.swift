internal import CNcurses

/// The character set of the terminal, as the locale has it.
enum TerminalLocale {
    /// Sets the process's characters from the environment and says whether they are UTF-8.
    ///
    /// A locale that was never chosen, or one with UTF-8 that is not installed here,
    /// counts as UTF-8; one that was chosen without it does not.
    static func adopt(_ environment: [String: String]) -> Bool {
        // Characters alone: a decimal comma in C's number functions would surprise other libraries.
        let chosen = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        if setlocale(LC_CTYPE, chosen ?? "C.UTF-8") != nil, codesetIsUTF8 { return true }
        let name = (chosen ?? "").uppercased().replacing("-", with: "")
        if chosen == nil || name.contains("UTF8") {
            return setlocale(LC_CTYPE, "C.UTF-8") != nil && codesetIsUTF8
        }
        return false
    }

    private static var codesetIsUTF8: Bool {
        nc_codeset().map { String(cString: $0) } == "UTF-8"
    }
}
