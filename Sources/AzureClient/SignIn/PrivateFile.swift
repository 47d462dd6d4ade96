public import BillingCore
import Foundation

/// A file of the user's own (mode 0600) that is replaced whole; who reads meanwhile sees the old one or the new one.
public enum PrivateFile {
    /// Writes a file in a folder that is there; another process that writes there is waited for.
    ///
    /// - Throws: `SavingProblem`; the old file stays then.
    public static func write(_ bytes: [UInt8], to path: String) throws(SavingProblem) {
        let folder = try lockFolder(of: path)
        defer { close(folder) }
        try replace(path, with: bytes)
    }

    /// Changes a file in a folder that is there, while no other process writes there.
    ///
    /// - Parameter contents: Reads the file and makes the new one; `nil` for no file any more.
    /// - Throws: `SavingProblem`, or what the closure throws; the old file stays then.
    public static func update(_ path: String, _ contents: () throws -> [UInt8]?) throws {
        let folder = try lockFolder(of: path)
        defer { close(folder) }
        if let bytes = try contents() {
            try replace(path, with: bytes)
        } else if unlink(path) != 0, errno != ENOENT {
            throw SavingProblem(path: path, code: errno)
        }
    }

    /// Keeps other processes from writing private files beside a path, until the descriptor given is closed.
    private static func lockFolder(of path: String) throws(SavingProblem) -> Int32 {
        let folder = open((path as NSString).deletingLastPathComponent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw SavingProblem(path: path, code: errno) }
        // Where a file system has no locks, the last one wins.
        flock(folder, LOCK_EX)
        return folder
    }

    /// Writes beside the file first, never readable by others, then in its place; the folder is locked by the caller.
    ///
    /// What a kill leaves has one name, so that the next writing takes it away with the secrets in it.
    private static func replace(_ path: String, with bytes: [UInt8]) throws(SavingProblem) {
        let part = path + ".part"
        unlink(part)
        let file = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw SavingProblem(path: path, code: errno) }
        var code: Int32 = 0
        do throws(Descriptor.WriteProblem) {
            try Descriptor.writeAll(bytes[...], to: file)
            if fsync(file) != 0 || rename(part, path) != 0 { code = errno }
        } catch {
            code = error.code
        }
        close(file)
        if code != 0 {
            unlink(part)
            throw SavingProblem(path: path, code: code)
        }
    }
}
