/// Writes flat JSON of strings, as usage lines carry it.
enum JSONText {
    /// `"a": "b","c": "d"`; with braces where the source writes them, and empty when there is nothing.
    static func object(_ fields: [(String, String)], hasBraces: Bool = true) -> String {
        guard !fields.isEmpty else { return "" }
        var text = hasBraces ? "{" : ""
        for (index, (name, value)) in fields.enumerated() {
            if index > 0 { text += "," }
            append(name, to: &text)
            text += hasBraces ? ":" : ": "
            append(value, to: &text)
        }
        return hasBraces ? text + "}" : text
    }

    private static func append(_ value: String, to text: inout String) {
        text += "\""
        if value.utf8.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
            text += value
        } else {
            for scalar in value.unicodeScalars {
                switch scalar {
                case "\"": text += #"\""#
                case "\\": text += #"\\"#
                case _ where scalar.value < 0x20:
                    let digits = String(scalar.value, radix: 16)
                    text += #"\u"# + String(repeating: "0", count: 4 - digits.count) + digits
                default: text.unicodeScalars.append(scalar)
                }
            }
        }
        text += "\""
    }
}
