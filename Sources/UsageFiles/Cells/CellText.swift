/// Makes text for people of a cell's bytes.
enum CellText {
    /// The text without control characters, cut at `limit` characters with an ellipsis.
    static func readable(_ bytes: UnsafeRawBufferPointer, limit: Int) -> String {
        // No character needs more bytes than this, short of joined emoji.
        let text = String(decoding: bytes.prefix(limit * 8), as: UTF8.self)
        var clean = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where scalar != "\u{FEFF}" {
            let isControl =
                scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
            clean.append(isControl ? " " : scalar)
        }
        let result = String(clean)
        guard result.count > limit || bytes.count > limit * 8 else { return result }
        return String(result.prefix(limit - 1)) + "…"
    }
}
