import Dispatch
import Foundation
import Synchronization

/// Carries batches from the thread that reads to the one that writes, a few at a time, and the reading's end.
final class BatchChannel<End: Sendable>: Sendable {
    /// The writer wants no more.
    struct Closed: Error {}

    private enum Message: Sendable {
        case batch(LineBatch)
        case end(Result<End, any Error>)
    }

    private struct State {
        var messages: [Message] = []
        var isClosed = false
    }

    private let state = Mutex(State())
    private let places: DispatchSemaphore
    private let arrivals = DispatchSemaphore(value: 0)

    /// - Parameter depth: How many batches may wait.
    init(depth: Int) { places = DispatchSemaphore(value: depth) }

    /// Runs a reading on a thread of its own; what it returns or throws comes after its batches.
    func start(_ read: @escaping @Sendable (BatchChannel<End>) throws -> End) {
        let thread = Thread { [self] in
            let result = Result { try read(self) }
            state.withLock { $0.messages.append(.end(result)) }
            arrivals.signal()
        }
        // The smallest stacks are of 512 KiB, which deep decoding would fill.
        thread.stackSize = 8 << 20
        thread.start()
    }

    /// Hands a batch over, and waits while too many are on their way.
    ///
    /// - Throws: ``Closed`` when nobody will write it.
    func send(_ batch: LineBatch) throws {
        places.wait()
        let isClosed = state.withLock { state in
            if !state.isClosed { state.messages.append(.batch(batch)) }
            return state.isClosed
        }
        if isClosed {
            places.signal()
            throw Closed()
        }
        arrivals.signal()
    }

    /// Takes every batch, until the reading has ended.
    ///
    /// - Throws: What the reading throws, or `write`; the reading has ended in either case.
    func receive(_ write: (LineBatch) throws -> Void) throws -> End {
        var failure: (any Error)?
        while true {
            arrivals.wait()
            switch state.withLock({ $0.messages.removeFirst() }) {
            case .batch(let batch):
                defer { places.signal() }
                if failure != nil { continue }
                do {
                    try write(batch)
                } catch {
                    failure = error
                    state.withLock { $0.isClosed = true }
                }
            case .end(let result):
                if let failure { throw failure }
                return try result.get()
            }
        }
    }
}
