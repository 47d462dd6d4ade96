import Foundation

/// Ways to write one text to a file.
public enum EncodedText: String, CaseIterable, Sendable {
    case utf8, utf8Marked, utf8MarkedTwice, utf16LittleEndian, utf16LittleEndianUnmarked, utf16BigEndian,
        utf16BigEndianUnmarked, windows1252, gzip, gzipOfTwoMembers, gzipOfUTF16, gzipOfWindows1252

    /// The text in this way.
    ///
    /// What Windows-1252 does not have becomes a question mark.
    public func bytes(of text: String) -> [UInt8] {
        let mark = "\u{FEFF}"
        switch self {
        case .utf8: return Array(text.utf8)
        case .utf8Marked: return Array((mark + text).utf8)
        case .utf8MarkedTwice:
            // The first row below the first line has one too.
            let lines = text.split(separator: "\r\n", maxSplits: 1, omittingEmptySubsequences: false)
            return Array((mark + lines.joined(separator: "\r\n" + mark)).utf8)
        case .utf16LittleEndian: return Self.units(mark + text) { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        case .utf16LittleEndianUnmarked: return Self.units(text) { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        case .utf16BigEndian: return Self.units(mark + text) { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        case .utf16BigEndianUnmarked: return Self.units(text) { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        case .windows1252: return Array(text.data(using: .windowsCP1252, allowLossyConversion: true) ?? Data())
        case .gzip: return Self.gzip([Array(text.utf8)])
        case .gzipOfTwoMembers:
            let bytes = Array(text.utf8)
            return Self.gzip([Array(bytes.prefix(bytes.count / 3)), Array(bytes.dropFirst(bytes.count / 3))])
        case .gzipOfUTF16: return Self.gzip([Self.utf16LittleEndian.bytes(of: text)])
        case .gzipOfWindows1252: return Self.gzip([Self.windows1252.bytes(of: text)])
        }
    }

    private static func units(_ text: String, _ bytes: (UInt16) -> [UInt8]) -> [UInt8] { text.utf16.flatMap(bytes) }

    /// A gzip file (RFC 1952) of members whose bytes are stored as they are.
    public static func gzip(_ members: [[UInt8]]) -> [UInt8] {
        members.flatMap { member in
            var file: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
            var rest = member[...]
            repeat {
                let block = rest.prefix(0xFFFF)
                rest = rest.dropFirst(block.count)
                let count = UInt16(block.count)
                file += [rest.isEmpty ? 1 : 0] + littleEndian(count) + littleEndian(~count) + block
            } while !rest.isEmpty
            return file + littleEndian(checksum(member)) + littleEndian(UInt32(member.count))
        }
    }

    private static func littleEndian(_ value: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: value.littleEndian) { Array($0) }
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~0) { sum, byte in
            (0..<8).reduce(sum ^ UInt32(byte)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
        }
    }
}
