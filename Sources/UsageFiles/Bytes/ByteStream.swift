import BillingCore

/// A file's bytes from the first to the last, counted and fingerprinted as they pass.
final class ByteStream {
    let file: InputFile
    private(set) var byteCount: Int64 = 0
    private var hasher = ContentHasher()

    init(_ file: InputFile) throws(UsageFileProblem) {
        self.file = file
        try file.rewind()
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(UsageFileProblem) -> Int {
        let count = try file.read(into: buffer)
        byteCount += Int64(count)
        hasher.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        return count
    }

    /// The fingerprint of what has passed.
    var contentHash: ContentHash { hasher.finish() }
}
