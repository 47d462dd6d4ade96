/// Tells texts that a spreadsheet would run as a formula.
///
/// A resource named `=HYPERLINK(…)` would act in the sheet of whoever opens the file.
/// Source: OWASP, "CSV Injection". What begins like a formula and is a number, such
/// as `-12.50`, is left alone.
enum FormulaGuard {
    /// Whether the text needs a leading `'`, by which spreadsheets take it for text.
    static func applies(to text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = text.first else { return false }
        switch first {
        case UInt8(ascii: "="), UInt8(ascii: "@"), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"):
            return true
        case UInt8(ascii: "+"), UInt8(ascii: "-"): return !isNumber(text.dropFirst())
        case 0xEF: return isFullWidth(text)
        default: return false
        }
    }

    /// Digits with at most one point between or beside them.
    private static func isNumber(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        var (digits, points) = (0, 0)
        for byte in text {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
            case UInt8(ascii: "."): points += 1
            default: return false
            }
        }
        return digits > 0 && points <= 1
    }

    /// Whether the text begins with ＝, ＋, － or ＠, which spreadsheets of some languages take for the ASCII ones.
    private static func isFullWidth(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        text.count >= 3 && text[1] == 0xBC && [0x8B, 0x8D, 0x9D, 0xA0].contains(text[2])
    }
}
