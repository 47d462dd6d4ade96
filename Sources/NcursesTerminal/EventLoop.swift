internal import CNcurses
internal import Glibc
public import TerminalKit

/// Waits for keys, signals and wakes on one thread, and for nothing else.
///
/// Everything that has come is handed over at once, so that a held key costs one
/// drawing however slow the line is.
public final class EventLoop {
    /// Why the program must end.
    public enum EndReason: Hashable, Sendable {
        /// The terminal was closed or the line lost.
        case closed
        /// A signal asked for it; its number.
        case signal(Int32)
    }

    /// Something to react to.
    public enum Event: Hashable, Sendable {
        /// Keys in the order typed.
        case keys([Key])
        /// ``EventLoop/wake`` was called.
        case wake
        /// The terminal has another size.
        case resized(ScreenSize)
        /// The process was asked to stop from outside, as Ctrl-Z does elsewhere.
        case suspendRequested
        /// The process was continued after a stop.
        case resumed
        /// The deadline has passed.
        case deadline
        /// The program must end; the last event.
        case ended(EndReason)
    }

    /// Wakes the loop from any thread.
    public let wake: Wake
    private let input: Int32
    private let signals: LoopSignals
    private let escapeDelay: Int
    private var decoder: InputDecoder
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)

    /// A loop over a terminal's input.
    ///
    /// - Parameters:
    ///   - escapeDelay: how long a lone Esc waits for the rest of a key, in milliseconds.
    ///   - input: the terminal; it stays the caller's.
    public init(decoder: InputDecoder, escapeDelay: Int = 25, input: Int32 = 0) throws(TerminalProblem) {
        self.decoder = decoder
        self.escapeDelay = escapeDelay
        self.input = input
        signals = try LoopSignals()
        wake = try Wake()
    }

    /// Leaves the loop's signals to it.
    ///
    /// Called first thing in the program: threads inherit it, and one that does not
    /// would be interrupted in the loop's place.
    public static func blockSignals() {
        LoopSignals.block()
    }

    /// Waits until something happens and returns all that has, in order.
    ///
    /// - Parameter deadline: when to return anyway; nil waits without end and never
    ///   wakes the processor.
    public func next(deadline: ContinuousClock.Instant? = nil) -> [Event] {
        while true {
            let isEscapeWaiting = decoder.pendingEscape
            let untilDeadline = deadline.map(Self.milliseconds)
            let wait = [isEscapeWaiting ? escapeDelay : nil, untilDeadline].compactMap(\.self).min()
            var ready = [
                pollfd(fd: input, events: Int16(POLLIN), revents: 0),
                pollfd(fd: wake.descriptor, events: Int16(POLLIN), revents: 0),
                pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0),
            ]
            let count = poll(&ready, nfds_t(ready.count), Int32(clamping: wait ?? -1))
            if count < 0 {
                if errno == EINTR { continue }
                return [.ended(.closed)]
            }
            let events = collect(ready, isEscapeOver: count == 0 && isEscapeWaiting)
            if !events.isEmpty { return events }
            if let deadline, ContinuousClock.now >= deadline { return [.deadline] }
        }
    }

    private func collect(_ ready: [pollfd], isEscapeOver: Bool) -> [Event] {
        var events: [Event] = []
        var end: EndReason?
        if ready[2].revents != 0 {
            for number in signals.take() {
                switch number {
                case SIGWINCH:
                    if let size = TerminalWindow.size(of: input) { events.append(.resized(size)) }
                case SIGCONT: events.append(.resumed)
                case SIGTSTP: events.append(.suspendRequested)
                default: end = end ?? .signal(number)
                }
            }
        }
        if ready[1].revents != 0 {
            wake.clear()
            events.append(.wake)
        }
        var keys = isEscapeOver ? decoder.flush() : []
        if ready[0].revents != 0 {
            let isOpen = readAll(&keys)
            if !isOpen { end = end ?? .closed }
        }
        if !keys.isEmpty { events.append(.keys(keys)) }
        if let end { events.append(.ended(end)) }
        return events
    }

    /// Reads what is there; false when the terminal is closed.
    private func readAll(_ keys: inout [Key]) -> Bool {
        while true {
            let count = read(input, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            if count < 0, errno == EAGAIN { return true }
            guard count > 0 else { return false }
            keys += decoder.decode(buffer[..<count])
            var more = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
            guard poll(&more, 1, 0) > 0 else { return true }
        }
    }

    /// Whole milliseconds until an instant, rounded up so that the loop does not come round too early.
    private static func milliseconds(until deadline: ContinuousClock.Instant) -> Int {
        let left = ContinuousClock.now.duration(to: deadline)
        guard left > .zero else { return 0 }
        let (seconds, attoseconds) = left.components
        return Int(clamping: seconds) * 1000 + Int((attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
    }
}
