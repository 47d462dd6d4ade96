public import TerminalKit

/// When colours are used.
public enum ColorChoice: String, Hashable, Sendable, CaseIterable {
    /// As far as the terminal has them, unless `NO_COLOR` is set.
    case auto
    /// As far as the terminal has them.
    case always
    /// Not at all.
    case never
}

/// How a terminal is opened.
public struct TerminalOptions: Sendable {
    /// The environment: `TERM`, `COLORTERM`, `NO_COLOR`, the locale's and `ESCDELAY` are read.
    public var environment: [String: String]
    /// When colours are used.
    public var color: ColorChoice
    /// How the selected row is shown; nil is the marker over SSH, else the bar.
    public var cursor: CursorStyle?
    /// Whether everything is drawn in ASCII, whatever the locale says.
    public var forcesASCII: Bool

    /// Options for this environment.
    public init(
        environment: [String: String], color: ColorChoice = .auto, cursor: CursorStyle? = nil,
        forcesASCII: Bool = false
    ) {
        self.environment = environment
        self.color = color
        self.cursor = cursor
        self.forcesASCII = forcesASCII
    }

    /// The cursor style that was chosen, or the one that suits the line.
    public var effectiveCursor: CursorStyle {
        if let cursor { return cursor }
        let isRemote = ["SSH_TTY", "SSH_CONNECTION", "SSH_CLIENT"].contains { environment[$0]?.isEmpty == false }
        return isRemote ? .marker : .bar
    }

    /// How long an Esc waits for the rest of a key, in milliseconds.
    public var escapeDelay: Int {
        environment["ESCDELAY"].flatMap(Int.init).map { min(1000, max(1, $0)) } ?? 25
    }

    /// Whether the terminal shows links or leaves them out; `FORCE_HYPERLINK`, 0 or 1, decides before its name.
    func hasLinks(term: String) -> Bool {
        if let forced = environment["FORCE_HYPERLINK"], !forced.isEmpty { return forced != "0" }
        guard environment["STY"]?.isEmpty != false else { return false }
        return Self.linkTerms.contains { term.hasPrefix($0) }
    }

    private static let linkTerms = [
        "xterm", "tmux", "foot", "kitty", "alacritty", "wezterm", "ghostty", "konsole", "vte", "gnome", "contour",
        "mintty",
        "iterm",
    ]

    /// Whether the terminal says that it shows any red, green and blue.
    private var saysTrueColor: Bool { ["truecolor", "24bit"].contains(environment["COLORTERM"] ?? "") }

    /// The terminfo entries to try, the terminal's own first.
    var candidates: [String] {
        let term = environment["TERM"] ?? ""
        var candidates = term.isEmpty ? [] : [term]
        // A terminal with true colour has 256; its plain entry only does not say so.
        if saysTrueColor, ["xterm", "screen", "tmux"].contains(term) { candidates.insert("\(term)-256color", at: 0) }
        return candidates + ["xterm-256color", "xterm"]
    }

    /// How many colours to use of what the terminal has.
    func depth(colors: Int, isDirect: Bool) -> ColorDepth {
        let isRefused = color == .auto && environment["NO_COLOR"]?.isEmpty == false
        guard color != .never, !isRefused else { return .mono }
        if isDirect, colors >= ColorDepth.direct.rawValue { return .direct }
        // GNU screen hands on what the terminal around it says, and does not show it.
        let isScreen = environment["TERM"]?.hasPrefix("screen") == true
        if saysTrueColor, !isScreen, colors >= ColorDepth.indexed.rawValue { return .direct }
        return [ColorDepth.indexed, .sixteen, .eight].first { colors >= $0.rawValue } ?? .mono
    }
}
