/// What xterm's sequences and control bytes mean.
enum ControlSequence {
    static let letters: [UInt8: Key.Code] = [
        UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right, UInt8(ascii: "D"): .left,
        UInt8(ascii: "H"): .home, UInt8(ascii: "F"): .end, UInt8(ascii: "P"): .function(1),
        UInt8(ascii: "Q"): .function(2), UInt8(ascii: "R"): .function(3), UInt8(ascii: "S"): .function(4),
        UInt8(ascii: "M"): .enter, UInt8(ascii: "I"): .tab,
    ]

    private static let numbered: [Int: Key.Code] = [
        1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end, 11: .function(1),
        12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5), 17: .function(6), 18: .function(7),
        19: .function(8), 20: .function(9), 21: .function(10), 23: .function(11), 24: .function(12),
    ]

    /// The key of `ESC [ body final`; nil when it is none.
    static func key(_ body: ArraySlice<UInt8>, final: UInt8) -> Key? {
        let parameters = numbers(body)
        guard body.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ";") }) else { return nil }
        let held = modifiers(parameters.count > 1 ? parameters[1] : 1)
        switch final {
        case UInt8(ascii: "Z"): return .shiftTab
        case UInt8(ascii: "I") where body.isEmpty: return Key(.focusGained)
        case UInt8(ascii: "O") where body.isEmpty: return Key(.focusLost)
        case UInt8(ascii: "~"):
            guard let number = parameters.first, let code = numbered[number] else { return nil }
            return Key(code, held)
        case UInt8(ascii: "u"):
            guard let number = parameters.first else { return nil }
            return character(number, held)
        case UInt8(ascii: "M"), UInt8(ascii: "I"): return nil
        case UInt8(ascii: "R") where parameters.count > 1 && parameters[0] != 1:
            return nil  // the answer to "where is the cursor"
        default:
            guard let code = letters[final] else { return nil }
            return Key(code, held)
        }
    }

    static func numbers(_ body: ArraySlice<UInt8>) -> [Int] {
        body.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { digits in
            digits.prefix(6).reduce(0) { $0 * 10 + Int($1 &- 0x30) % 10 }
        }
    }

    /// The keys held, from xterm's number: 1 for none.
    static func modifiers(_ number: Int) -> Key.Modifiers {
        let bits = max(0, number - 1)
        var held: Key.Modifiers = []
        if bits & 1 != 0 { held.insert(.shift) }
        if bits & 2 != 0 { held.insert(.alt) }
        if bits & 4 != 0 { held.insert(.control) }
        return held
    }

    /// A key reported by its code point.
    private static func character(_ number: Int, _ held: Key.Modifiers) -> Key? {
        guard let scalar = Unicode.Scalar(UInt32(clamping: number)) else { return nil }
        if number < 0x20 || number == 0x7F {
            var key = ControlBytes.key(for: UInt8(number))
            key.modifiers.formUnion(held)
            return key
        }
        return Key(.character(Character(scalar)), held.subtracting(.shift))
    }
}

/// What single bytes below U+0080 mean.
enum ControlBytes {
    static func key(for byte: UInt8) -> Key {
        switch byte {
        case 0x00: Key(.character(" "), .control)
        case 0x09: .tab
        case 0x0A, 0x0D: .enter
        case 0x1B: .escape
        case 0x08, 0x7F: .backspace
        case 0x01...0x1A: .control(Character(Unicode.Scalar(byte + 0x60)))
        case 0x1C...0x1F: .control(Character(Unicode.Scalar(byte + 0x40)))
        default: .character(Character(Unicode.Scalar(byte)))
        }
    }
}
