/// A colour of a theme, with what stands in for it on terminals that have fewer.
public struct ThemeColor: Hashable, Sendable {
    /// The colour as meant.
    public enum Value: Hashable, Sendable {
        /// The terminal's own.
        case terminal
        /// One of the terminal's sixteen, 0 to 15.
        case ansi(UInt8)
        /// Red, green and blue.
        case rgb(UInt8, UInt8, UInt8)
    }

    /// The colour as meant.
    public var value: Value
    /// Which of 256 stands in for it; nil is the nearest.
    public var indexed256: UInt8?
    /// Which of sixteen stands in for it, 0 to 15; nil is the nearest.
    public var indexed16: UInt8?

    /// A colour with its stand-ins.
    public init(_ value: Value, indexed256: UInt8? = nil, indexed16: UInt8? = nil) {
        self.value = value
        self.indexed256 = indexed256
        self.indexed16 = indexed16
    }

    /// Red, green and blue as shown with all colours or with 256; nil for one that differs between terminals.
    func components(depth: ColorDepth) -> (red: UInt8, green: UInt8, blue: UInt8)? {
        guard case .rgb(let red, let green, let blue) = value else { return nil }
        if depth == .direct { return (red, green, blue) }
        return XtermPalette.components(indexed256 ?? XtermPalette.nearest256(red, green, blue))
    }

    private static let names = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]

    /// A colour from `default`, an ANSI name such as `bright-black`, or `#rrggbb`; nil for anything else.
    public init?(text: String) {
        if text == "default" {
            self.init(.terminal)
        } else if let index = Self.ansiIndex(named: text) {
            self.init(.ansi(index))
        } else {
            guard text.utf8.count == 7, text.hasPrefix("#"), !text.contains("+"),
                let value = UInt32(text.dropFirst(), radix: 16)
            else { return nil }
            self.init(.rgb(UInt8(value >> 16), UInt8(value >> 8 & 255), UInt8(value & 255)))
        }
    }

    static func ansiIndex(named name: String) -> UInt8? {
        if name == "gray" || name == "grey" { return 8 }
        let isBright = name.hasPrefix("bright-")
        guard let index = names.firstIndex(of: isBright ? String(name.dropFirst(7)) : name) else { return nil }
        return UInt8(index + (isBright ? 8 : 0))
    }
}
