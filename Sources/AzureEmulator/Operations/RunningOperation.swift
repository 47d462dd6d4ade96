/// Something that takes its time: 202 with a place to ask at, until there is a result (azure-apis 0.4).
struct RunningOperation: Sendable {
    /// Polls that are still answered 202.
    var pollsLeft: Int
    /// Where to ask, up to the identifier.
    let place: String
    let version: String
    let result: @Sendable (Call) throws -> Answer

    /// Begins one and says where to ask.
    static func begin(
        _ id: String, at place: String, version: String, _ call: Call,
        result: @escaping @Sendable (Call) throws -> Answer
    ) throws -> Answer {
        if call.settings.longRunning == .atOnce { return try result(call) }
        let running = RunningOperation(
            pollsLeft: call.settings.polls, place: place, version: version, result: result)
        call.emulation.with { $0.running[id] = running }
        return running.accepted(id, call)
    }

    private func accepted(_ id: String, _ call: Call) -> Answer {
        // Each answer's place is a new one: the latest is to be asked.
        let link = "\(place)\(id)?api-version=\(version)&t=\(Emulation.newID().prefix(8))"
        var answer = Answer(202, headers: [("Location", link), ("Retry-After", "\(call.settings.retryAfter)")])
        if call.settings.longRunning == .asyncOperation {
            answer.headers.append(("Azure-AsyncOperation", "\(link)&status=1"))
        }
        return answer
    }

    private func status(_ id: String, _ call: Call) -> Answer {
        let word: JSON = pollsLeft > 0 ? "InProgress" : "Succeeded"
        return .json(
            ["id": .string(id), "name": .string(id), "status": word],
            headers: pollsLeft > 0 ? [("Retry-After", "\(call.settings.retryAfter)")] : [])
    }

    /// Answers a poll; what is unknown or over is gone.
    static func poll(_ call: Call) throws -> Answer {
        let id = call["id"]
        let running = call.emulation.with { state in
            let running = state.running[id]
            if let running, running.pollsLeft > 0 { state.running[id]?.pollsLeft -= 1 }
            return running
        }
        guard let running else { throw Refusal.notFound("The operation '\(id)' was not found.") }
        if call.query("status") != nil { return running.status(id, call) }
        return running.pollsLeft > 0 ? running.accepted(id, call) : try running.result(call)
    }
}
