import BillingCore

/// A file's text in UTF-8 from the first byte to the last, unpacked and decoded as it needs; the bytes of the file are
/// counted and fingerprinted as they pass.
///
/// Everything that reads a usage file reads it through this. Text that is UTF-8 already is not copied.
final class ByteStream {
    let file: InputFile
    /// Bytes of the file read so far, packed as they are there.
    private(set) var byteCount: Int64 = 0
    /// How the bytes stand for characters, as far as they are known.
    private(set) var encoding = TextEncoding.utf8
    private var hasher = ContentHasher()
    private var gunzip: Gunzip?
    /// What was unpacked to be looked at, and not handed on yet.
    private var unpacked: [UInt8] = []
    private var decoder: TextDecoder?
    private var isAtStart = true
    private var isAtEnd = false

    init(_ file: InputFile) throws(UsageFileProblem) {
        self.file = file
        try file.rewind()
    }

    /// Reads up to `buffer.count` bytes of text; 0 at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(UsageFileProblem) -> Int {
        if isAtStart { try start() }
        let count =
            if let decoder {
                try decoder.read(into: buffer, from: readUnpacked)
            } else {
                try readUnpacked(into: buffer)
            }
        if count == 0 { isAtEnd = true }
        return count
    }

    /// Throws ``UsageFileProblem/damagedGzip(path:byte:isCutShort:)`` when a file is packed and its packing is damaged.
    ///
    /// - Parameter beforeBlock: Called before every piece that is read; what it throws ends the check.
    static func checkPacking(of file: InputFile, beforeBlock: () throws -> Void) throws {
        guard FileSignature.isGzip(try file.head()) else { return }
        let stream = try ByteStream(file)
        let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        defer { block.deallocate() }
        repeat { try beforeBlock() } while try stream.read(into: block) > 0
    }

    /// The fingerprint of what has passed.
    var contentHash: ContentHash { hasher.finish() }

    /// Whether text may follow; `false` is certain.
    var mayHoldMore: Bool {
        if isAtEnd { return false }
        return gunzip != nil || decoder != nil || byteCount < file.byteCount
    }

    /// Takes what is read from now on as Windows-1252.
    ///
    /// For a reader that has found bytes that are no UTF-8, and so far nothing
    /// but ASCII, which is the same in both; it decodes what it has read itself.
    ///
    /// - Returns: Whether it is so; `false` when the file is of an encoding that is known.
    func readOnAsWindows1252() -> Bool {
        guard encoding == .utf8 else { return false }
        encoding = .windows1252
        decoder = TextDecoder(.windows1252)
        return true
    }

    /// Looks at the first bytes, which tell packing and encoding.
    private func start() throws(UsageFileProblem) {
        isAtStart = false
        let head = try file.head()
        if FileSignature.isGzip(head) {
            let gunzip = try Gunzip(path: file.path)
            let block = UnsafeMutableRawBufferPointer.allocate(byteCount: InputFile.headSize, alignment: 16)
            defer { block.deallocate() }
            let count = try gunzip.read(into: block, from: readPacked)
            unpacked = Array(block[..<count])
            self.gunzip = gunzip
            encoding = FileSignature.encoding(unpacked)
        } else {
            encoding = FileSignature.encoding(head)
        }
        decoder = TextDecoder(encoding)
    }

    private func readUnpacked(into buffer: UnsafeMutableRawBufferPointer) throws(UsageFileProblem) -> Int {
        guard let gunzip else { return try readPacked(into: buffer) }
        let first = min(unpacked.count, buffer.count)
        if first > 0 {
            buffer.copyBytes(from: unpacked[..<first])
            unpacked.removeFirst(first)
        }
        return first
            + (try gunzip.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[first...]), from: readPacked))
    }

    private func readPacked(into buffer: UnsafeMutableRawBufferPointer) throws(UsageFileProblem) -> Int {
        let count = try file.read(into: buffer)
        byteCount += Int64(count)
        hasher.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        return count
    }
}
