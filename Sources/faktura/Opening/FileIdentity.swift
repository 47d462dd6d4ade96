import BillingCore
import Foundation

/// What tells, without reading it, that a file is the one read before.
struct FileIdentity: Codable, Hashable {
    let path: String
    let size: Int64
    /// Nanoseconds since 1970 of the last change.
    let changedAt: Int64
    let inode: UInt64

    /// - Throws: ``UsageFileProblem`` when there is no such file, or it is a folder.
    init(path: String) throws {
        var status = stat()
        guard stat(path, &status) == 0 else {
            throw errno == ENOENT
                ? UsageFileProblem.missing(path: path) : UsageFileProblem.unreadable(path: path, code: errno)
        }
        if status.st_mode & S_IFMT == S_IFDIR { throw UsageFileProblem.folder(path: path) }
        self.path = URL(fileURLWithPath: path).standardizedFileURL.path
        size = Int64(status.st_size)
        changedAt = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
        inode = UInt64(status.st_ino)
    }
}
