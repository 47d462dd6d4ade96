import BillingCore
import Foundation
import Testing
import UsageFiles

/// A file in a folder of its own, which goes when the fixture does.
final class UsageFileFixture {
    let path: String
    private let folder: URL

    init(_ text: String, named name: String = "usage.csv") throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "faktura-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.appending(path: name).path
        try Data(text.utf8).write(to: URL(filePath: path))
    }

    init(bytes: [UInt8]) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "faktura-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.appending(path: "usage.csv").path
        try Data(bytes).write(to: URL(filePath: path))
    }

    deinit {
        // Nothing is left to do about a folder that cannot be removed.
        do { try FileManager.default.removeItem(at: folder) } catch {}
    }

    /// Reads the file into a fresh sink.
    func read(skipsInvalidRows: Bool = false) throws -> (sink: RecordingSink, summary: UsageFileSummary) {
        let sink = RecordingSink()
        let reader = UsageFileReader(path: path, options: UsageFileOptions(skipsInvalidRows: skipsInvalidRows))
        return (sink, try reader.read(into: sink))
    }

    /// Reads the file by some options into a fresh sink.
    func read(_ options: UsageFileOptions) throws -> (sink: RecordingSink, summary: UsageFileSummary) {
        let sink = RecordingSink()
        return (sink, try UsageFileReader(path: path, options: options).read(into: sink))
    }

    /// The row problem that reading ends with.
    func rowProblem(sourceLocation: SourceLocation = #_sourceLocation) throws -> RowProblem {
        let error = #expect(throws: UsageFileProblem.self, sourceLocation: sourceLocation) { try self.read() }
        guard case .row(let problem) = try #require(error, sourceLocation: sourceLocation) else {
            Issue.record("\(String(describing: error)) is no problem of a row", sourceLocation: sourceLocation)
            throw CancellationError()
        }
        return problem
    }
}

/// The folder of sample files beside the repository, or `nil` where there is none.
enum Samples {
    static let folder: URL? = {
        let top = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let folder = top.deletingLastPathComponent().appending(path: "shared/data/usage-samples")
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }()

    static var areThere: Bool { folder != nil }

    static func path(_ name: String) throws -> String { try #require(folder).appending(path: name).path }

    static func read(
        _ name: String, _ options: UsageFileOptions = UsageFileOptions()
    ) throws -> (sink: RecordingSink, summary: UsageFileSummary) {
        let sink = RecordingSink()
        return (sink, try UsageFileReader(path: path(name), options: options).read(into: sink))
    }
}
