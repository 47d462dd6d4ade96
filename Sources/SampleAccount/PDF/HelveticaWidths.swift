/// Widths of Helvetica's characters in thousandths of the size, from Adobe's font metrics.
enum HelveticaWidths {
    /// From the space to the tilde.
    private static let ascii: [Int] = [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556,
        556,
        556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556,
        833,
        722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500,
        556,
        556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500,
        334,
        260, 334, 584,
    ]
    /// The widest of the letters beyond ASCII, so that none of them is cut off.
    private static let other = 722

    /// The width of encoded text in thousandths of the size.
    ///
    /// Bold figures are as wide as regular ones; bold letters are about a sixteenth wider.
    static func width(of bytes: [UInt8], isBold: Bool = false) -> Int {
        bytes.reduce(0) { sum, byte in
            let index = Int(byte) - 0x20
            let width = ascii.indices.contains(index) ? ascii[index] : other
            return sum + (isBold && byte >= UInt8(ascii: "A") ? width * 17 / 16 : width)
        }
    }
}
