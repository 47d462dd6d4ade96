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

    /// The last line on which the header of a table may start, and the fewest cells of one that is not the first line.
    private static let lastHeaderLine = 5
    private static let fewestCells = 20

    let stream: ByteStream
    let tokenizer: CSVTokenizer
    let delimiter: UInt8
    let layout: Layout
    /// The line after the header, from 1.
    let firstLine: Int
    /// Cells of the header, shortened, for messages.
    let excerpt: [String]
    var path: String { stream.file.path }

    /// - Throws: ``UsageFileProblem`` when the file cannot be read or is of no known format.
    init(_ file: InputFile) throws {
        stream = try ByteStream(file)
        tokenizer = CSVTokenizer(stream)
        let head = try tokenizer.head()
        try FileSignature.check(head, path: file.path)
        delimiter = Delimiter.sniff(head)
        tokenizer.use(delimiter: delimiter)
        guard let first = try Self.firstRow(tokenizer) else { throw UsageFileProblem.empty(path: file.path) }
        excerpt = FormatTable.excerpt(first)
        let header = Header(first)
        if let format = FormatTable.format(of: header) {
            layout = .table(format, header)
        } else if let found = try Self.layoutBelowTitle(first.filledCount == 1, tokenizer) {
            layout = found
        } else {
            throw UsageFileProblem.unknownFormat(path: file.path, header: excerpt)
        }
        firstLine = tokenizer.nextLine
    }

    /// What follows the first row, when that is no header: a title of one cell over a header of ten starts the sections
    /// of the Account Center, and the extracts of enterprises have one or two lines before their wide header.
    private static func layoutBelowTitle(_ isTitle: Bool, _ tokenizer: CSVTokenizer) throws -> Layout? {
        var isFirst = true
        while tokenizer.nextLine <= lastHeaderLine, let row = try tokenizer.next() {
            if row.isEmpty { continue }
            if isTitle, isFirst, row.filledCount == AccountCenterSection.provisioning.columnNames.count {
                return .accountCenter
            }
            isFirst = false
            guard row.filledCount >= fewestCells else { continue }
            let header = Header(row)
            return FormatTable.format(of: header).map { .table($0, header) }
        }
        return nil
    }

    private static func firstRow(_ tokenizer: CSVTokenizer) throws -> CSVRow? {
        while let row = try tokenizer.next() {
            if !row.isEmpty { return row }
        }
        return nil
    }
}
