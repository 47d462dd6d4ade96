import Foundation

/// The characters of a PDF's standard fonts, as `WinAnsiEncoding` numbers them (PDF 32000-1, annex D).
enum WinAnsi {
    /// Those that Latin-1 has no place for.
    private static let beyondLatin: [Unicode.Scalar: UInt8] = [
        "€": 0x80, "‚": 0x82, "ƒ": 0x83, "„": 0x84, "…": 0x85, "†": 0x86, "‡": 0x87, "ˆ": 0x88, "‰": 0x89, "Š": 0x8A,
        "‹": 0x8B, "Œ": 0x8C, "Ž": 0x8E, "‘": 0x91, "’": 0x92, "“": 0x93, "”": 0x94, "•": 0x95, "–": 0x96, "—": 0x97,
        "˜": 0x98, "™": 0x99, "š": 0x9A, "›": 0x9B, "œ": 0x9C, "ž": 0x9E, "Ÿ": 0x9F, "\u{2212}": 0x96,
    ]

    /// The bytes of a text; a character the fonts do not have becomes its base letter, else its number: `[U+5009]`.
    static func bytes(of text: String) -> [UInt8] {
        text.precomposedStringWithCanonicalMapping.unicodeScalars.flatMap { scalar in
            if let byte = byte(of: scalar) { return [byte] }
            // ő has no place, o has.
            if let base = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars.first, base != scalar,
                let byte = byte(of: base)
            {
                return [byte]
            }
            return Array("[U+\(String(scalar.value, radix: 16, uppercase: true).padded(to: 4))]".utf8)
        }
    }

    private static func byte(of scalar: Unicode.Scalar) -> UInt8? {
        switch scalar.value {
        case 0x20...0x7E, 0xA0...0xFF: UInt8(scalar.value)
        default: beyondLatin[scalar]
        }
    }
}

extension String {
    /// The text with zeros before it, `width` characters long at least.
    func padded(to width: Int) -> String { String(repeating: "0", count: max(0, width - count)) + self }
}
