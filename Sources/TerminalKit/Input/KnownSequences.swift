/// What one terminal says of its own keys.
struct KnownSequences: Sendable {
    private static let names: [String: Key] = [
        "kcuu1": .up, "kcud1": .down, "kcuf1": .right, "kcub1": .left, "khome": .home, "kend": .end, "kpp": .pageUp,
        "knp": .pageDown, "kich1": .insert, "kdch1": .delete, "kcbt": .shiftTab, "kbs": .backspace, "kent": .enter,
        "kUP": Key(.up, .shift), "kDN": Key(.down, .shift), "kRIT": Key(.right, .shift), "kLFT": Key(.left, .shift),
        "kHOM": Key(.home, .shift), "kEND": Key(.end, .shift), "kPRV": Key(.pageUp, .shift),
        "kNXT": Key(.pageDown, .shift), "kDC": Key(.delete, .shift), "kf1": .function(1), "kf2": .function(2),
        "kf3": .function(3), "kf4": .function(4), "kf5": .function(5), "kf6": .function(6), "kf7": .function(7),
        "kf8": .function(8), "kf9": .function(9), "kf10": .function(10), "kf11": .function(11),
        "kf12": .function(12),
    ]

    private var keys: [[UInt8]: Key] = [:]
    private var lengths: [Int] = []

    init(terminfo: [String: [UInt8]]) {
        for (name, bytes) in terminfo where bytes.count > 1 && bytes.first == 0x1B {
            if let key = Self.names[name] { keys[bytes] = key }
        }
        lengths = Set(keys.keys.map(\.count)).sorted(by: >)
    }

    /// The longest known sequence at the start of some bytes.
    func match(_ bytes: ArraySlice<UInt8>) -> (Key, Int)? {
        guard bytes.first == 0x1B else { return nil }
        for length in lengths where bytes.count >= length {
            if let key = keys[Array(bytes.prefix(length))] { return (key, length) }
        }
        return nil
    }

    /// The terminfo names worth asking a terminal for.
    static var wantedNames: [String] { names.keys.sorted() }
}

extension InputDecoder {
    /// The terminfo names of the keys that a decoder understands.
    public static var terminfoNames: [String] { KnownSequences.wantedNames }
}
