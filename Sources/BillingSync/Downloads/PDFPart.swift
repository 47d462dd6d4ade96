import BillingCore

/// A PDF on its way into its part: nothing is kept before it is seen to be one.
final class PDFPart: FetchTarget {
    private let part: PartFile
    /// Bytes that are too few to tell.
    private var head: [UInt8] = []

    /// - Throws: ``SavingProblem`` when a stranger's part cannot be emptied.
    init(_ part: PartFile) throws {
        self.part = part
        let beginning = SavedInvoices.beginning
        if part.count > 0, try part.read(from: 0, count: beginning.count) != beginning { try part.clear() }
    }

    var count: Int { part.count + head.count }

    func holds(_ bytes: ArraySlice<UInt8>, at offset: Int) throws -> Bool {
        guard part.count == 0 else { return try part.read(from: offset, count: bytes.count)[...] == bytes }
        return head[offset..<(offset + bytes.count)] == bytes
    }

    func write(_ bytes: ArraySlice<UInt8>) throws {
        guard part.count == 0 else { return try part.write(bytes) }
        head += bytes
        guard head.count >= SavedInvoices.beginning.count else { return }
        guard head.starts(with: SavedInvoices.beginning) else { throw DownloadProblem.notPDF(content) }
        let first = head
        head = []
        try part.write(first[...])
    }

    func clear() throws {
        head = []
        try part.clear()
    }

    func finish(total: Int?) throws {
        if part.count == 0 { throw DownloadProblem.notPDF(head.isEmpty ? .empty : content) }
        if let total, part.count < total { throw DownloadProblem.cutShort(bytes: part.count, total: total) }
        if let total, part.count > total { throw DownloadProblem.changed }
        let tail = try part.read(from: max(0, part.count - SavedInvoices.tail), count: SavedInvoices.tail)
        guard !SavedInvoices.hasEnd(tail[...]) else { return }
        if total == nil { throw DownloadProblem.cutShort(bytes: part.count, total: nil) }
        try part.clear()
        throw DownloadProblem.notPDF(.unfinished)
    }

    /// What it is that begins so and is no PDF.
    private var content: DownloadProblem.Content {
        let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let text = head.starts(with: byteOrderMark) ? head[3...] : head[...]
        let first = text.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        return first == UInt8(ascii: "<") ? .page : .other
    }
}
