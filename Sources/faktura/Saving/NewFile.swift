import AzureClient
import BillingCore
import BillingSync
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
        temporary = "\(FreeName.folder(of: path))/.faktura-\(UUID().uuidString)"
        descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw SavingProblem(path: path, code: errno) }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
        if !isPublished { unlink(temporary) }
    }

    /// Appends bytes.
    func write(_ bytes: [UInt8]) throws {
        do {
            try Descriptor.writeAll(bytes[...], to: descriptor)
        } catch {
            throw SavingProblem(path: path, code: error.code)
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
        let name = try FreeName.claim(path, for: temporary)
        isPublished = true
        return name
    }
}
