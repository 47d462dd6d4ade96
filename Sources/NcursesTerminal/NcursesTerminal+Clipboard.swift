internal import Foundation

extension NcursesTerminal {
    /// Terminals ignore longer clipboard texts, counted in bytes.
    public static let maximumClipboard = 74_994

    /// Hands text to the terminal's clipboard (OSC 52) and says whether it was short enough.
    ///
    /// Whether the terminal takes it cannot be known.
    @discardableResult
    public func copy(_ text: String) -> Bool {
        guard text.utf8.count <= Self.maximumClipboard else { return false }
        let encoded = Data(text.utf8).base64EncodedString()
        frame.write(Array("\u{1B}]52;c;\(encoded)\u{07}".utf8))
        return !frame.isClosed
    }
}
