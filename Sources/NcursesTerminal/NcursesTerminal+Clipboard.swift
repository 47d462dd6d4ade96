extension NcursesTerminal {
    /// Terminals ignore longer clipboard texts, counted in bytes.
    public static let maximumClipboard = 74_994

    /// Hands text to the terminal's clipboard (OSC 52) with the next frame, and says whether it was short enough.
    ///
    /// Whether the terminal takes it cannot be known. tmux hands it on where its option
    /// `set-clipboard` is `on`; GNU screen only what stands in a device control string, of
    /// at most 768 bytes each (screen manual, "Control Sequences").
    @discardableResult
    public func copy(_ text: String) -> Bool {
        guard text.utf8.count <= Self.maximumClipboard else { return false }
        let sequence = Array("\u{1B}]52;c;\(Self.base64(Array(text.utf8)))\u{07}".utf8)
        let isScreen = options.environment["STY"]?.isEmpty == false && term.hasPrefix("screen")
        clipboard = isScreen ? Self.wrapped(sequence) : sequence
        return !frame.isClosed
    }

    /// A sequence in pieces that screen hands to its terminal as they are.
    static func wrapped(_ sequence: [UInt8]) -> [UInt8] {
        stride(from: 0, to: sequence.count, by: 700).flatMap { start in
            [0x1B, 0x50] + sequence[start..<min(start + 700, sequence.count)] + [0x1B, 0x5C]
        }
    }

    static func base64(_ bytes: [UInt8]) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var encoded: [UInt8] = []
        encoded.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for place in 0...3 {
                encoded.append(place > group.count ? 0x3D : letters[bits >> (18 - 6 * place) & 63])
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }
}
