import BillingCore

/// Recognises from a file's first bytes what it is, whatever its name says.
enum FileSignature {
    /// Bytes looked at.
    private static let blockSize = 1 << 16
    /// The mark of UTF-8.
    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// Throws when the head, unpacked and decoded, is of a file that is no CSV, binary, or empty.
    static func check(_ head: UnsafeRawBufferPointer, path: String) throws(UsageFileProblem) {
        let block = UnsafeRawBufferPointer(rebasing: head.prefix(blockSize))
        if let kind = kind(of: block) { throw .foreign(path: path, kind) }
        var controls = 0
        var (hasText, hasReturns, hasNewlines) = (false, false, false)
        for byte in block.dropFirst(block.starts(with: mark) ? mark.count : 0) {
            if byte == 0 { throw .binary(path: path) }
            switch byte {
            case 0x0A: hasNewlines = true
            case 0x0D: hasReturns = true
            case 0x09, 0x20: break
            case 0x01...0x1F, 0x7F: controls += 1
            default: hasText = true
            }
        }
        if controls > block.count / 50 + 1 { throw .binary(path: path) }
        // Blank lines alone; a file that begins with 64 KiB of them is not looked through.
        if !hasText, block.count < blockSize { throw .empty(path: path) }
        // All of it would be one line: a header, and nothing below it.
        if hasReturns, !hasNewlines { throw .foreign(path: path, .carriageReturns) }
    }

    /// Whether a file with these first bytes is gzip.
    static func isGzip(_ head: [UInt8]) -> Bool { head.starts(with: [0x1F, 0x8B]) }

    /// The encoding of a text with these first bytes, as far as they tell: Windows-1252 shows later.
    static func encoding(_ head: [UInt8]) -> TextEncoding {
        if head.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
        if head.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
        // UTF-16 without a mark: every second byte of Latin text is NUL.
        let odd = head.indices.filter { $0 % 2 == 1 && head[$0] == 0 }.count
        let even = head.indices.filter { $0 % 2 == 0 && head[$0] == 0 }.count
        let half = head.count / 2
        guard half > 3 else { return .utf8 }
        if odd == half, even == 0 { return .utf16LittleEndian }
        return even >= half && odd == 0 ? .utf16BigEndian : .utf8
    }

    private static func kind(of block: UnsafeRawBufferPointer) -> UsageFileProblem.ForeignFile? {
        if block.starts(with: Array("PAR1".utf8)) { return .parquet }
        if block.starts(with: Array("%PDF-".utf8)) { return .pdf }
        // Workbooks of before 2007 are compound files.
        if block.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { return .workbook }
        if block.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return isWorkbook(block) ? .workbook : .zip }
        var text = UnsafeRawBufferPointer(rebasing: block.dropFirst(block.starts(with: mark) ? mark.count : 0))
        text = UnsafeRawBufferPointer(rebasing: text.drop { $0 == 0x20 || (0x09...0x0D).contains($0) })
        guard let first = text.first else { return nil }
        switch first {
        case UInt8(ascii: "{"), UInt8(ascii: "["): return .json
        case UInt8(ascii: "<"):
            let start = String(decoding: text.prefix(14), as: UTF8.self).lowercased()
            return start.hasPrefix("<!doctype html") || start.hasPrefix("<html") ? .html : .xml
        default: return nil
        }
    }

    /// Whether a zip archive is a workbook: by the name of its first file.
    private static func isWorkbook(_ archive: UnsafeRawBufferPointer) -> Bool {
        let name = String(decoding: archive.dropFirst(30).prefix(19), as: UTF8.self)
        return ["[Content_Types].xml", "_rels/", "xl/", "docProps/"].contains { name.hasPrefix($0) }
    }
}
