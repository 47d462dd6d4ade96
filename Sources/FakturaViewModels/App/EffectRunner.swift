import Synchronization

/// What the program asks of the store, as functions; live ones are made in the executable.
public struct ReportSource: Sendable {
    /// Answers a request; throws `CancellationError` when its task was cancelled.
    public let answer: @Sendable (Request) throws -> Answer
    /// Puts an error into a sentence.
    public let describe: @Sendable (any Error) -> String

    /// Creates a source.
    public init(
        answer: @escaping @Sendable (Request) throws -> Answer,
        describe: @escaping @Sendable (any Error) -> String
    ) {
        self.answer = answer
        self.describe = describe
    }
}

/// Intents on their way to the thread that owns the model.
///
/// Any thread posts; the owner takes all at once when it is woken.
public final class Mailbox: Sendable {
    private let intents = Mutex<[Intent]>([])
    private let wake: @Sendable () -> Void

    /// Creates a mailbox.
    ///
    /// - Parameter wake: Wakes the owner; called from any thread.
    public init(wake: @escaping @Sendable () -> Void) { self.wake = wake }

    /// Posts an intent and wakes the owner.
    public func post(_ intent: Intent) {
        intents.withLock { $0.append(intent) }
        wake()
    }

    /// Takes everything that was posted, in order.
    public func take() -> [Intent] {
        intents.withLock { posted in
            defer { posted.removeAll() }
            return posted
        }
    }
}

/// Runs requests beside the interface: one per screen, a newer one cancels the older.
public final class EffectRunner {
    private let source: ReportSource
    private let mailbox: Mailbox
    private var running: [Int: Task<Void, Never>] = [:]

    /// Creates a runner whose answers go to the mailbox.
    public init(source: ReportSource, mailbox: Mailbox) {
        self.source = source
        self.mailbox = mailbox
    }

    /// Starts a request.
    public func ask(_ request: Request, _ ticket: Ticket) {
        running[ticket.screen]?.cancel()
        running[ticket.screen] = Task { [source, mailbox] in
            do {
                try Task.checkCancellation()
                let answer = try source.answer(request)
                if !Task.isCancelled { mailbox.post(.answered(answer, ticket)) }
            } catch is CancellationError {
                // A newer request has taken this one's place, or the screen was left.
            } catch {
                guard !Task.isCancelled else { return }
                mailbox.post(.answered(.failed(source.describe(error)), ticket))
            }
        }
    }

    /// Stops what a screen waits for.
    public func cancel(screen: Int) { running.removeValue(forKey: screen)?.cancel() }

    /// Stops everything.
    public func cancelAll() {
        for task in running.values { task.cancel() }
        running.removeAll()
    }
}
