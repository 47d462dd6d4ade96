public import BillingCore

/// Reads a usage file, or the folder of an export, whichever of the known formats it has, and hands its lines to a sink.
///
/// Files may be packed with gzip, and in UTF-8, UTF-16 or Windows-1252.
/// Memory does not grow with the file, but for 48 bytes for each daily line of
/// the Account Center's files, which are read twice. Only regular files can be read.
public struct UsageFileReader: Sendable {
    /// Takes how far the reading is: bytes of the file, which never go back and end at its size, and records.
    ///
    /// What it throws ends the reading and is passed on, `CancellationError` above all.
    public typealias Progress = (_ bytes: Int64, _ lines: Int) throws -> Void

    private let path: String
    private let options: UsageFileOptions

    /// Creates a reader; the file is opened by ``read(into:progress:)``.
    public init(path: String, options: UsageFileOptions = UsageFileOptions()) {
        self.path = path
        self.options = options
    }

    /// Reads the file from the first byte to the last; of the folder of an export, its partitions one after the other.
    ///
    /// `progress` is called about every 256 KiB, before the first record for a
    /// file that is read twice, and at the end. For such a file each pass counts half.
    ///
    /// - Throws: ``UsageFileProblem``, or what `sink` and `progress` throw, unchanged.
    public func read(into sink: any UsageSink, progress: Progress = { _, _ in }) throws -> UsageFileSummary {
        let files = try UsageFileSet(path: path)
        guard let manifest = files.manifest else {
            return try Self.readFile(path, options: options, into: sink, progress: progress)
        }
        return try ExportReader(files: files, manifest: manifest, options: options).read(into: sink, progress: progress)
    }

    /// Reads one file.
    ///
    /// - Parameter settled: What is known of the order of its slash dates; `nil` to look for it in the file.
    static func readFile(
        _ path: String, options: UsageFileOptions, settled: OrderScan.Finding? = nil, into sink: any UsageSink,
        progress: Progress
    ) throws -> UsageFileSummary {
        let file = try InputFile(path: path)
        var reached: (bytes: Int64, lines: Int) = (0, 0)
        func note(_ bytes: Int64, _ lines: Int) throws {
            reached = (bytes, lines)
            try progress(bytes, lines)
        }
        do {
            if var reader = try costDetails(file, options) {
                return try reader.read(settled: settled, into: sink, progress: note)
            }
            return try AccountCenterReader(file, options: options).read(into: sink, progress: note)
        } catch let problem as UsageFileProblem {
            try checkPacking(of: file, after: problem) { try progress(reached.bytes, reached.lines) }
            throw problem
        }
    }

    /// What one file shows of the order of its slash dates, for which it is read as far as needed.
    static func dayOrder(
        inFileAt path: String, options: UsageFileOptions, progress: Progress
    ) throws -> OrderScan.Finding {
        let file = try InputFile(path: path)
        do {
            return try costDetails(file, options)?.dayOrder(progress) ?? .settled(nil)
        } catch let problem as UsageFileProblem {
            try checkPacking(of: file, after: problem) { try progress(0, 0) }
            throw problem
        }
    }

    /// Throws when a row is broken by damage of the file's packing, before the checksum at the end tells.
    private static func checkPacking(
        of file: InputFile, after problem: UsageFileProblem, beforeBlock: () throws -> Void
    ) throws {
        guard case .row = problem else { return }
        try ByteStream.checkPacking(of: file, beforeBlock: beforeBlock)
    }

    /// The reader of a file with a row for each charge; `nil` for one of sections.
    private static func costDetails(_ file: InputFile, _ options: UsageFileOptions) throws -> CostDetailsReader? {
        let opening = try FileOpening(file)
        guard case .table(let format, let header) = opening.layout,
            let layout = CostDetailsLayout.of(format, metric: options.metric)
        else { return nil }
        return try CostDetailsReader(opening, header: header, layout: layout, options: options)
    }

    /// The format of a file, judged by its header; of the folder of an export, that of its first partition.
    ///
    /// An Account Center file is read as far as the header of its last section,
    /// which tells version 2 from version 1.
    ///
    /// - Throws: ``UsageFileProblem`` when the file cannot be read or is of no known format.
    public static func identify(path: String) throws -> UsageFileFormat {
        let files = try UsageFileSet(path: path)
        let file = try InputFile(path: files.files.first ?? path)
        let opening = try FileOpening(file)
        switch opening.layout {
        case .table(let format, _): return format
        case .accountCenter: return try AccountCenterReader.identify(file)
        }
    }
}
