import BillingCore
import Foundation

/// Gives files names that nothing else has: what is there is never written over.
public enum FreeName {
    /// The most names that are tried where the first is taken.
    public static let maximumNumber = 999

    /// Gives a file its name, or the next free one beside it: `usage (2).csv`; has that on disk too.
    ///
    /// - Parameters:
    ///   - path: The name wanted, absolute.
    ///   - temporary: What the file is called so far, in the same folder.
    /// - Returns: The path it got.
    /// - Throws: ``SavingProblem``; the file keeps its temporary name then.
    public static func claim(_ path: String, for temporary: String) throws -> String {
        for number in 1...maximumNumber {
            let name = numbered(path, number)
            guard try take(name, for: temporary, path: path) else { continue }
            sync(folder: folder(of: path))
            return name
        }
        throw SavingProblem(path: path, code: EEXIST)
    }

    /// A path with a number before its extension, from the second on.
    public static func numbered(_ path: String, _ number: Int) -> String {
        guard number > 1 else { return path }
        let start = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
        guard let dot = path[start...].lastIndex(of: "."), dot > start else { return "\(path) (\(number))" }
        return "\(path[..<dot]) (\(number))\(path[dot...])"
    }

    /// The folder of a path.
    public static func folder(of path: String) -> String {
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        return folder.isEmpty ? "/" : folder
    }

    /// Gives the file a name, unless it is taken.
    private static func take(_ name: String, for temporary: String, path: String) throws -> Bool {
        if link(temporary, name) == 0 {
            unlink(temporary)
            return true
        }
        switch errno {
        case EEXIST: return false
        // Some file systems have no links: there the name is taken first, and then written over.
        case EPERM, ENOTSUP, ENOSYS, EMLINK, EXDEV: break
        default: throw SavingProblem(path: path, code: errno)
        }
        let claimed = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard claimed >= 0 else {
            if errno == EEXIST { return false }
            throw SavingProblem(path: path, code: errno)
        }
        close(claimed)
        guard rename(temporary, name) == 0 else {
            let code = errno
            unlink(name)
            throw SavingProblem(path: path, code: code)
        }
        return true
    }

    /// Has the folder's entry on disk too; where that cannot be done the file is there all the same.
    private static func sync(folder: String) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }
}
