import CTestSupport
import Glibc

/// Both ends of a pseudo terminal.
public final class PtyPair {
    /// What a user's terminal holds: it types here and reads the screen.
    public private(set) var controller: Int32
    /// What a program holds.
    public let terminal: Int32

    /// The system's `TIOCSPTLCK`, whose definition Swift cannot read.
    private static let unlock: UInt = 0x4004_5431

    /// A pseudo terminal of this size.
    public init(columns: Int = 80, rows: Int = 24) throws {
        // Closed in programs that other tests start at the same moment: they would hold the line open.
        let first = Glibc.open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var locked: Int32 = 0
        guard first >= 0, ioctl(first, Self.unlock, &locked) == 0 else { throw PtyError.system("ptmx", errno) }
        let second = Glibc.open(try Self.path(of: first), O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard second >= 0 else { throw PtyError.system("open", errno) }
        controller = first
        terminal = second
        resize(columns: columns, rows: rows)
    }

    deinit {
        hangUp()
        close(terminal)
    }

    /// Closes the user's end, as a lost line does.
    public func hangUp() {
        if controller >= 0 { close(controller) }
        controller = -1
    }

    /// Changes the size; a program that has it as its controlling terminal gets SIGWINCH.
    public func resize(columns: Int, rows: Int) {
        var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(controller, UInt(TIOCSWINSZ), &size)
    }

    /// Whether the terminal edits lines and echoes, as a shell leaves it.
    public var isCooked: Bool {
        var modes = termios()
        guard tcgetattr(terminal, &modes) == 0 else { return false }
        let wanted = tcflag_t(ICANON | ECHO | ISIG)
        return modes.c_lflag & wanted == wanted && modes.c_oflag & tcflag_t(OPOST) != 0
    }

    /// Types bytes.
    public func send(_ bytes: some Sequence<UInt8>) {
        let bytes = Array(bytes)
        _ = write(controller, bytes, bytes.count)
    }

    /// What the program has written and nobody has read; empty when there is nothing within the time.
    public func read(milliseconds: Int32 = 0) -> [UInt8] {
        var ready = pollfd(fd: controller, events: Int16(POLLIN), revents: 0)
        guard poll(&ready, 1, milliseconds) > 0 else { return [] }
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = Glibc.read(controller, &buffer, buffer.count)
        return Array(buffer.prefix(max(0, count)))
    }

    /// The path by which another process opens the program's end.
    public func path() throws -> String { try Self.path(of: controller) }

    private static func path(of controller: Int32) throws -> String {
        var name = [CChar](repeating: 0, count: 128)
        guard ptsname_r(controller, &name, name.count) == 0 else { throw PtyError.system("ptsname_r", errno) }
        return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}

/// Why something on a pseudo terminal did not happen.
public enum PtyError: Error, CustomStringConvertible {
    /// The system refused a call; its name and error number.
    case system(String, Int32)
    /// It did not happen in time; what was waited for, and the screen meanwhile.
    case timeout(waitingFor: String, screen: String)

    /// A sentence with the screen.
    public var description: String {
        switch self {
        case .system(let call, let code): "\(call) failed with error \(code)."
        case .timeout(let what, let screen): "Waited in vain for \(what). The screen was:\n\(screen)"
        }
    }
}
