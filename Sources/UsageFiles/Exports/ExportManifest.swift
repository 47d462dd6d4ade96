import BillingCore
import Foundation

/// The `manifest.json` of a Cost Management export (usage-formats 4d): its partitions, and what they should hold.
struct ExportManifest: Decodable {
    /// A partition.
    struct Blob: Decodable {
        /// Where it was written, a path in the container.
        let blobName: String
        /// Bytes as they were written, packed.
        let byteCount: Int64?
        /// Rows without the header.
        let dataRowCount: Int?

        /// The last part of its path, by which it lies beside the manifest.
        var name: String { blobName.split(separator: "/").last.map(String.init) ?? blobName }
        /// The same for messages.
        var shownName: String { ExportManifest.readable(name) }
    }

    private struct Configuration: Decodable {
        let type: String?
    }

    private struct Delivery: Decodable {
        let fileFormat: String?
    }

    /// The partitions in order.
    let blobs: [Blob]
    let blobCount: Int?
    /// Rows of all partitions.
    let dataRowCount: Int?
    private let dataFormat: String?
    private let exportConfig: Configuration?
    private let deliveryConfig: Delivery?

    /// Names that a manifest has.
    static let names = ["manifest.json", "_manifest.json"]
    /// Bytes that are read of one.
    private static let limit = 16 << 20

    /// Whether the partitions are Parquet.
    var isParquet: Bool { [dataFormat, deliveryConfig?.fileFormat].contains { $0?.lowercased() == "parquet" } }

    /// How its costs are spread over time; `nil` where it does not say so, as when a file has both.
    var metric: Metric? {
        switch exportConfig?.type?.lowercased() {
        case "actualcost": .actual
        case "amortizedcost": .amortized
        default: nil
        }
    }

    /// Reads a manifest.
    ///
    /// - Throws: ``UsageFileProblem`` when it cannot be read or is none.
    static func read(_ path: String) throws(UsageFileProblem) -> ExportManifest {
        let file = try InputFile(path: path)
        guard file.byteCount <= limit else { throw .export(path: path, .noManifest) }
        var bytes: [UInt8] = []
        let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        defer { block.deallocate() }
        while bytes.count <= limit {
            let count = try file.read(into: block)
            if count == 0 { break }
            bytes.append(contentsOf: block[..<count])
        }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        do {
            return try JSONDecoder().decode(ExportManifest.self, from: Data(bytes))
        } catch {
            throw .export(path: path, .noManifest)
        }
    }

    /// The paths of the partitions beside the manifest: all are there and of the size that it says.
    ///
    /// Only the last part of a blob's name is used, since the folders of the container need not be those on the disk; so
    /// no name leads out of the folder.
    func partitions(in folder: String) throws(UsageFileProblem) -> [String] {
        if isParquet { throw .foreign(path: folder, .parquet) }
        if let blobCount, blobCount != blobs.count {
            throw .export(path: folder, .partitionCount(found: blobs.count, expected: blobCount))
        }
        if blobs.isEmpty { throw .empty(path: folder) }
        var names: Set<String> = []
        var paths: [String] = []
        for blob in blobs {
            let shown = blob.shownName
            let parts = blob.blobName.split(separator: "/", omittingEmptySubsequences: false)
            guard !parts.contains(".."), ![".", ""].contains(blob.name), !blob.name.contains("\0") else {
                throw .export(path: folder, .outside(name: Self.readable(blob.blobName)))
            }
            guard names.insert(blob.name).inserted else { throw .export(path: folder, .listedTwice(name: shown)) }
            let path = folder + (folder.hasSuffix("/") ? "" : "/") + blob.name
            try check(blob, shown, path, in: folder)
            paths.append(path)
        }
        return paths
    }

    private func check(
        _ blob: Blob, _ shown: String, _ path: String, in folder: String
    ) throws(UsageFileProblem) {
        let file: InputFile
        do throws(UsageFileProblem) {
            file = try InputFile(path: path)
        } catch {
            if case .missing = error { throw .export(path: folder, .missing(name: shown)) }
            throw error
        }
        guard Self.isInside(path, folder) else { throw .export(path: folder, .outside(name: shown)) }
        if let expected = blob.byteCount, expected != file.byteCount {
            throw .export(path: folder, .byteCount(name: shown, found: file.byteCount, expected: expected))
        }
    }

    /// Whether a path without its links still lies in the folder without its links.
    private static func isInside(_ path: String, _ folder: String) -> Bool {
        let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().deletingLastPathComponent().path
        return target == URL(fileURLWithPath: folder).resolvingSymlinksInPath().path
    }

    fileprivate static func readable(_ name: String) -> String {
        Array(name.utf8).withUnsafeBytes { CellText.readable($0, limit: 120) }
    }
}
