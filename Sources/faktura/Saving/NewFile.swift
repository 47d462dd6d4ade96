import BillingCore
import Foundation

/// A file that appears whole or not at all, and never in the place of another.
///
/// It is written under a temporary name in its folder, private to the user, and gets
/// its own name last.
final class NewFile {
    private let path: String
    private let temporary: String
    private var descriptor: Int32
    private var isPublished = false

    /// The most names that are tried where the first is taken.
    private static let maximumNumber = 999

    /// Starts a file.
    ///
    /// - Parameter path: Absolute; its folder has to be there.
    /// - Throws: ``SavingProblem``.
    init(_ path: String) throws {
        self.path = path
        var status = stat()
        if path.hasSuffix("/") || (stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR) {
            throw SavingProblem(path: path, code: EISDIR)
        }
        let name = path.split(separator: "/").last ?? ""
        guard name.utf8.count <= 255 else { throw SavingProblem(path: path, code: ENAMETOOLONG) }
        var template = Array("\(Self.folder(of: path))/.faktura-XXXXXX".utf8CString)
        descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw SavingProblem(path: path, code: errno) }
        temporary = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        // A name is all that a umask can leave to others.
        fchmod(descriptor, 0o600)
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
        if !isPublished { unlink(temporary) }
    }

    /// Appends bytes.
    func write(_ bytes: [UInt8]) throws {
        var offset = 0
        while offset < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Foundation.write(descriptor, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw SavingProblem(path: path, code: errno) }
            offset += count
        }
    }

    /// Gives the file its name, or the next free one beside it: `usage (2).csv`.
    ///
    /// - Returns: The path it got.
    func publish() throws -> String {
        // A disk may be found to be full as late as here.
        guard fsync(descriptor) == 0 else { throw SavingProblem(path: path, code: errno) }
        let status = close(descriptor)
        descriptor = -1
        guard status == 0 else { throw SavingProblem(path: path, code: errno) }
        for number in 1...Self.maximumNumber {
            let name = Self.numbered(path, number)
            guard try claim(name) else { continue }
            isPublished = true
            Self.sync(folder: Self.folder(of: path))
            return name
        }
        throw SavingProblem(path: path, code: EEXIST)
    }

    /// Gives the file a name, unless it is taken.
    private func claim(_ name: String) throws -> Bool {
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

    /// A path with a number before its extension, from the second on.
    static func numbered(_ path: String, _ number: Int) -> String {
        guard number > 1 else { return path }
        let start = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
        guard let dot = path[start...].lastIndex(of: "."), dot > start else { return "\(path) (\(number))" }
        return "\(path[..<dot]) (\(number))\(path[dot...])"
    }

    private static func folder(of path: String) -> String {
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        return folder.isEmpty ? "/" : folder
    }

    /// Has the folder's entry on disk too; where that cannot be done the file is there all the same.
    private static func sync(folder: String) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }
}
