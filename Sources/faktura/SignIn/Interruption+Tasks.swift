import BillingCore
import Dispatch
import Foundation
import Synchronization

extension Interruption {
    /// How often it is looked whether Ctrl-C came.
    private static let pace = DispatchTimeInterval.milliseconds(50)

    /// Carries asynchronous work out while the main thread waits; Ctrl-C and SIGTERM cancel it.
    static func awaiting(_ work: @escaping @Sendable () async throws -> Void) throws {
        try catching { cancellation in
            let outcome = Outcome()
            let task = Task.detached {
                do {
                    try await work()
                    outcome.end(with: .success(()))
                } catch {
                    outcome.end(with: .failure(error))
                }
            }
            while outcome.done.wait(timeout: .now() + pace) == .timedOut {
                if cancellation.isCancelled { task.cancel() }
            }
            try outcome.result.withLock { try $0?.get() }
        }
    }

    /// How work on other threads ended.
    private final class Outcome: Sendable {
        let done = DispatchSemaphore(value: 0)
        let result = Mutex<Result<Void, any Error>?>(nil)

        func end(with result: Result<Void, any Error>) {
            self.result.withLock { $0 = result }
            done.signal()
        }
    }
}
