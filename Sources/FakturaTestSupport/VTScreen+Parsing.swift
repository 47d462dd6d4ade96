import TerminalKit

extension VTScreen {
    /// Takes what a program wrote; sequences and characters may be split.
    public mutating func feed(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { feed(byte) }
    }

    private mutating func feed(_ byte: UInt8) {
        switch state {
        case .ground: ground(byte)
        case .escape: escape(byte)
        case .control(let body):
            if (0x40...0x7E).contains(byte) {
                state = .ground
                control(String(decoding: body, as: UTF8.self), Character(Unicode.Scalar(byte)))
            } else {
                state = .control(body + [byte])
            }
        case .string(let body):
            if byte == 0x07 || body.last == 0x1B && byte == 0x5C {
                state = .ground
                follow(String(decoding: body.filter { $0 != 0x1B }, as: UTF8.self))
            } else {
                state = .string(body + [byte])
            }
        case .character: state = .ground
        }
    }

    private mutating func ground(_ byte: UInt8) {
        if byte >= 0x80 {
            pending.append(byte)
            let wanted = pending[0] >= 0xF0 ? 4 : pending[0] >= 0xE0 ? 3 : 2
            guard pending.count >= wanted else { return }
            put(String(decoding: pending, as: UTF8.self))
            pending = []
            return
        }
        pending = []
        switch byte {
        case 0x1B: state = .escape
        case 0x08: move(cursor.row, cursor.column - 1)
        case 0x09: move(cursor.row, min(columns - 1, (cursor.column / 8 + 1) * 8))
        case 0x0A: lineFeed()
        case 0x0D: move(cursor.row, 0)
        case 0x20...0x7E: put(String(Unicode.Scalar(byte)))
        case 0x00, 0x07, 0x0E, 0x0F: break
        default: unknown.append("byte \(byte)")
        }
    }

    private mutating func escape(_ byte: UInt8) {
        state = .ground
        switch Unicode.Scalar(byte) {
        case "[": state = .control([])
        case "]", "P", "_", "^": state = .string([byte])
        case "(", ")", "*", "+": state = .character(set: true)
        case "7": saved = cursor
        case "8": move(saved.row, saved.column)
        case "=": isKeypadApplied = true
        case ">": isKeypadApplied = false
        case "D": lineFeed()
        case "E":
            lineFeed()
            move(cursor.row, 0)
        case "M": reverseLineFeed()
        case "\\": break
        default: unknown.append("ESC \(Unicode.Scalar(byte))")
        }
    }

    /// One control sequence: its body, and the character that ends it.
    private mutating func control(_ body: String, _ final: Character) {
        let parameters = body.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
        let first = max(1, parameters.first ?? 1)
        switch final {
        case "m": setStyle(body)
        case "H", "f": move(first - 1, max(1, parameters.dropFirst().first ?? 1) - 1)
        case "d": move(first - 1, cursor.column)
        case "G", "`": move(cursor.row, first - 1)
        case "A": move(cursor.row - first, cursor.column)
        case "B", "e": move(cursor.row + first, cursor.column)
        case "C", "a": move(cursor.row, cursor.column + first)
        case "D": move(cursor.row, cursor.column - first)
        case "J", "K", "X", "P", "@", "L", "M", "S", "T": edit(final, parameters.first ?? 0)
        case "b": for _ in 0..<first { put(lastCharacter) }
        case "Z": move(cursor.row, max(0, (cursor.column - 1) / 8 * 8))
        case "r":
            region = (first - 1)..<min(rows, parameters.count > 1 && parameters[1] > 0 ? parameters[1] : rows)
            move(0, 0)
        case "h", "l": setModes(body, isOn: final == "h")
        case "t", "c", "n", "q": break
        default: unknown.append("CSI \(body)\(final)")
        }
    }

    private mutating func follow(_ order: String) {
        let parts = order.split(separator: ";", maxSplits: 2, omittingEmptySubsequences: false)
        if parts.count == 3, parts[0] == "]8" { link = String(parts[2]) }
    }

    private mutating func setModes(_ body: String, isOn: Bool) {
        // Mode 4 without a question mark is insert mode, which ncurses only switches off.
        guard body.hasPrefix("?") else { return }
        for number in body.dropFirst().split(separator: ";").compactMap({ Int($0) }) {
            if number == 1049, isOn != modes.contains(1049) {
                if isOn {
                    mainGrid = grid
                    grid = Array(repeating: Array(repeating: Cell(), count: columns), count: rows)
                    saved = cursor
                } else {
                    grid = mainGrid ?? grid
                    mainGrid = nil
                    move(saved.row, saved.column)
                }
            }
            if isOn { modes.insert(number) } else { modes.remove(number) }
        }
    }

    private mutating func setStyle(_ body: String) {
        var parts = body.split(separator: ";", omittingEmptySubsequences: false).map(String.init)[...]
        while let part = parts.popFirst() {
            if part.contains(":") {
                if part.hasPrefix("38") { style.foreground = part } else { style.background = part }
                continue
            }
            let number = Int(part) ?? 0
            switch number {
            case 0: style = Style()
            case 1, 2, 3, 4, 7: style.attributes.insert(number)
            case 22: style.attributes.subtract([1, 2])
            case 23, 24, 27: style.attributes.remove(number - 20)
            case 30...37, 90...97: style.foreground = part
            case 40...47, 100...107: style.background = part
            case 10: break  // the Linux console's first font
            case 39: style.foreground = ""
            case 49: style.background = ""
            case 38, 48:
                let tail = parts.prefix(parts.first == "2" ? 4 : 2)
                parts = parts.dropFirst(tail.count)
                let color = ([part] + tail).joined(separator: ";")
                if number == 38 { style.foreground = color } else { style.background = color }
            default: unknown.append("SGR \(part)")
            }
        }
    }
}
