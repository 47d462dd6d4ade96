import BillingCore
import Foundation
import UsageFiles

/// What tells, without reading it, that a file is the one read before.
struct FileIdentity: Codable, Hashable {
    let path: String
    let size: Int64
    /// Nanoseconds since 1970 of the last change.
    let changedAt: Int64
    let inode: UInt64

    /// Takes a file, or the folder of an export, which is the same one while its manifest and its partitions are.
    ///
    /// - Throws: ``UsageFileProblem`` when there is no such file, or a folder is no export.
    init(path: String) throws {
        let set = try UsageFileSet(path: path)
        self.path = URL(fileURLWithPath: path).standardizedFileURL.path
        guard let manifest = set.manifestPath else {
            let status = try Self.status(of: path)
            size = Int64(status.st_size)
            changedAt = Self.nanoseconds(status)
            inode = UInt64(status.st_ino)
            return
        }
        let statuses = try set.files.map(Self.status)
        size = statuses.reduce(0) { $0 + Int64($1.st_size) }
        // One number for all, in which no change of one file makes up for that of another.
        let all = [try Self.status(of: manifest)] + statuses
        changedAt = all.reduce(0) { $0 &* 0x9E37_79B9 &+ Self.nanoseconds($1) }
        inode = all.reduce(0) { $0 &* 0x9E37_79B9 &+ UInt64($1.st_ino) }
    }

    private static func status(of path: String) throws -> stat {
        var status = stat()
        guard stat(path, &status) == 0 else {
            throw errno == ENOENT
                ? UsageFileProblem.missing(path: path) : UsageFileProblem.unreadable(path: path, code: errno)
        }
        return status
    }

    private static func nanoseconds(_ status: stat) -> Int64 {
        Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
    }
}
