import BillingCore
import Foundation
import GRDB

/// The file under a store: its folder, its rights, its header, and SQLite's errors as facts.
enum StoreFile {
    /// Looks at the header without opening the database, so that a file that is not ours stays untouched.
    static func check(path: String) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { return }
            throw StoreProblem.cannotOpen(path: path, code: errno)
        }
        defer { close(descriptor) }
        var header = [UInt8](repeating: 0, count: 100)
        let count = Foundation.read(descriptor, &header, header.count)
        if count == 0 { return }
        guard count == 100, header.starts(with: Array("SQLite format 3\0".utf8)) else {
            throw StoreProblem.notAStore(path: path)
        }
        func number(at offset: Int) -> Int32 {
            header[offset..<offset + 4].reduce(Int32(0)) { $0 << 8 | Int32($1) }
        }
        let (pages, version, application) = (number(at: 28), number(at: 60), number(at: 68))
        // A store that was never checkpointed has an empty first page, and nothing else.
        guard application == StoreSchema.applicationID || (application == 0 && version == 0 && pages <= 1) else {
            throw StoreProblem.notAStore(path: path)
        }
        if version > StoreSchema.version { throw StoreProblem.newer(path: path) }
    }

    /// Where SQLite reads a store that is not to be written.
    ///
    /// In WAL mode reading wants a file for shared memory beside the store. Where
    /// none can be made and nothing waits in the log, nobody can be writing either,
    /// and the file is read as one that cannot change.
    static func readingLocation(of path: String) -> String {
        let folder = (path as NSString).deletingLastPathComponent
        guard access(folder.isEmpty ? "." : folder, W_OK) != 0, access(path + "-wal", F_OK) != 0,
            let escaped = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed)
        else { return path }
        return "file:\(escaped)?immutable=1"
    }

    /// Makes the folder and an empty file that only the user may read.
    static func prepare(path: String) throws {
        let folder = (path as NSString).deletingLastPathComponent
        if !folder.isEmpty, !FileManager.default.fileExists(atPath: folder) {
            do {
                try FileManager.default.createDirectory(
                    atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            } catch {
                throw StoreProblem.cannotOpen(path: path, code: Self.code(of: error))
            }
        }
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            switch errno {
            case EACCES, EROFS, EPERM: throw StoreProblem.readOnly(path: path)
            case ENOSPC: throw StoreProblem.diskFull(path: path)
            default: throw StoreProblem.cannotOpen(path: path, code: errno)
            }
        }
        close(descriptor)
    }

    /// The `errno` under Foundation's error; zero when it has none.
    private static func code(of error: any Error) -> Int32 {
        if let error = error as? POSIXError { return error.code.rawValue }
        let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey]
        return (underlying as? POSIXError)?.code.rawValue ?? (underlying as? NSError).map { Int32($0.code) } ?? 0
    }

    /// Runs something on the database and turns SQLite's errors into ``StoreProblem``.
    static func translating<Value>(path: String, _ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as DatabaseError {
            switch error.resultCode {
            case .SQLITE_FULL: throw StoreProblem.diskFull(path: path)
            case .SQLITE_READONLY, .SQLITE_PERM: throw StoreProblem.readOnly(path: path)
            case .SQLITE_BUSY, .SQLITE_LOCKED: throw StoreProblem.busy(path: path, processID: nil)
            case .SQLITE_CORRUPT: throw StoreProblem.damaged(path: path)
            case .SQLITE_NOTADB: throw StoreProblem.notAStore(path: path)
            case .SQLITE_INTERRUPT, .SQLITE_ABORT: throw CancellationError()
            case .SQLITE_CANTOPEN: throw StoreProblem.cannotOpen(path: path, code: ENOENT)
            case .SQLITE_IOERR:
                // A full disk may show as a failed write of the shared-memory file.
                throw error.extendedResultCode == .SQLITE_IOERR_SHMSIZE
                    || error.extendedResultCode == .SQLITE_IOERR_WRITE
                    ? StoreProblem.diskFull(path: path)
                    : StoreProblem.sqlite(
                        path: path, code: error.extendedResultCode.rawValue, message: error.message ?? "")
            default:
                throw StoreProblem.sqlite(
                    path: path, code: error.extendedResultCode.rawValue, message: error.message ?? "")
            }
        }
    }
}
