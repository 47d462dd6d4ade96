import BillingCore
import FakturaWords
import Foundation
import Synchronization

/// How far work is, on a line of standard error that is written over, at most five times a second.
final class RunningLine: Sendable {
    private static let pace = Duration.milliseconds(200)

    private let words: Words
    private let shownAt = Mutex<ContinuousClock.Instant?>(nil)

    init(words: Words) { self.words = words }

    /// Shows where work stands, if that is due and there is a terminal.
    ///
    /// - Parameter state: A text, and what parts of the work wait for: the longest wait holds the rest up, and is told.
    func show(_ state: () -> (text: String, waits: [SyncWait])) {
        guard Console.showsProgress, isDue() else { return }
        let (text, waits) = state()
        guard let wait = waits.max(by: { $0.until < $1.until }) else { return Console.progress(text) }
        let seconds = max(0, wait.until - Int64(Date().timeIntervalSince1970))
        Console.progress(text + " · " + words.waiting(for: wait.reason, seconds: Int(seconds)))
    }

    /// Removes the line, if it was ever shown.
    func clear() { if shownAt.withLock({ $0 }) != nil { Console.progress("") } }

    private func isDue() -> Bool {
        shownAt.withLock { shownAt in
            if let shownAt, shownAt.duration(to: .now) < Self.pace { return false }
            shownAt = .now
            return true
        }
    }
}
