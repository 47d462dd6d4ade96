import BillingCore

/// One pass over the sections of an Account Center file, from the first byte.
final class AccountCenterWalk {
    let stream: ByteStream
    let delimiter: UInt8
    /// The header of the section being read.
    private(set) var header: Header
    private let tokenizer: CSVTokenizer
    private var section = AccountCenterSection.provisioning
    private var isTitleRead = false
    /// The line on which the next row starts, from 1.
    var nextLine: Int { tokenizer.nextLine }
    private var path: String { stream.file.path }

    /// Starts with the first section.
    init(_ file: InputFile) throws {
        let stream = try ByteStream(file)
        self.stream = stream
        tokenizer = CSVTokenizer(stream)
        delimiter = Delimiter.sniff(try tokenizer.head())
        tokenizer.use(delimiter: delimiter)
        header = try Self.header(of: .provisioning, from: tokenizer, path: file.path, isTitleRead: false)
    }

    /// The next row of the section, or `nil` at its end.
    ///
    /// An empty line ends a section, and so does the title of the next one. In the last section empty lines are
    /// left out.
    func next() throws -> CSVRow? {
        while let row = try tokenizer.next() {
            if section == .dailyUsage {
                if row.isEmpty { continue }
                return row
            }
            if row.isEmpty { return nil }
            guard row.filledCount == 1 else { return row }
            isTitleRead = true
            return nil
        }
        return nil
    }

    /// Goes on to the next section after ``next()`` has returned `nil`.
    ///
    /// - Throws: ``UsageFileProblem/row(_:)`` when the file ends, ``UsageFileProblem/unknownFormat(path:header:)``
    ///   when another header follows.
    func open(_ section: AccountCenterSection) throws {
        header = try Self.header(of: section, from: tokenizer, path: path, isTitleRead: isTitleRead)
        self.section = section
        isTitleRead = false
    }

    /// Leaves out the rest of the section.
    func skipRows() throws {
        while try next() != nil {}
    }

    private static func header(
        of section: AccountCenterSection, from tokenizer: CSVTokenizer, path: String, isTitleRead: Bool
    ) throws -> Header {
        if !isTitleRead {
            let title = try filledRow(tokenizer, path: path)
            guard title.filledCount == 1 else {
                throw UsageFileProblem.row(
                    RowProblem(
                        path: path, line: title.line, reason: .cellCount(found: title.count, expected: 1)))
            }
        }
        let row = try filledRow(tokenizer, path: path)
        let header = Header(row)
        guard section.accepts(header) else {
            throw UsageFileProblem.unknownFormat(path: path, header: FormatTable.excerpt(row))
        }
        return header
    }

    private static func filledRow(_ tokenizer: CSVTokenizer, path: String) throws -> CSVRow {
        while let row = try tokenizer.next() {
            if !row.isEmpty { return row }
        }
        throw UsageFileProblem.row(RowProblem(path: path, line: tokenizer.nextLine, reason: .missingSection))
    }
}
