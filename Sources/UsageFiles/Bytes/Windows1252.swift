/// Windows-1252 in UTF-8.
enum Windows1252 {
    /// What 80 to 9F stand for; 0 for the five that stand for nothing.
    private static let specials: [UInt16] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
        0x0178,
    ]

    /// Appends the bytes in UTF-8; one that stands for nothing as it is, which is no UTF-8 and so found in its row.
    static func append(_ bytes: UnsafeRawBufferPointer, to text: ByteScratch) {
        let longest = bytes.count * 3
        let place = text.extend(by: longest).assumingMemoryBound(to: UInt8.self)
        var written = 0
        for byte in bytes {
            let code = (0x80...0x9F).contains(byte) ? specials[Int(byte - 0x80)] : UInt16(byte)
            switch code {
            case 1..<0x80:
                place[written] = UInt8(truncatingIfNeeded: code)
                written &+= 1
            case 0:
                place[written] = byte
                written &+= 1
            case ..<0x800:
                place[written] = 0xC0 | UInt8(truncatingIfNeeded: code &>> 6)
                place[written &+ 1] = 0x80 | UInt8(truncatingIfNeeded: code & 0x3F)
                written &+= 2
            default:
                place[written] = 0xE0 | UInt8(truncatingIfNeeded: code &>> 12)
                place[written &+ 1] = 0x80 | UInt8(truncatingIfNeeded: code &>> 6 & 0x3F)
                place[written &+ 2] = 0x80 | UInt8(truncatingIfNeeded: code & 0x3F)
                written &+= 3
            }
        }
        text.drop(longest - written)
    }
}
