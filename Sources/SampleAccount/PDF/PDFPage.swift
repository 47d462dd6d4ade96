/// The marks on one page of A4, in points from its lower left corner.
struct PDFPage {
    enum Font: String {
        case regular = "F1"
        case bold = "F2"
    }

    static let width = 595
    static let height = 842

    /// The content stream.
    private(set) var content: [UInt8] = []

    /// Writes a text that starts at `x`, cut off with an ellipsis where it would be wider than `room`.
    mutating func text(
        _ text: String, x: Int, y: Int, size: Int = 9, font: Font = .regular, room: Int? = nil
    ) {
        var bytes = WinAnsi.bytes(of: text)
        let isBold = font == .bold
        if let room, HelveticaWidths.width(of: bytes, isBold: isBold) * size > room * 1_000 {
            let ellipsis: UInt8 = 0x85
            while !bytes.isEmpty, HelveticaWidths.width(of: bytes + [ellipsis], isBold: isBold) * size > room * 1_000 {
                bytes.removeLast()
            }
            bytes.append(ellipsis)
        }
        show(bytes, tenths: x * 10, y: y, size: size, font: font)
    }

    /// Writes a text that ends at `right`.
    mutating func figure(_ text: String, right: Int, y: Int, size: Int = 9, font: Font = .regular) {
        let bytes = WinAnsi.bytes(of: text)
        let tenths = right * 10 - HelveticaWidths.width(of: bytes, isBold: font == .bold) * size / 100
        show(bytes, tenths: tenths, y: y, size: size, font: font)
    }

    /// Draws a line from `x` to `right`.
    mutating func rule(x: Int, right: Int, y: Int) { append("0.5 w \(x) \(y) m \(right) \(y) l S\n") }

    private mutating func show(_ bytes: [UInt8], tenths: Int, y: Int, size: Int, font: Font) {
        append("BT /\(font.rawValue) \(size) Tf \(tenths / 10).\(tenths % 10) \(y) Td (")
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\\"): content += [UInt8(ascii: "\\"), byte]
            case 0x20...0x7E: content.append(byte)
            default: append(#"\"# + String(byte, radix: 8).padded(to: 3))
            }
        }
        append(") Tj ET\n")
    }

    private mutating func append(_ text: String) { content.append(contentsOf: text.utf8) }
}
