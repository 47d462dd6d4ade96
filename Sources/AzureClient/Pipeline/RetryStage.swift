import BillingCore

/// Waits when Azure asks for it, and tries again what failed for the moment.
///
/// Only what may be done twice is repeated: refusals for too many calls (429)
/// after the time that Azure names, trouble of the service (5xx, 408) and broken
/// connections after a time that grows and is spread by chance.
struct RetryStage: Stage {
    /// The longest wait that is not Azure's own, in milliseconds.
    private static let longestBackoff: Int64 = 60_000

    let next: any Stage
    let limiter: Limiter
    let settings: ClientSettings

    func answer(_ call: Call) async throws -> Answer {
        var attempt = 0
        while true {
            let result = await once(call)
            if case .failure(let error) = result, !(error is NetworkFailure) { throw error }
            let wait = await pause(after: result, of: call, attempt: attempt)
            guard let wait, attempt < settings.mostRetries, call.isRepeatable else {
                do {
                    return try result.get()
                } catch let failure as NetworkFailure {
                    throw AzureProblem.unreachable(host: call.request.url.host, failure)
                }
            }
            attempt += 1
            switch wait {
            // The limiter waits and tells before the next try begins.
            case .limited: continue
            case .backoff(let milliseconds):
                let until = settings.clock.now() + milliseconds
                call.observer?(AzureWait(reason: .retry(attempt: attempt), until: until))
                defer { call.observer?(nil) }
                try await settings.clock.sleep(until)
            }
        }
    }

    private enum Pause {
        case limited
        case backoff(Int64)
    }

    private func once(_ call: Call) async -> Result<Answer, any Error> {
        do {
            try await limiter.enter(call.lane, tenant: call.tenant, observer: call.observer)
        } catch {
            return .failure(error)
        }
        let result: Result<Answer, any Error>
        do {
            result = .success(try await next.answer(call))
        } catch {
            result = .failure(error)
        }
        // Before the next one begins, it must know what this one was told.
        if case .success(let answer) = result { await heed(answer, of: call) }
        await limiter.leave(call.lane, tenant: call.tenant)
        return result
    }

    /// Lets the limiter know what an answer says of later calls.
    private func heed(_ answer: Answer, of call: Call) async {
        let now = settings.clock.now()
        let isRefused = answer.status == 429
        let seconds =
            isRefused ? RetryAfter.seconds(answer.headers, now: now) : RetryAfter.limit(answer.headers, now: now)
        if let seconds, seconds > 0 { await limiter.block(tenant: call.tenant, until: now + Int64(seconds) * 1000) }
    }

    /// How to wait before another try; `nil` when there is nothing to try again.
    private func pause(after result: Result<Answer, any Error>, of call: Call, attempt: Int) async -> Pause? {
        guard case .success(let answer) = result else {
            guard case .failure(let failure as NetworkFailure) = result, failure.isPassing else { return nil }
            return .backoff(backoff(attempt, from: 1000))
        }
        let now = settings.clock.now()
        switch answer.status {
        case 429:
            guard let seconds = RetryAfter.seconds(answer.headers, now: now) else {
                let wait = backoff(attempt, from: 5000)
                await limiter.block(tenant: call.tenant, until: now + wait)
                return .limited
            }
            return seconds <= settings.longestWait ? .limited : nil
        case 408, 500, 502, 503, 504:
            guard let seconds = RetryAfter.seconds(answer.headers, now: now) else {
                return .backoff(backoff(attempt, from: 1000))
            }
            return seconds <= settings.longestWait ? .backoff(Int64(seconds) * 1000) : nil
        default: return nil
        }
    }

    /// Twice as long each time, and up to half more by chance.
    private func backoff(_ attempt: Int, from first: Int64) -> Int64 {
        let base = min(first << attempt, Self.longestBackoff)
        return base + settings.random.number(0...(base / 2))
    }
}

extension NetworkFailure {
    /// Whether another try may get through.
    var isPassing: Bool {
        switch self {
        case .unresolved, .cannotConnect, .timedOut, .dropped, .other: true
        case .untrusted, .proxy, .notEncrypted, .noCertificates, .tooLarge, .offline: false
        }
    }
}
