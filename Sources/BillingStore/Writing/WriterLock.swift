import BillingCore
import Foundation

/// The right to write datasets: a lock on a file beside the store, gone with the process that holds it.
///
/// A dataset that is half loaded while nobody holds the lock was abandoned.
final class WriterLock {
    private let descriptor: Int32

    /// Takes the lock.
    ///
    /// - Throws: ``StoreProblem/busy(path:processID:)`` when another process has it.
    init(storePath: String) throws {
        descriptor = open(storePath + "-writer", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StoreProblem.readOnly(path: storePath) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            var text = [UInt8](repeating: 0, count: 16)
            let count = max(0, Foundation.read(descriptor, &text, text.count))
            close(descriptor)
            let holder = Int32(String(decoding: text.prefix(count), as: UTF8.self))
            throw StoreProblem.busy(path: storePath, processID: holder)
        }
        ftruncate(descriptor, 0)
        let own = Array(String(getpid()).utf8)
        _ = Foundation.write(descriptor, own, own.count)
    }

    deinit { close(descriptor) }
}
