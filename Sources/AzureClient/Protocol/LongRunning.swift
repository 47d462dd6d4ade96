import BillingCore

extension AzureAPI {
    /// Milliseconds between two looks when Azure does not say: this at first, and up to the other.
    private static let firstPause: Int64 = 5000
    private static let longestPause: Int64 = 30_000
    /// Seconds after which an operation is given up.
    private static let patience: Int64 = 3600

    /// Starts an operation and waits for its result (azure-apis 0.4).
    ///
    /// The latest `Location` and `Retry-After` count. Where there is a status
    /// address, it decides, and `Location` has the result. The answer is of
    /// status 200 or 201, or 204 when there is no data.
    func longRunning(_ call: Call) async throws -> Answer {
        let started = settings.clock.now()
        let first = try await answer(to: call)
        guard first.status == 202 || statusLink(first) != nil else { return first }
        var progress = Progress(url: call.request.url, pause: Self.firstPause)
        try progress.heed(first, in: self)
        while true {
            try await wait(progress)
            guard settings.clock.now() - started < Self.patience * 1000 else {
                throw AzureProblem.tooSlow(path: call.request.url.path, seconds: Int(Self.patience))
            }
            let look = try await look(at: progress.status ?? progress.location, of: call)
            if let result = try await outcome(of: look, &progress, call) { return result }
        }
    }

    /// Where an operation stands and what to look at next.
    private struct Progress {
        /// What relative links are followed from.
        let url: ServiceURL
        var location: ServiceURL?
        var status: ServiceURL?
        var pause: Int64
        /// Whether Azure ever said when to look again.
        var isAsked = false

        mutating func heed(_ answer: Answer, in azure: AzureAPI) throws {
            if let link = answer.headers["Location"] { location = try follow(link, answer, azure) }
            if let link = azure.statusLink(answer) { status = try follow(link, answer, azure) }
            guard location != nil || status != nil else {
                throw azure.unreadable(.noHeader("Location"), answer)
            }
            let seconds = RetryAfter.seconds(answer.headers, now: azure.settings.clock.now())
            guard let seconds else { return }
            isAsked = true
            pause = Int64(min(max(seconds, 1), 600)) * 1000
        }

        private func follow(_ link: String, _ answer: Answer, _ azure: AzureAPI) throws -> ServiceURL {
            guard let next = url.following(link) else { throw azure.unreadable(.noHeader("Location"), answer) }
            return next
        }

        mutating func grow() {
            if !isAsked { pause = min(pause * 3 / 2, AzureAPI.longestPause) }
        }
    }

    private func statusLink(_ answer: Answer) -> String? { answer.headers["Azure-AsyncOperation"] }

    private func wait(_ progress: Progress) async throws {
        let until = settings.clock.now() + progress.pause
        observer?(AzureWait(reason: .operation, until: until))
        defer { observer?(nil) }
        try await settings.clock.sleep(until)
    }

    private func look(at url: ServiceURL?, of call: Call) async throws -> Answer {
        guard let url else { throw AzureProblem.resultExpired(path: call.request.url.path) }
        let answer = try await pipeline.resourceManager.answer(self.call(.get, url))
        if answer.status == 404 || answer.status == 410 {
            throw AzureProblem.resultExpired(path: call.request.url.path)
        }
        guard answer.isSuccess else { throw refusal(answer) }
        return answer
    }

    /// The result when there is one; `nil` when it is to be looked at again.
    private func outcome(of look: Answer, _ progress: inout Progress, _ call: Call) async throws -> Answer? {
        guard progress.status != nil else {
            if look.status != 202 { return look }
            try progress.heed(look, in: self)
            progress.grow()
            return nil
        }
        let state = try fields(of: look)
        switch (state.text("status") ?? "").lowercased() {
        case "succeeded", "completed", "readytodownload":
            guard let location = progress.location, call.request.method != .put else {
                // A change is read back from where it was made.
                return call.request.method == .put ? try await self.look(at: call.request.url, of: call) : look
            }
            return try await self.look(at: location, of: call)
        case "nodatafound": return Answer(status: 204, headers: look.headers, body: [])
        case "failed", "canceled", "cancelled", "timedout":
            throw refusal(look)
        default:
            try progress.heed(look, in: self)
            progress.grow()
            return nil
        }
    }
}
