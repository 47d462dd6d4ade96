internal import CNcurses
internal import Glibc
public import TerminalKit

/// The screen of a real terminal, drawn by ncurses.
///
/// There is one at a time in a process, and it is used from one thread. ncurses
/// draws into memory, so that each frame is one write; keys are read by
/// ``EventLoop`` and decoded by TerminalKit.
public final class NcursesTerminal: Terminal {
    /// How it was opened.
    public let options: TerminalOptions
    /// The terminfo entry in use.
    public let term: String
    /// The value of `TERM` that nothing is known of, when another entry had to do; else nil.
    public let fallbackFrom: String?
    /// Whether the terminal's characters are UTF-8.
    public let isUTF8: Bool
    /// How many bytes went to the terminal so far.
    public private(set) var bytesWritten = 0

    /// Whether the terminal is known to take the order of a link, or to leave it out.
    ///
    /// The Linux console and old terminals print what they do not know; GNU screen cuts it off.
    let hasLinks: Bool
    let frame: FrameBuffer
    var pairs: ColorPairs
    var looks: [ColorPairs.Look?] = []
    var shown: Surface?
    var shownTheme: Theme?
    /// What goes to the clipboard with the next frame.
    var clipboard: [UInt8] = []
    /// False before the first frame, while suspended, and after the end.
    private(set) var isActive = true
    private var announcesPaste = true
    private var isOnScreen = false
    private var screen: OpaquePointer?
    private let modes: TerminalModes
    private let terminal: Int32
    private let nothing: UnsafeMutablePointer<FILE>

    /// Opens the terminal behind two descriptors, which stay the caller's, and makes it raw.
    ///
    /// Nothing is written before the first frame.
    ///
    /// - Throws: ``TerminalProblem`` when it is no terminal, or cannot be drawn on.
    public init(options: TerminalOptions, input: Int32 = 0, output: Int32 = 1) throws(TerminalProblem) {
        guard isatty(input) == 1, isatty(output) == 1, let modes = TerminalModes(descriptor: input) else {
            throw .notATerminal
        }
        self.options = options
        self.modes = modes
        isUTF8 = TerminalLocale.adopt(options.environment)
        terminal = fcntl(output, F_DUPFD_CLOEXEC, 3)
        guard terminal >= 0 else { throw .system(call: "dup", code: errno) }
        frame = try FrameBuffer(terminal: terminal)
        guard let nothing = fopen("/dev/null", "r") else { throw .system(call: "fopen", code: errno) }
        self.nothing = nothing
        let asked = options.environment["TERM"] ?? ""
        guard asked != "dumb" else { throw .cannotPlaceText(asked) }
        guard let (name, screen) = Self.open(options.candidates, frame.file, nothing) else {
            throw .unknownTerminal(asked)
        }
        try frame.redirect()
        guard Self.capability("cup") != nil else {
            delscreen(screen)
            throw .cannotPlaceText(name)
        }
        self.screen = screen
        term = name
        hasLinks = options.hasLinks(term: name)
        fallbackFrom = name == asked || name == "\(asked)-256color" ? nil : asked
        pairs = ColorPairs(options: options)
        configure()
        modes.enterRaw()
        CrashGuard.arm(descriptor: terminal, modes: modes.original, bytes: Self.restoreBytes())
    }

    deinit {
        restore()
        if let screen { delscreen(screen) }
        fclose(nothing)
        close(terminal)
    }

    /// How large a surface may be now.
    public var size: ScreenSize {
        TerminalWindow.size(of: terminal) ?? ScreenSize(columns: 80, rows: 24)
    }

    /// How many colours are used.
    public var depth: ColorDepth { pairs.depth }

    /// Whether the terminal has gone away.
    public var isClosed: Bool { frame.isClosed }

    /// What a surface should know of the terminal, with a theme's signs.
    public func traits(for theme: Theme) -> SurfaceTraits {
        let asciiOnly = !isUTF8 || options.forcesASCII
        return SurfaceTraits(
            width: .libC, glyphs: GlyphSet(named: theme.glyphs), asciiOnly: asciiOnly,
            colouredBars: !asciiOnly && theme.hasColouredBars(depth: depth), cursor: options.effectiveCursor)
    }

    /// A decoder that knows this terminal's own keys.
    public func makeDecoder() -> InputDecoder {
        var strings: [String: [UInt8]] = [:]
        for name in InputDecoder.terminfoNames { strings[name] = Self.capability(name) }
        return InputDecoder(terminfo: strings)
    }

    /// Sounds the bell.
    public func bell() {
        if isActive { bytesWritten += frame.write([7]) }
    }

    /// Puts the terminal back as it was found; may be called any number of times.
    public func restore() {
        guard isActive else { return }
        isActive = false
        CrashGuard.disarm()
        if isOnScreen {
            isOnScreen = false
            set_term(screen)
            endwin()
            bytesWritten += frame.send(before: Array("\u{1B}[?2004l".utf8), isFirst: true)
        }
        modes.restore()
        announcesPaste = true
    }

    /// Stops the process until it is continued, and says whether it did.
    ///
    /// Afterwards nothing is shown until ``resume()``. It does not stop when there is
    /// no shell to come back to.
    @discardableResult
    public func suspend() -> Bool {
        guard getsid(0) != getpid() else { return false }
        restore()
        raise(SIGSTOP)
        return true
    }

    /// Makes the terminal raw again after a stop; the next frame is drawn whole.
    public func resume() {
        isActive = true
        announcesPaste = true
        modes.enterRaw()
        CrashGuard.arm(descriptor: terminal, modes: modes.original, bytes: Self.restoreBytes())
        repaint()
    }

    /// Has the next frame drawn whole, as when something else wrote on the screen.
    public func repaint() {
        clearok(nc_curscr(), true)
        shown = nil
    }

    /// Sends what ncurses drew, with what must go out before the first frame.
    func sendFrame() -> Int {
        frame.directColors = pairs.direct?.colors ?? [:]
        let prefix = clipboard + Array((announcesPaste ? "\u{1B}[?2004h" : "").utf8)
        let count = frame.send(before: prefix, isFirst: !isOnScreen)
        announcesPaste = false
        clipboard = []
        isOnScreen = true
        bytesWritten += count
        return count
    }
}

extension NcursesTerminal {
    private static func open(
        _ names: [String], _ output: UnsafeMutablePointer<FILE>, _ input: UnsafeMutablePointer<FILE>
    ) -> (name: String, screen: OpaquePointer)? {
        for name in names {
            if let screen = newterm(name, output, input) { return (name, screen) }
        }
        return nil
    }

    private func configure() {
        set_term(screen)
        // Nothing is read through ncurses; it must not look at the input while it draws.
        typeahead(-1)
        nonl()
        leaveok(nc_stdscr(), true)
        scrollok(nc_stdscr(), false)
        curs_set(0)
        frame.repeats = Self.capability("rep").map { $0.suffix(3).elementsEqual("%db".utf8) } ?? false
    }

    static func capability(_ name: String) -> [UInt8]? {
        guard let string = tigetstr(name), Int(bitPattern: string) != -1 else { return nil }
        return Array(String(cString: string).utf8)
    }

    /// What undoes everything that a frame may have left on, without padding marks.
    private static func restoreBytes() -> [UInt8] {
        var bytes = Array("\u{1B}[?2004l".utf8)
        for name in ["sgr0", "op", "cnorm", "rmcup"] {
            let capability = String(decoding: capability(name) ?? [], as: UTF8.self)
            bytes += capability.replacing(/\$<[^>]*>/, with: "").utf8
        }
        return bytes + "\r\n".utf8
    }
}
