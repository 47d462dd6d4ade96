import AzureClient
import BillingCore
import Foundation

/// A file that is not whole yet: `.NAME.part` in the folder where it is to be, private to the user.
///
/// It stays when its download ends early, unless it is empty, and is locked
/// while one goes on.
final class PartFile {
    /// The name it is to get.
    private let path: String
    private let temporary: String
    private let descriptor: Int32
    /// Bytes so far.
    private(set) var count: Int
    private var isPublished = false

    /// Opens what an earlier run left, or an empty file.
    ///
    /// - Parameter path: The name the file is to get, absolute.
    /// - Throws: ``SavingProblem``, or ``DownloadProblem/inUse``.
    init(for path: String) throws {
        self.path = path
        let folder = FreeName.folder(of: path)
        let name = path.split(separator: "/").last ?? ""
        temporary = "\(folder == "/" ? "" : folder)/.\(name).part"
        (descriptor, count) = try Self.opened(temporary, path: path)
    }

    deinit {
        if count == 0, !isPublished { unlink(temporary) }
        close(descriptor)
    }

    /// Opens and locks; what gets its own name meanwhile, by another faktura, is left alone.
    private static func opened(_ temporary: String, path: String) throws -> (descriptor: Int32, count: Int) {
        for _ in 0..<3 {
            // A link that somebody put there is not followed.
            let descriptor = open(temporary, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
            guard descriptor >= 0 else { throw SavingProblem(path: path, code: errno) }
            var (own, named) = (stat(), stat())
            if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
                close(descriptor)
                throw DownloadProblem.inUse
            }
            guard fstat(descriptor, &own) == 0, own.st_mode & S_IFMT == S_IFREG, own.st_uid == geteuid(),
                fchmod(descriptor, 0o600) == 0
            else {
                close(descriptor)
                throw SavingProblem(path: path, code: EEXIST)
            }
            if lstat(temporary, &named) == 0, named.st_ino == own.st_ino, named.st_dev == own.st_dev {
                return (descriptor, Int(own.st_size))
            }
            close(descriptor)
        }
        throw DownloadProblem.inUse
    }

    /// Appends bytes.
    func write(_ bytes: ArraySlice<UInt8>) throws {
        do {
            try Descriptor.writeAll(bytes, to: descriptor, at: count)
            count += bytes.count
        } catch {
            // What was written before the disk was full is gone on from.
            count += error.written
            throw SavingProblem(path: path, code: error.code)
        }
    }

    /// Bytes that are there; fewer at the end.
    func read(from offset: Int, count: Int) throws -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: max(0, min(count, self.count - offset)))
        var done = 0
        while done < bytes.count {
            let read = bytes.withUnsafeMutableBytes {
                pread(descriptor, $0.baseAddress.map { $0 + done }, $0.count - done, off_t(offset + done))
            }
            if read < 0, errno == EINTR { continue }
            guard read > 0 else { throw SavingProblem(path: path, code: read < 0 ? errno : EIO) }
            done += read
        }
        return bytes
    }

    /// Drops everything.
    func clear() throws {
        guard ftruncate(descriptor, 0) == 0 else { throw SavingProblem(path: path, code: errno) }
        count = 0
    }

    /// Gives the file its name, or the next free one beside it.
    ///
    /// - Returns: The path it got.
    func publish() throws -> String {
        // A disk may be found to be full as late as here.
        guard fsync(descriptor) == 0 else { throw SavingProblem(path: path, code: errno) }
        let name = try FreeName.claim(path, for: temporary)
        isPublished = true
        return name
    }
}
