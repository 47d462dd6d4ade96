import BillingCore
import FakturaTestSupport
import Foundation
import Testing
import UsageFiles

struct ExportTests {
    private let home: CommandHome

    init() throws { home = try CommandHome() }

    /// The month of ``CostDetailsFile/actual`` in two partitions.
    private static var halves: ExportFolder {
        let rows = CostDetailsFile.actual
        return ExportFolder(
            [rows.prefix(2), rows.dropFirst(2)].map { CostDetailsFile(CostDetailsFile.customer65, rows: Array($0)) },
            type: "ActualCost")
    }

    private func read(_ path: String) throws -> (sink: RecordingSink, summary: UsageFileSummary) {
        let sink = RecordingSink()
        return (sink, try UsageFileReader(path: path).read(into: sink))
    }

    @Test func `the partitions of an export are read as one file`() throws {
        let folder = try home.write(Self.halves, to: "export")
        let whole = try UsageFileFixture(
            CostDetailsFile(CostDetailsFile.customer65, rows: CostDetailsFile.actual).text)

        let (sink, summary) = try read(folder)
        let set = try UsageFileSet(path: folder)

        #expect(sink.total.description == "1193.75")
        #expect(sink.lines == (try whole.read().sink.lines))
        #expect(summary.fileCount == 2 && summary.lineCount == 6 && summary.metric == .actual)
        #expect(summary.byteCount == Int64(Self.halves.partitions.reduce(0) { $0 + ($1.byteCount ?? 0) }))
        #expect(set.metric == .actual && set.files.count == 2)
        #expect(try ContentHash(path: folder) == summary.contentHash)
        #expect(try UsageFileReader.identify(path: folder) == .customerAgreement)
    }

    @Test func `the only export below a folder is found, and several are told apart`() throws {
        try home.write(Self.halves, to: "acme/20261001-20261031/202611010410/0f3c5a52")
        let top = home.path("acme")

        #expect(try read(top).summary.lineCount == 6)
        #expect(try read(top + "/").summary.lineCount == 6)
        try home.write(Self.halves, to: "acme/20261101-20261130/202612010410/1f3c5a52")
        let newest = "\(top)/20261101-20261130/202612010410/1f3c5a52"
        #expect(throws: UsageFileProblem.export(path: top, .several(count: 2, example: newest))) { try read(top) }
    }

    @Test func `an export of one partition has the fingerprint of its file`() throws {
        var export = Self.halves
        export.partitions.removeLast()
        export.totalRowCount = nil
        let folder = try home.write(export, to: "export")

        #expect(try ContentHash(path: folder) == ContentHash(path: "\(folder)/part_0_0001.csv.gz"))
        #expect(try read(folder).summary.contentHash == ContentHash(path: folder))
    }

    @Test(arguments: [("AmortizedCost", Metric.amortized), ("ActualCost", .actual), ("FocusCost", nil), (nil, nil)])
    func `the manifest says how costs are spread`(type: String?, metric: Metric?) throws {
        var export = Self.halves
        export.type = type

        #expect(try UsageFileSet(path: home.write(export, to: "export")).metric == metric)
    }

    /// A change of a sound export and the problem that it must be refused with.
    struct Case: CustomTestStringConvertible {
        let testDescription: String
        let change: @Sendable (inout ExportFolder) -> Void
        let problem: ExportProblem

        init(_ name: String, _ problem: ExportProblem, _ change: @escaping @Sendable (inout ExportFolder) -> Void) {
            (testDescription, self.problem, self.change) = (name, problem, change)
        }
    }

    private static let second = "part_1_0001.csv.gz"

    static let cases = [
        Case("missing", .missing(name: second)) { $0.partitions[1].bytes = nil },
        Case(
            "size",
            .byteCount(name: second, found: Int64(halves.partitions[1].byteCount ?? 0), expected: 7)
        ) { $0.partitions[1].byteCount = 7 },
        Case("rows", .rowCount(name: second, found: 4, expected: 5)) { $0.partitions[1].rowCount = 5 },
        Case("all rows", .totalRowCount(found: 6, expected: 7)) { $0.totalRowCount = 7 },
        Case("count", .partitionCount(found: 2, expected: 3)) { $0.blobCount = 3 },
        Case("twice", .listedTwice(name: second)) { $0.partitions.append($0.partitions[1]) },
        Case("above", .outside(name: "../../etc/\(second)")) { $0.partitions[1].blobName = "../../etc/\(second)" },
        Case("the folder itself", .outside(name: "acme/.")) {
            $0.partitions[1].blobName = "acme/."
            $0.partitions[1].bytes = nil
        },
        Case("format", .otherFormat(name: second)) {
            let file = CostDetailsFile(CostDetailsFile.portal, rows: CostDetailsFile.actual)
            let bytes = EncodedText.utf8.bytes(of: file.text)
            ($0.partitions[1].bytes, $0.partitions[1].byteCount) = (bytes, bytes.count)
        },
    ]

    @Test(arguments: cases)
    func `an export that is not as its manifest says is refused`(item: Case) throws {
        var export = Self.halves
        item.change(&export)
        let folder = try home.write(export, to: "export")

        #expect(throws: UsageFileProblem.export(path: folder, item.problem)) { try read(folder) }
    }

    @Test func `a partition that is a link out of the folder is refused`() throws {
        let folder = try home.write(Self.halves, to: "export")
        let path = "\(folder)/\(Self.second)"
        try FileManager.default.moveItem(atPath: path, toPath: home.path("elsewhere.gz"))
        try FileManager.default.createSymbolicLink(
            atPath: path, withDestinationPath: home.path("elsewhere.gz"))

        #expect(throws: UsageFileProblem.export(path: folder, .outside(name: Self.second))) { try read(folder) }
    }

    @Test func `Parquet, what is no manifest, and a folder without one are refused`() throws {
        var parquet = Self.halves
        parquet.fileFormat = "Parquet"
        let folder = try home.write(parquet, to: "parquet")
        #expect(throws: UsageFileProblem.foreign(path: folder, .parquet)) { try read(folder) }

        for text in ["{", "[]", "{\"blobs\":7}", ""] {
            let manifest = try home.write(text, to: "odd/_manifest.json")
            #expect(throws: UsageFileProblem.export(path: manifest, .noManifest)) { try read(home.path("odd")) }
        }
        try home.write("x", to: "plain/usage.csv")
        #expect(throws: UsageFileProblem.folder(path: home.path("plain"))) { try read(home.path("plain")) }
    }

    @Test func `a broken row names the partition it is in`() throws {
        var export = Self.halves
        let file = CostDetailsFile(
            CostDetailsFile.customer65, rows: [CostDetailsFile.row("10/12/2026", "n/a")])
        let bytes = EncodedText.gzip.bytes(of: file.text)
        (export.partitions[1].bytes, export.partitions[1].byteCount) = (bytes, bytes.count)
        let folder = try home.write(export, to: "export")

        let error = #expect(throws: UsageFileProblem.self) { try read(folder) }

        guard case .row(let problem) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(problem.path == "\(folder)/\(Self.second)" && problem.line == 2)
    }
}
