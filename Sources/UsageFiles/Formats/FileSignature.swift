import BillingCore

/// Recognises from a file's first block what is no UTF-8 text.
enum FileSignature {
    /// Bytes looked at.
    private static let blockSize = 1 << 16

    /// Throws when the head is of another encoding or packing, binary, or empty.
    static func check(_ head: UnsafeRawBufferPointer, path: String) throws(UsageFileProblem) {
        let block = UnsafeRawBufferPointer(rebasing: head.prefix(blockSize))
        if let encoding = encoding(of: block) { throw .unsupportedEncoding(path: path, encoding) }
        var controls = 0
        var hasText = false
        for byte in block.dropFirst(block.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0) {
            if byte == 0 { throw .binary(path: path) }
            switch byte {
            case 0x09, 0x0A, 0x0D, 0x20: break
            case 0x01...0x1F, 0x7F: controls += 1
            default: hasText = true
            }
        }
        if controls > block.count / 50 + 1 { throw .binary(path: path) }
        // Blank lines alone; a file that begins with 64 KiB of them is not looked through.
        if !hasText, block.count < blockSize { throw .empty(path: path) }
    }

    private static func encoding(of block: UnsafeRawBufferPointer) -> UsageFileProblem.Encoding? {
        if block.starts(with: [0x1F, 0x8B]) { return .gzip }
        if block.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return .zip }
        if block.starts(with: Array("PAR1".utf8)) { return .parquet }
        if block.starts(with: [0xFF, 0xFE]) || block.starts(with: [0xFE, 0xFF]) { return .utf16 }
        // UTF-16 without a mark: every second byte of Latin text is NUL.
        let sample = block.prefix(64)
        let odd = sample.indices.filter { $0 % 2 == 1 && sample[$0] == 0 }.count
        let even = sample.indices.filter { $0 % 2 == 0 && sample[$0] == 0 }.count
        let half = sample.count / 2
        return half > 3 && (odd == half && even == 0 || even >= half && odd == 0) ? .utf16 : nil
    }
}
