public import BillingCore
import Foundation

/// The files that a path names: one usage file, or the partitions of an export in its folder.
public struct UsageFileSet: Sendable {
    /// The path.
    public let path: String
    /// The usage files in order: the path itself, or the partitions that the manifest lists.
    public let files: [String]
    /// The manifest's path; `nil` for one file.
    public let manifestPath: String?
    /// How the manifest says that costs are spread over time; `nil` where it does not, and for one file.
    public var metric: Metric? { manifest?.metric }
    let manifest: ExportManifest?
    /// Folders that are looked through for a manifest.
    private static let maximumFolders = 2_000

    /// Looks at what a path names; a single file is not opened.
    ///
    /// - Throws: ``UsageFileProblem`` when a folder is no export, or a partition is missing or of another size.
    public init(path: String) throws(UsageFileProblem) {
        self.path = path
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
            (files, manifestPath, manifest) = ([path], nil, nil)
            return
        }
        guard access(path, R_OK | X_OK) == 0 else { throw .unreadable(path: path, code: errno) }
        let found = try Self.manifest(in: path)
        let manifest = try ExportManifest.read(found)
        files = try manifest.partitions(in: (found as NSString).deletingLastPathComponent)
        (manifestPath, self.manifest) = (found, manifest)
    }

    /// The manifest in a folder, or the only one in the folders below it.
    private static func manifest(in folder: String) throws(UsageFileProblem) -> String {
        let top = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
        var budget = maximumFolders
        let found = manifests(in: top, depth: 0, &budget)
        if found.count == 1 { return found[0] }
        guard found.count > 1 else { throw .folder(path: folder) }
        let newest = found.max() ?? top
        throw .export(
            path: folder,
            .several(count: found.count, example: (newest as NSString).deletingLastPathComponent))
    }

    /// The manifests in a folder and, as deep as exports are written, below it; one for each folder.
    ///
    /// - Parameter budget: How many folders may still be looked at: somebody may name a whole disk.
    private static func manifests(in folder: String, depth: Int, _ budget: inout Int) -> [String] {
        guard budget > 0 else { return [] }
        budget -= 1
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        } catch {
            return []  // What cannot be listed holds nothing that could be read.
        }
        if let own = ExportManifest.names.first(where: names.contains) { return ["\(folder)/\(own)"] }
        guard depth < 6 else { return [] }
        var found: [String] = []
        for name in names where !name.hasPrefix(".") {
            let path = "\(folder)/\(name)"
            var status = stat()
            // A link may lead anywhere, back to the top too.
            guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { continue }
            found += manifests(in: path, depth: depth + 1, &budget)
        }
        return found
    }
}
