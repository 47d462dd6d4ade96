import Foundation
public import Testing

/// Runs tests on threads of their own, so that one that waits for a program leaves the shared ones to a server in the same process.
public struct OwnThread: TestTrait, SuiteTrait, TestScoping {
    /// For a suite: for each of its tests.
    public var isRecursive: Bool { true }

    /// Runs a test.
    public func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        guard testCase != nil else { return try await function() }
        try await withTaskExecutorPreference(ThreadPerJob()) { try await function() }
    }
}

extension Trait where Self == OwnThread {
    /// Runs tests on threads of their own.
    public static var ownThread: OwnThread { OwnThread() }
}

/// Runs each piece of a task on a new thread.
private final class ThreadPerJob: TaskExecutor {
    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        Thread.detachNewThread { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
