/// Turns the bytes that a terminal sends into keys.
///
/// Bytes may come in any pieces: a character, a key's sequence or a paste may be
/// split over reads. What a terminal reports that is no key (mouse, answers,
/// sequences nobody knows) is swallowed and never taken for typing.
public struct InputDecoder: Sendable {
    /// A paste is cut off after this many bytes.
    public static let maximumPaste = 1 << 20
    /// Longer than any sequence a terminal sends for a key.
    private static let maximumSequence = 256

    private var pending: [UInt8] = []
    private var paste: [UInt8]?
    private let known: KnownSequences

    /// A decoder that knows xterm's keys.
    ///
    /// - Parameter terminfo: what this terminal sends, by terminfo's names such as
    ///   `kcuu1`; names of keys that nobody asks for are ignored.
    public init(terminfo: [String: [UInt8]] = [:]) {
        known = KnownSequences(terminfo: terminfo)
    }

    /// Whether what came last is an Esc that may be a key or the start of one.
    ///
    /// The caller waits a little for more bytes and then calls ``flush()``. A longer
    /// beginning is a sequence for certain: its end is waited for, however slow the line.
    public var pendingEscape: Bool { paste == nil && pending.first == 0x1B && pending.count <= 2 }

    /// Takes bytes and returns the keys that are whole with them.
    public mutating func decode(_ bytes: some Sequence<UInt8>) -> [Key] {
        pending += bytes
        return take(isFinal: false)
    }

    /// Returns what a waiting Esc means when nothing follows it.
    public mutating func flush() -> [Key] {
        pendingEscape ? take(isFinal: true) : []
    }

    private mutating func take(isFinal: Bool) -> [Key] {
        var keys: [Key] = []
        var position = 0
        while position < pending.count {
            if paste != nil {
                guard let key = takePaste(&position) else { break }
                keys.append(key)
                continue
            }
            switch step(at: position, isFinal: isFinal) {
            case .key(let key, let length):
                keys.append(key)
                position += length
            case .nothing(let length): position += length
            case .pasteBegins(let length):
                paste = []
                position += length
            case .more:
                pending.removeFirst(position)
                return keys
            }
        }
        pending.removeFirst(min(position, pending.count))
        return keys
    }

    /// Moves pasted bytes over; returns the paste when its end has come.
    private mutating func takePaste(_ position: inout Int) -> Key? {
        let end: [UInt8] = Array("\u{1B}[201~".utf8)
        let rest = pending[position...]
        if let found = rest.firstRange(of: end) {
            append(rest[..<found.lowerBound])
            position = found.upperBound
            let text = String(decoding: paste ?? [], as: UTF8.self)
            paste = nil
            return Key(.paste(text))
        }
        // The end may be split over reads: its possible beginning stays.
        let kept = (1..<end.count).last { rest.count >= $0 && rest.suffix($0).elementsEqual(end.prefix($0)) } ?? 0
        append(rest.dropLast(kept))
        pending = Array(rest.suffix(kept))
        position = 0
        return nil
    }

    private mutating func append(_ bytes: ArraySlice<UInt8>) {
        guard let length = paste?.count else { return }
        paste?.append(contentsOf: bytes.prefix(max(0, Self.maximumPaste - length)))
    }
}

extension InputDecoder {
    private enum Step {
        case key(Key, length: Int)
        case nothing(length: Int)
        case pasteBegins(length: Int)
        case more
    }

    private func step(at start: Int, isFinal: Bool) -> Step {
        let rest = pending[start...]
        let first = pending[start]
        if let (key, length) = known.match(rest) { return .key(key, length: length) }
        if first != 0x1B { return character(at: start, isFinal: isFinal) }
        guard rest.count > 1 else { return isFinal ? .key(.escape, length: 1) : .more }
        switch pending[start + 1] {
        case UInt8(ascii: "["): return controlSequence(at: start, isFinal: isFinal)
        case UInt8(ascii: "O"): return applicationKey(at: start, isFinal: isFinal)
        case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"), UInt8(ascii: "X"):
            return stringSequence(at: start, isFinal: isFinal)
        case 0x1B: return .key(.escape, length: 1)
        default: break
        }
        switch step(at: start + 1, isFinal: isFinal) {
        case .key(var key, let length):
            key.modifiers.insert(.alt)
            return .key(key, length: length + 1)
        case .nothing(let length): return .nothing(length: length + 1)
        case .more, .pasteBegins: return isFinal ? .key(.escape, length: 1) : .more
        }
    }

    /// One character, or the key of a control character.
    private func character(at start: Int, isFinal: Bool) -> Step {
        let first = pending[start]
        if first < 0x80 { return .key(ControlBytes.key(for: first), length: 1) }
        let wanted = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard first >= 0xC2, first <= 0xF4 else { return .key("\u{FFFD}", length: 1) }
        let tail = pending[(start + 1)...].prefix(wanted - 1).prefix { $0 & 0xC0 == 0x80 }
        let length = 1 + tail.count
        if length < wanted, start + length == pending.count, !isFinal { return .more }
        let text = String(decoding: pending[start..<start + length], as: UTF8.self)
        guard length == wanted, text.unicodeScalars.count == 1, let character = text.first else {
            return .key("\u{FFFD}", length: length)
        }
        return .key(.character(character), length: length)
    }

    /// `ESC O x`, with modifiers as `ESC O 5 x`.
    private func applicationKey(at start: Int, isFinal: Bool) -> Step {
        var end = start + 2
        while end < pending.count, (0x30...0x3B).contains(pending[end]) { end += 1 }
        guard end < pending.count else { return isFinal ? .key(.alt("O"), length: 2) : .more }
        let length = end - start + 1
        guard let code = ControlSequence.letters[pending[end]] else {
            return .key(.alt("O"), length: 2)
        }
        let parameters = ControlSequence.numbers(pending[(start + 2)..<end])
        return .key(Key(code, ControlSequence.modifiers(parameters.last ?? 1)), length: length)
    }

    /// `ESC [ parameters letter`.
    private func controlSequence(at start: Int, isFinal: Bool) -> Step {
        var end = start + 2
        // Old mouse reports: three raw bytes after the letter, or the sequence of a Linux console function key.
        if end < pending.count, pending[end] == UInt8(ascii: "M") {
            return pending.count >= start + 6 ? .nothing(length: 6) : incomplete(at: start, isFinal: isFinal)
        }
        if end < pending.count, pending[end] == UInt8(ascii: "[") {
            return pending.count > end + 1 ? .nothing(length: 4) : incomplete(at: start, isFinal: isFinal)
        }
        while end < pending.count, (0x20...0x3F).contains(pending[end]) { end += 1 }
        guard end < pending.count else { return incomplete(at: start, isFinal: isFinal) }
        // A byte that cannot be in a sequence ends it, and is read by itself.
        guard (0x40...0x7E).contains(pending[end]) else { return .nothing(length: end - start) }
        let length = end - start + 1
        let body = pending[(start + 2)..<end]
        if body.elementsEqual("200".utf8), pending[end] == UInt8(ascii: "~") { return .pasteBegins(length: length) }
        guard let key = ControlSequence.key(body, final: pending[end]) else { return .nothing(length: length) }
        return .key(key, length: length)
    }

    private func incomplete(at start: Int, isFinal: Bool) -> Step {
        let length = pending.count - start
        if !isFinal, length < Self.maximumSequence { return .more }
        return length == 2 ? .key(.alt("["), length: 2) : .nothing(length: length)
    }

    /// An answer such as `ESC ] … BEL` or `ESC P … ESC \`.
    private func stringSequence(at start: Int, isFinal: Bool) -> Step {
        var end = start + 2
        while end < pending.count {
            if pending[end] == 0x07 { return .nothing(length: end - start + 1) }
            if pending[end] == 0x1B, end + 1 < pending.count {
                return .nothing(length: end - start + (pending[end + 1] == UInt8(ascii: "\\") ? 2 : 0))
            }
            end += 1
        }
        let length = end - start
        if !isFinal, length < 16 * Self.maximumSequence { return .more }
        guard length == 2, let character = Unicode.Scalar(UInt32(pending[start + 1])) else {
            return .nothing(length: length)
        }
        return .key(.alt(Character(character)), length: 2)
    }
}
