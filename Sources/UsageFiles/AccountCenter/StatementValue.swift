import BillingCore

/// Reads the statement's `Value`, the one cell with a currency's symbol and groups of digits (usage-formats 1).
///
/// `[symbol][number][space][ISO]` in any culture: `$0.17 USD`, `kr 1 234,50 SEK`, `€1.234,50 EUR`. Of two kinds of
/// marks the last is the decimal separator. A single mark before exactly three
/// digits groups them, `¥1,234 JPY`, unless only a zero stands before it.
enum StatementValue {
    /// The amount; `nil` when there is none in the cell.
    static func amount(_ cell: UnsafeRawBufferPointer) -> Amount? {
        let text = Array(String(decoding: cell, as: UTF8.self).unicodeScalars)
        guard let first = text.firstIndex(where: isDigit), let last = text.lastIndex(where: isDigit) else { return nil }
        guard let isNegative = isNegative(before: text[..<first], after: text[(last + 1)...]) else { return nil }
        guard let plain = plainNumber(text[first...last]), let amount = Amount(plain) else { return nil }
        return NumberCells.payable(isNegative ? Amount(units: -amount.units) : amount)
    }

    /// The three letters at the end; `nil` when there are none.
    static func currency(_ cell: UnsafeRawBufferPointer) -> String? {
        let word = String(decoding: cell, as: UTF8.self).split { $0 == " " || $0 == "\u{A0}" || $0.isNumber }.last
        guard let word, word.count == 3, word.allSatisfy({ $0.isASCII && $0.isUppercase }) else { return nil }
        return String(word)
    }

    /// Whether a minus or a parenthesis stands around the digits; `nil` when something else than a symbol does.
    private static func isNegative(
        before: ArraySlice<Unicode.Scalar>, after: ArraySlice<Unicode.Scalar>
    ) -> Bool? {
        let minus: Set<Unicode.Scalar> = ["-", "\u{2212}", "("]
        let marks = before.count { minus.contains($0) } + after.count { $0 == "-" || $0 == "\u{2212}" }
        return marks > 1 ? nil : marks == 1
    }

    /// The digits with `.` before the decimals; `nil` when the marks between them make no number.
    private static func plainNumber(_ digits: ArraySlice<Unicode.Scalar>) -> String? {
        let marks = digits.indices.filter { !isDigit(digits[$0]) && !isGroupOnly(digits[$0]) }
        guard marks.allSatisfy({ digits[$0] == "." || digits[$0] == "," }) else { return nil }
        let decimalMark = decimalMark(of: digits, marks: marks)
        if let decimalMark {
            // Groups are of the other mark, and before the decimals.
            guard marks.allSatisfy({ $0 <= decimalMark && ($0 == decimalMark || digits[$0] != digits[decimalMark]) })
            else { return nil }
        }
        let whole = digits[..<(decimalMark ?? digits.endIndex)]
        let groups = whole.split(omittingEmptySubsequences: false) { !isDigit($0) }
        guard groups.dropFirst().allSatisfy({ $0.count == 3 || $0.count == 2 }),
            groups.count == 1 || groups.last?.count == 3
        else { return nil }
        var text = String(String.UnicodeScalarView(whole.filter(isDigit)))
        if let decimalMark {
            text += "." + String(String.UnicodeScalarView(digits[(decimalMark + 1)...].filter(isDigit)))
        }
        return text
    }

    private static func decimalMark(of digits: ArraySlice<Unicode.Scalar>, marks: [Int]) -> Int? {
        guard let last = marks.last else { return nil }
        let kinds = Set(marks.map { digits[$0] })
        if kinds.count == 2 { return last }
        if marks.count > 1 { return nil }
        // After groups made by blanks, a point or comma can only be the decimal one.
        let hasBlankGroups = digits.contains(where: isGroupOnly)
        let isGroup =
            digits.endIndex - last - 1 == 3 && digits[..<last] != ["0"] && !hasBlankGroups
            && last - digits.startIndex <= 3
        return isGroup ? nil : last
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    /// Blanks and apostrophes, which only group digits.
    private static func isGroupOnly(_ scalar: Unicode.Scalar) -> Bool {
        [" ", "\u{A0}", "\u{202F}", "\u{2009}", "'", "\u{2019}"].contains(scalar)
    }
}
