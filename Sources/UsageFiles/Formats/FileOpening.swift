import BillingCore

/// A file read as far as its header: what it is laid out as, and the tokenizer that goes on from there.
struct FileOpening {
    /// How the rest is to be read.
    enum Layout {
        /// One table; the header has been read.
        case table(UsageFileFormat, Header)
        /// Sections, to be read from the start again.
        case accountCenter
    }

    let stream: ByteStream
    let tokenizer: CSVTokenizer
    let delimiter: UInt8
    let layout: Layout
    /// Cells of the header, shortened, for messages.
    let excerpt: [String]
    var path: String { stream.file.path }

    /// - Throws: ``UsageFileProblem`` when the file cannot be read or is of no known format.
    init(_ file: InputFile) throws {
        stream = try ByteStream(file)
        let stream = stream
        tokenizer = CSVTokenizer(path: file.path) { try stream.read(into: $0) }
        let head = try tokenizer.head()
        try FileSignature.check(head, path: file.path)
        delimiter = Delimiter.sniff(head)
        tokenizer.use(delimiter: delimiter)
        guard let first = try Self.firstRow(tokenizer) else { throw UsageFileProblem.empty(path: file.path) }
        excerpt = FormatTable.excerpt(first)
        let header = Header(first)
        if let format = FormatTable.format(of: header) {
            layout = .table(format, header)
            return
        }
        // A title of one cell over a header of ten: the sections of the Account Center.
        guard first.filledCount == 1, let second = try tokenizer.next(), second.filledCount == 10 else {
            throw UsageFileProblem.unknownFormat(path: file.path, header: excerpt)
        }
        layout = .accountCenter
    }

    private static func firstRow(_ tokenizer: CSVTokenizer) throws -> CSVRow? {
        while let row = try tokenizer.next() {
            if !row.isEmpty { return row }
        }
        return nil
    }
}
