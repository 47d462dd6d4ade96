import BillingCore

/// Text written as bytes: at a million lines, making a `String` for every value is most of the time.
extension [UInt8] {
    mutating func write(_ text: String) {
        var text = text
        text.withUTF8 { append(contentsOf: $0) }
    }

    mutating func write(_ number: ExactDecimal) {
        if number.mantissa < 0 { append(UInt8(ascii: "-")) }
        let start = count
        var wide = number.mantissa.magnitude
        var place = 0
        func digit(_ value: UInt8) {
            if place == number.scale, place > 0 { append(UInt8(ascii: ".")) }
            append(UInt8(ascii: "0") + value)
            place += 1
        }
        while wide > UInt64.max {
            let (quotient, remainder) = wide.quotientAndRemainder(dividingBy: 10)
            digit(UInt8(remainder))
            wide = quotient
        }
        var rest = UInt64(wide)
        while rest > 0 || place <= number.scale {
            let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: 10)
            digit(UInt8(remainder))
            rest = quotient
        }
        self[start...].reverse()
    }

    mutating func write(_ number: Int) { write(ExactDecimal(mantissa: Int128(number), scale: 0)) }

    mutating func write(_ day: Day) {
        let (year, month, number) = day.components
        guard (1000...9999).contains(year) else { return write(day.description) }
        write(year)
        write(twoDigits: month)
        write(twoDigits: number)
    }

    private mutating func write(twoDigits number: Int) {
        append(UInt8(ascii: "-"))
        append(UInt8(ascii: "0") + UInt8(number / 10))
        append(UInt8(ascii: "0") + UInt8(number % 10))
    }
}

/// Text for people with its control characters replaced, so that nothing steers a terminal.
public enum VisibleText {
    /// The text with U+FFFD for every control and direction character; line feeds and, if asked, tabs stay.
    public static func of(_ text: String, keepingTabs: Bool = false) -> String {
        func isReplaced(_ scalar: Unicode.Scalar) -> Bool { isControl(scalar) && !(keepingTabs && scalar == "\t") }
        guard text.unicodeScalars.contains(where: isReplaced) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { isReplaced($0) ? "\u{FFFD}" : $0 }))
    }

    /// The text as one line: line breaks and tabs are blanks, other control characters U+FFFD.
    static func line(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 || $0 >= 0x7F }) else { return text }
        var line = String.UnicodeScalarView()
        var last: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n" where last == "\r": break
            case "\n", "\r", "\t": line.append(" ")
            default: line.append(isControl(scalar) ? "\u{FFFD}" : scalar)
            }
            last = scalar
        }
        return String(line)
    }

    fileprivate static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A: false
        case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}

/// Bytes of text for a terminal, piece by piece: what would steer it becomes U+FFFD, as in tables.
///
/// Line ends and tabs stay; a carriage return stays only before a line feed.
public struct VisibleBytes: Sendable {
    /// The beginning of a character, or a carriage return, of which the next piece decides.
    private var held: [UInt8] = []

    /// Creates a stream at its beginning.
    public init() {}

    /// The bytes of a piece that may be shown.
    public mutating func take(_ piece: [UInt8]) -> [UInt8] {
        var bytes = held + piece
        held = []
        // What is plain, as nearly all is, need not be decoded.
        if !bytes.contains(where: { $0 >= 0x7F || ($0 < 0x20 && $0 != 0x0A && $0 != 0x09) }) { return bytes }
        held = Array(bytes.suffix(Self.openCount(bytes)))
        bytes.removeLast(held.count)
        var shown = String.UnicodeScalarView()
        var isAfterReturn = false
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            if isAfterReturn { shown.append(scalar == "\n" ? "\r" : "\u{FFFD}") }
            isAfterReturn = scalar == "\r"
            if isAfterReturn { continue }
            shown.append(scalar != "\t" && VisibleText.isControl(scalar) ? "\u{FFFD}" : scalar)
        }
        return Array(String(shown).utf8)
    }

    /// How many of the last bytes belong to what the next piece goes on with.
    private static func openCount(_ bytes: [UInt8]) -> Int {
        if bytes.last == 0x0D { return 1 }
        for count in 1...3 where count <= bytes.count {
            let byte = bytes[bytes.count - count]
            if byte < 0x80 { return 0 }
            if byte >= 0xC0 { return (byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2) > count ? count : 0 }
        }
        return 0
    }
}
