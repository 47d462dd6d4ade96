internal import CNcurses
internal import Glibc

/// Wakes an event loop from any thread.
///
/// Any number of calls before the loop comes round are one event.
public final class Wake: Sendable {
    let descriptor: Int32

    init() throws(TerminalProblem) {
        descriptor = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
        guard descriptor >= 0 else { throw .system(call: "eventfd", code: errno) }
    }

    deinit {
        close(descriptor)
    }

    /// Has the loop return a wake event soon.
    public func callAsFunction() {
        var one: UInt64 = 1
        // The counter can only be full when a wake is pending already.
        _ = write(descriptor, &one, MemoryLayout<UInt64>.size)
    }

    /// Forgets the calls so far.
    func clear() {
        var count: UInt64 = 0
        _ = read(descriptor, &count, MemoryLayout<UInt64>.size)
    }
}
