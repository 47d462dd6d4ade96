import BillingCore
import FakturaWords
import Foundation
import Synchronization

/// Ctrl-C in a command: the work is told to stop, so that nothing is left half-done.
enum Interruption {
    private static let current = Cancellation()

    /// Runs something that Ctrl-C or SIGTERM cancel; afterwards they end the process as usual.
    static func catching(_ body: (Cancellation) throws -> Void) throws {
        // Made before a signal can come: a handler must not be the first to ask for it.
        let cancellation = current
        let handler: @convention(c) (Int32) -> Void = { _ in Interruption.current.cancel() }
        let before = (signal(SIGINT, handler), signal(SIGTERM, handler))
        defer {
            signal(SIGINT, before.0)
            signal(SIGTERM, before.1)
        }
        try body(cancellation)
    }
}

/// Progress on standard error, when that is a terminal; told from any thread.
final class ProgressLine: Sendable {
    private let words: Words
    private let isShown = Atomic(false)

    init(words: Words) { self.words = words }

    func show(_ progress: ImportProgress) {
        guard Console.showsProgress else { return }
        isShown.store(true, ordering: .relaxed)
        Console.progress(words.importing(progress))
    }

    func clear() {
        if isShown.exchange(false, ordering: .relaxed) { Console.progress("") }
    }
}
