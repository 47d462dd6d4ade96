import Foundation

/// The scalars of a text as they may stand on the screen.
///
/// Text comes from outside, so nothing of it may steer the terminal: control
/// characters and direction overrides become signs, invisible joiners go, flags
/// become letters, and on a terminal without Unicode the rest becomes ASCII.
struct VisibleScalars: Sequence, IteratorProtocol {
    /// One scalar and the cells it takes; 0 for a mark that joins the one before.
    struct Element {
        var scalar: Unicode.Scalar
        var cells: Int
    }

    private var scalars: String.UnicodeScalarView.Iterator
    private let width: CellWidth
    private let glyphs: GlyphSet
    private let asciiOnly: Bool

    init(_ text: String, width: CellWidth, glyphs: GlyphSet, asciiOnly: Bool) {
        scalars = text.unicodeScalars.makeIterator()
        self.width = width
        self.glyphs = glyphs
        self.asciiOnly = asciiOnly
    }

    mutating func next() -> Element? {
        while let scalar = scalars.next() {
            if scalar.value >= 0x20, scalar.value < 0x7F { return Element(scalar: scalar, cells: 1) }
            if let element = visible(scalar) { return element }
        }
        return nil
    }

    /// What to draw for a scalar that is not printable ASCII; nil when it is left out.
    private func visible(_ scalar: Unicode.Scalar) -> Element? {
        switch scalar.value {
        case 0x09, 0xA0, 0x2007, 0x202F: return Element(scalar: " ", cells: 1)
        case 0..<0x20, 0x7F: return Element(scalar: symbol(forControl: scalar), cells: 1)
        case 0x80..<0xA0, 0x2028...0x202E, 0x2066...0x2069, 0xFFF9...0xFFFB:
            return Element(scalar: glyphs.replacement, cells: 1)
        case 0xAD, 0x200B...0x200F, 0x2060...0x2064, 0xFE00...0xFE0F, 0xFEFF, 0xE_0000...0xE_01EF: return nil
        case 0x1_F1E6...0x1_F1FF:
            return Unicode.Scalar(0x41 + scalar.value - 0x1_F1E6).map { Element(scalar: $0, cells: 1) }
        default: break
        }
        if asciiOnly { return Transliteration.ascii(for: scalar).map { Element(scalar: $0, cells: 1) } }
        let cells = width(scalar)
        return cells < 0 ? Element(scalar: glyphs.replacement, cells: 1) : Element(scalar: scalar, cells: cells)
    }

    private func symbol(forControl scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard glyphs.name == .unicode, !asciiOnly else { return "?" }
        if scalar.value == 0x7F { return "\u{2421}" }
        return Unicode.Scalar(0x2400 + scalar.value) ?? glyphs.replacement
    }
}

/// Plain ASCII in place of other characters, one for one so that columns stay.
enum Transliteration {
    private static let signs: [Unicode.Scalar: Unicode.Scalar] = [
        "–": "-", "—": "-", "−": "-", "‐": "-", "…": "~", "’": "'", "‘": "'", "“": "\"", "”": "\"", "·": "-",
        "•": "*", "×": "x", "›": ">", "‹": "<", "»": ">", "«": "<", "→": ">", "←": "<", "✓": "*", "✗": "x", "▲": "^",
        "▼": "v", "█": "#", "░": ".", "─": "-", "│": "|", "ø": "o", "Ø": "O", "æ": "a", "Æ": "A", "ß": "s", "đ": "d",
        "ł": "l", "Ł": "L", "€": "E", "£": "L", "þ": "t", "ð": "d", "ı": "i",
    ]

    /// The ASCII character to show, `?` when none comes near; nil for a mark that joins another.
    static func ascii(for scalar: Unicode.Scalar) -> Unicode.Scalar? {
        if let sign = signs[scalar] { return sign }
        if scalar.properties.generalCategory == .nonspacingMark { return nil }
        let base = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars.first
        guard let base, base.isASCII, base.value >= 0x20 else { return "?" }
        return base
    }
}
