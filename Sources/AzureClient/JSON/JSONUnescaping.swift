extension JSONReader.Text {
    /// The text as it is meant; halves of a character that have lost the other become U+FFFD.
    var string: String {
        guard isEscaped else { return String(decoding: bytes, as: UTF8.self) }
        var result: [UInt8] = []
        unescape(into: &result)
        return String(decoding: result, as: UTF8.self)
    }

    /// Appends the text's bytes as they are meant.
    func unescape(into result: inout [UInt8]) {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            guard byte == UInt8(ascii: "\\"), index < bytes.count else {
                result.append(byte)
                continue
            }
            let mark = bytes[index]
            index += 1
            switch mark {
            case UInt8(ascii: "n"): result.append(0x0A)
            case UInt8(ascii: "r"): result.append(0x0D)
            case UInt8(ascii: "t"): result.append(0x09)
            case UInt8(ascii: "b"): result.append(0x08)
            case UInt8(ascii: "f"): result.append(0x0C)
            case UInt8(ascii: "u"): result += Array(String(Character(scalar(at: &index))).utf8)
            default: result.append(mark)
            }
        }
    }

    private func scalar(at index: inout Int) -> Unicode.Scalar {
        let lost: Unicode.Scalar = "\u{FFFD}"
        guard let unit = unit(at: &index) else { return lost }
        guard (0xD800..<0xDC00).contains(unit) else { return Unicode.Scalar(unit) ?? lost }
        var next = index + 2
        guard next <= bytes.count, bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u"),
            let low = self.unit(at: &next), (0xDC00..<0xE000).contains(low)
        else { return lost }
        index = next
        return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)) ?? lost
    }

    private func unit(at index: inout Int) -> UInt32? {
        let end = min(index + 4, bytes.count)
        guard index <= end else { return nil }
        defer { index = end }
        guard end - index == 4 else { return nil }
        return UInt32(String(decoding: bytes[index..<end], as: UTF8.self), radix: 16)
    }
}
