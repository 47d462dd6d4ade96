/// Writes down each exchange, secrets removed; bodies only of refusals.
struct LoggingStage: Stage {
    /// The most characters of a refusal that are written down.
    private static let longestBody = 1000

    let next: any Stage
    let settings: ClientSettings

    func answer(_ call: Call) async throws -> Answer {
        guard let log = settings.log else { return try await next.answer(call) }
        let started = settings.clock.now()
        let line = "\(call.request.method.rawValue) \(call.request.url)"
        func took() -> String { "\(settings.clock.now() - started) ms" }
        do {
            let answer = try await next.answer(call)
            var text = "\(line) → \(answer.status) in \(took()), \(answer.body.count) bytes"
            if let id = answer.requestID { text += ", request id \(id)" }
            for field in answer.headers.all where isOfInterest(field.name) {
                text += "\n  \(field.name): \(field.value)"
            }
            if !answer.isSuccess {
                text += "\n  " + String(decoding: answer.body, as: UTF8.self).prefix(Self.longestBody)
            }
            log(Redaction.clean(text))
            return answer
        } catch {
            log(Redaction.clean("\(line) → failed after \(took()): \(error)"))
            throw error
        }
    }

    private func isOfInterest(_ name: String) -> Bool {
        let name = name.lowercased()
        return name.contains("ratelimit") || name.hasSuffix("retry-after") || name == "location"
            || name.hasSuffix("asyncoperation")
    }
}
