import BillingCore
import Dispatch
import FakturaViewModels
import Synchronization

/// Hands events of a sync to the interface a few times a second, the newest progress of each piece alone.
final class SyncRelay: Sendable {
    fileprivate struct State {
        var events: [SyncEvent] = []
        /// Where the last progress of a piece stands in `events`.
        var places: [SyncPiece: Int] = [:]
        var isScheduled = false
    }

    /// Progress is not drawn more often than five times a second.
    private static let pace = DispatchTimeInterval.milliseconds(200)

    private let mailbox: Mailbox
    private let state = Mutex(State())
    private let queue = DispatchQueue(label: "sync-relay")

    init(mailbox: Mailbox) { self.mailbox = mailbox }

    /// Takes an event, on any thread.
    func take(_ event: SyncEvent) {
        let mustSchedule = state.withLock { state -> Bool in
            state.add(event)
            defer { state.isScheduled = true }
            return !state.isScheduled
        }
        if mustSchedule { queue.asyncAfter(deadline: .now() + Self.pace) { [self] in handOn() } }
    }

    /// Hands on what is there, before it returns.
    func flush() { queue.sync { handOn() } }

    /// Only on the queue: what was taken first would otherwise be handed on after what was taken later.
    private func handOn() {
        let events = state.withLock { state in
            defer { state = State() }
            return state.events
        }
        for event in events { mailbox.post(.syncTold(event)) }
        let isPublished = events.contains {
            if case .finished(_, .read) = $0 { true } else { false }
        }
        if isPublished { mailbox.post(.storeChanged) }
    }
}

extension SyncRelay.State {
    fileprivate mutating func add(_ event: SyncEvent) {
        guard case .progressed(let piece, _) = event else {
            events.append(event)
            return
        }
        if let place = places[piece] {
            events[place] = event
        } else {
            places[piece] = events.count
            events.append(event)
        }
    }
}
