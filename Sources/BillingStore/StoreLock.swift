import BillingCore
import Foundation

/// A right to a store that one has at a time: a lock on a file beside it, gone with the process that holds it.
public final class StoreLock {
    /// What is had by one at a time.
    public enum Right: String, Sendable {
        /// To write datasets: one that is half loaded while nobody has it was abandoned.
        case writer
        /// To sync, whoever started it.
        case sync
    }

    private let descriptor: Int32

    /// Takes the right.
    ///
    /// - Throws: ``StoreProblem/busy(path:processID:)`` while another process has it,
    ///   ``StoreProblem/readOnly(path:)`` where no file can be made.
    public init(_ right: Right, storePath: String) throws {
        descriptor = open("\(storePath)-\(right.rawValue)", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StoreProblem.readOnly(path: storePath) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            var text = [UInt8](repeating: 0, count: 16)
            let count = max(0, read(descriptor, &text, text.count))
            close(descriptor)
            throw StoreProblem.busy(
                path: storePath, processID: Int32(String(decoding: text.prefix(count), as: UTF8.self)))
        }
        ftruncate(descriptor, 0)
        let own = Array(String(getpid()).utf8)
        _ = write(descriptor, own, own.count)
    }

    deinit {
        // A child that is just being started still has the file: closing it here would not be the end of the lock.
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }
}
