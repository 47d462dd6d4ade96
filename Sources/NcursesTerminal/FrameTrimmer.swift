/// Leaves out of a frame what ncurses sends though it changes nothing.
///
/// Neighbouring colour and attribute sequences become one, what a reset undoes at
/// once goes, and so does the return to the ASCII character set, which is never
/// left. That is a quarter of the bytes of a row move.
struct FrameTrimmer {
    /// Terminals read at least this many parameters of one sequence.
    private static let maximumParameters = 16

    /// Fewer blanks are shorter than the order to repeat one.
    private static let leastBlanks = 7

    private var output: [UInt8] = []
    private var repeats = false
    private var colors: [UInt8: UInt32] = [:]
    /// Parameters of the attribute sequences that are held back to be joined.
    private var held: [UInt8]?

    /// The frame without what changes nothing.
    ///
    /// - Parameters:
    ///   - isFirst: whether the terminal's state is not known yet.
    ///   - repeats: whether the terminal can be told to repeat a character.
    ///   - colors: what is sent for some of the 256 colours, as 0xRRGGBB.
    static func trim(
        _ frame: [UInt8], isFirst: Bool, repeats: Bool, colors: [UInt8: UInt32] = [:]
    ) -> [UInt8] {
        var trimmer = FrameTrimmer()
        trimmer.repeats = repeats
        trimmer.colors = colors
        trimmer.output.reserveCapacity(frame.count)
        // Where another character set is used, everything about them stays.
        let keepsCharacterSets = isFirst || usesGraphics(frame)
        var position = 0
        while position < frame.count {
            let length = trimmer.step(frame, position, keepsCharacterSets: keepsCharacterSets)
            position += length
        }
        trimmer.release()
        return trimmer.output
    }

    private static func usesGraphics(_ frame: [UInt8]) -> Bool {
        frame.contains(0x0E) || frame.firstRange(of: [0x1B, 0x28, 0x30]) != nil
    }

    private mutating func step(_ frame: [UInt8], _ position: Int, keepsCharacterSets: Bool) -> Int {
        let byte = frame[position]
        if byte == 0x1B, position + 2 < frame.count {
            if !keepsCharacterSets, frame[position + 1] == 0x28, frame[position + 2] == 0x42 { return 3 }
            if frame[position + 1] == 0x5B, let end = Self.attributeEnd(frame, position + 2) {
                hold(direct(frame[(position + 2)..<end]))
                return end - position + 1
            }
        }
        if byte == 0x0F, !keepsCharacterSets { return 1 }
        release()
        output.append(byte)
        if repeats, byte == 0x20 {
            let run = frame[position...].prefix { $0 == 0x20 }.count
            if run >= Self.leastBlanks {
                output += "\u{1B}[\(run - 1)b".utf8
                return run
            }
        }
        return 1
    }

    /// Where the `m` of an attribute sequence stands; nil when it is another sequence.
    private static func attributeEnd(_ frame: [UInt8], _ start: Int) -> Int? {
        var end = start
        while end < frame.count, (0x30...0x3B).contains(frame[end]) { end += 1 }
        return end < frame.count && frame[end] == 0x6D ? end : nil
    }

    /// The parameters of a colour, in red, green and blue where its number stands for them.
    private func direct(_ parameters: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard !colors.isEmpty, parameters.starts(with: "38;5;".utf8) || parameters.starts(with: "48;5;".utf8),
            let number = UInt8(String(decoding: parameters.dropFirst(5), as: UTF8.self)), let color = colors[number]
        else { return parameters }
        let parts = "2;\(color >> 16);\(color >> 8 & 255);\(color & 255)"
        return (parameters.prefix(3) + parts.utf8)[...]
    }

    private mutating func hold(_ parameters: ArraySlice<UInt8>) {
        let isReset = parameters.isEmpty || parameters.first == 0x30
        guard let before = held, !isReset else {
            held = Array(parameters)
            return
        }
        // A colour that is set at once need not be taken back first.
        let isReplaced = before.elementsEqual("39;49".utf8) && parameters.starts(with: "38;".utf8)
        let start = isReplaced ? Array("49".utf8) : before.isEmpty ? [0x30] : before
        let joined = start + [0x3B] + parameters
        if joined.count(where: { $0 == 0x3B || $0 == 0x3A }) < Self.maximumParameters {
            held = joined
        } else {
            release()
            held = Array(parameters)
        }
    }

    private mutating func release() {
        guard let parameters = held else { return }
        output += [0x1B, 0x5B] + parameters + [0x6D]
        held = nil
    }
}
