/// Makes file names out of names that others chose.
public enum SafeFileName {
    /// The most bytes of a part, so that a name with four of them stays below 200 with a number to come.
    private static let maximumPart = 60

    /// Joins parts by `_`; what is not a letter, a digit, `-`, `_` or `.` becomes `-`.
    ///
    /// The name has no separator, control character or leading dot, is none that
    /// Windows reserves, and at most 190 bytes long, whatever the parts hold.
    public static func make(_ parts: [String], fileExtension: String) -> String {
        let stem = parts.map(part).filter { !$0.isEmpty }.joined(separator: "_")
        let whole = cut(stem, to: 180)
        let isReserved = whole.isEmpty || reserved.contains(whole.prefix { $0 != "." }.uppercased())
        return (isReserved ? "faktura_\(whole)" : whole) + ".\(fileExtension)"
    }

    private static func part(_ text: String) -> String {
        var result = ""
        for character in text {
            let isKept = character.isLetter || character.isNumber || character == "_" || character == "."
            if isKept {
                result.append(character)
            } else if result.last != "-" {
                result.append("-")
            }
        }
        return trimmed(cut(trimmed(result), to: maximumPart))
    }

    private static func trimmed(_ text: String) -> String {
        let isOuter = { (character: Character) in character == "-" || character == "." }
        return String(text.drop(while: isOuter).reversed().drop(while: isOuter).reversed())
    }

    /// The first characters that together are no more than so many bytes.
    private static func cut(_ text: String, to bytes: Int) -> String {
        var count = 0
        return String(
            text.prefix {
                count += $0.utf8.count
                return count <= bytes
            })
    }

    private static let reserved: Set<String> = {
        let numbered = (1...9).flatMap { ["COM\($0)", "LPT\($0)"] }
        return Set(["CON", "PRN", "AUX", "NUL"] + numbered)
    }()
}
