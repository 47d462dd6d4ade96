import BillingCore

/// Holds calls back for the whole program, by tenant: what Azure asks to wait, and one cost query at a time.
actor Limiter {
    private struct Tenant {
        /// Before this moment nothing is asked, in milliseconds since 1970.
        var blockedUntil: Int64 = 0
        /// Before this moment no cost query begins.
        var laneOpensAt: Int64 = 0
        var isLaneTaken = false
        var queue: [(id: Int, continuation: CheckedContinuation<Bool, Never>)] = []
    }

    private let clock: ClientClock
    private let pause: Int64
    private let longestWait: Int64
    private var tenants: [String: Tenant] = [:]
    private var lastID = 0

    /// - Parameters:
    ///   - pause: Milliseconds between the end of a cost query and the beginning of the next.
    ///   - longestWait: Seconds that a call waits at most; where Azure asks for more, it fails at once.
    init(clock: ClientClock, pause: Int64, longestWait: Int = ClientSettings.usualLongestWait) {
        self.clock = clock
        self.longestWait = Int64(longestWait) * 1000
        self.pause = pause
    }

    /// Waits until a call may begin; whoever took the cost lane gives it back with ``leave(_:tenant:)``.
    func enter(_ lane: Call.Lane, tenant: String, observer: WaitObserver?) async throws {
        if lane == .costQuery { try await takeLane(of: tenant) }
        do {
            try await waitOut(lane, tenant, observer)
        } catch {
            leave(lane, tenant: tenant)
            throw error
        }
    }

    /// Ends a call.
    func leave(_ lane: Call.Lane, tenant: String) {
        guard lane == .costQuery else { return }
        tenants[tenant, default: Tenant()].laneOpensAt = clock.now() + pause
        if tenants[tenant]?.queue.isEmpty == false, let next = tenants[tenant]?.queue.removeFirst() {
            next.continuation.resume(returning: true)
        } else {
            tenants[tenant]?.isLaneTaken = false
        }
    }

    /// Lets nothing begin before a moment; an earlier one changes nothing.
    func block(tenant: String, until moment: Int64) {
        tenants[tenant, default: Tenant()].blockedUntil = max(moment, tenants[tenant]?.blockedUntil ?? 0)
    }

    private func waitOut(_ lane: Call.Lane, _ tenant: String, _ observer: WaitObserver?) async throws {
        try Task.checkCancellation()
        var isTold = false
        defer { if isTold { observer?(nil) } }
        while let state = tenants[tenant] {
            let moment = max(state.blockedUntil, lane == .costQuery ? state.laneOpensAt : 0)
            guard moment > clock.now() else { return }
            let left = state.blockedUntil - clock.now()
            if left > longestWait {
                throw AzureProblem.refused(
                    AzureRefusal(status: 429, retryAfter: Int((left + 999) / 1000), reason: .rateLimited))
            }
            if left > 0 {
                observer?(AzureWait(reason: .rateLimit, until: moment))
                isTold = true
            }
            try await clock.sleep(moment)
        }
    }

    private func takeLane(of tenant: String) async throws {
        try Task.checkCancellation()
        guard tenants[tenant]?.isLaneTaken == true else {
            tenants[tenant, default: Tenant()].isLaneTaken = true
            return
        }
        lastID += 1
        let id = lastID
        let isMine = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                // Cancelled before it queued: the handler below found nothing to take out.
                if Task.isCancelled {
                    continuation.resume(returning: false)
                } else {
                    tenants[tenant, default: Tenant()].queue.append((id, continuation))
                }
            }
        } onCancel: {
            Task { await self.giveUp(id, tenant) }
        }
        guard isMine else { throw CancellationError() }
    }

    private func giveUp(_ id: Int, _ tenant: String) {
        guard let index = tenants[tenant]?.queue.firstIndex(where: { $0.id == id }) else {
            // It has the lane by now, or was not queued at all.
            return
        }
        tenants[tenant]?.queue.remove(at: index).continuation.resume(returning: false)
    }
}
