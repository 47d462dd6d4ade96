internal import TerminalKit

/// Red, green and blue for a terminal that shows them, though its entry in terminfo has 256 colours.
///
/// ncurses knows of 256; the numbers that it writes for these colours are replaced
/// on the way out. A colour that is one of the 256 keeps its number, which is shorter.
struct DirectPalette {
    /// What each number stands for, as 0xRRGGBB.
    private(set) var colors: [UInt8: UInt32] = [:]
    private var numbers: [UInt32: UInt8] = [:]
    private var next: UInt8 = 16

    /// Whether a theme more might not find room.
    var isNearlyFull: Bool { numbers.count > 180 }

    /// The number for a colour; nil when all are given out.
    mutating func number(_ color: UInt32) -> UInt8? {
        if let number = numbers[color] { return number }
        if let exact = XtermPalette.exact(color), colors[exact] == nil {
            numbers[color] = exact
            return exact
        }
        while next < 255, colors[next] != nil || numbers.values.contains(next) { next += 1 }
        guard next < 255 else { return nil }
        numbers[color] = next
        colors[next] = color
        return next
    }
}
