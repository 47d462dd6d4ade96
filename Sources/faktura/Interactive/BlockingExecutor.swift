import Foundation

/// Runs tasks that block or calculate long, such as queries, each on a thread of its own.
///
/// The cooperative pool and the dispatch queues share as many threads as there
/// are cores; two long queries would occupy them, and whatever else waits for a turn.
final class BlockingExecutor: TaskExecutor {
    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        Thread.detachNewThread { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
