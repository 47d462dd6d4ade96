/// Why a scenario cannot be used, in a sentence.
struct ScenarioDefect: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// Faults and settings, as a scenario file or the control endpoint has them.
///
/// `{ "settings": { "retryAfter": 0 }, "faults": [ { "operation": "usageDetails", "after": 1, "times": 2,
/// "kind": "throttled", "headers": { "Retry-After": "2" } } ] }`
struct Scenario: Sendable {
    var settings: [(name: String, value: JSON)] = []
    var faults: [Fault] = []

    /// - Throws: ``ScenarioDefect`` for what is no scenario.
    init(_ bytes: [UInt8]) throws {
        let json: JSON
        do {
            json = try JSONParser.parse(bytes)
        } catch {
            throw ScenarioDefect("it is no JSON from byte \(error.offset) on")
        }
        guard case .object(let fields) = json else { throw ScenarioDefect("it is no JSON object") }
        for (name, value) in fields {
            switch (name, value) {
            case ("settings", .object(let settings)):
                var trial = Settings()
                for (name, value) in settings { try trial.set(name, value) }
                self.settings = settings.map { (name: $0.0, value: $0.1) }
            case ("faults", .array(let items)): faults = try items.map(Self.fault)
            default: throw ScenarioDefect("\"\(name)\" is neither settings nor a list of faults")
            }
        }
    }

    private static let parameters = [
        "kind", "operation", "target", "after", "times", "status", "code", "message", "headers", "location",
        "seconds", "milliseconds", "bytesPerSecond", "body",
    ]

    private static func fault(_ json: JSON) throws -> Fault {
        guard case .object(let fields) = json else { throw ScenarioDefect("a fault is no JSON object") }
        for (name, _) in fields where !parameters.contains(name) {
            throw ScenarioDefect("\"\(name)\" is nothing that a fault has; it has \(parameters)")
        }
        var fault = Fault(kind: try kind(json))
        if let operation = json["operation"]?.text { fault.operation = operation }
        guard fault.operation == "*" || Operations.all.contains(where: { $0.name == fault.operation }) else {
            let names = Set(Operations.all.filter { $0.service != .control }.map(\.name)).sorted()
            throw ScenarioDefect("\"\(fault.operation)\" is no operation; operations are \(names)")
        }
        fault.target = json["target"]?.text
        if let after = json["after"]?.whole { fault.after = after }
        if let times = json["times"]?.whole { fault.times = times }
        return fault
    }

    private static func kind(_ json: JSON) throws -> FaultKind {
        let status = json["status"]?.whole
        let seconds = json["seconds"]?.whole
        switch json["kind"]?.text {
        case "throttled": return .refused(throttled(json, seconds ?? 1))
        case "error":
            var refusal = Refusal(
                status ?? 500, json["code"]?.text ?? "InternalServerError",
                json["message"]?.text ?? "An error has occurred.")
            refusal.headers = headers(json)
            return .refused(refusal)
        case "webDirect":
            return .refused(CostDetails.webDirect(requestID: "00000000-0000-0000-0000-000000000000"))
        case "offerNotSupported":
            return .refused(
                Refusal(
                    400, "BadRequest",
                    "Cost management data is unavailable for subscription 00000000-0000-0000-0000-000000000000. The "
                        + "offer MS-AZR-0170P is not supported. (Request ID: 00000000-0000-0000-0000-000000000000)"))
        case "answer": return .answer(status: status ?? 200, body: json["body"] ?? .object([]))
        case "noContent": return .noContent
        case "html": return .html(status: status ?? 200)
        case "empty": return .empty(status: status ?? 200)
        case "expiredToken": return .expiredToken
        case "expiredLink": return .expiredLink
        case "closedStorage": return .closedStorage(code: json["code"]?.text ?? "AuthorizationFailure")
        case "redirect":
            return .redirect(
                status: status ?? 302, location: json["location"]?.text ?? "https://elsewhere.example.com/")
        case "slow":
            return .slow(milliseconds: json["milliseconds"]?.whole ?? 0, bytesPerSecond: json["bytesPerSecond"]?.whole)
        case "truncated": return .truncated
        case "reset": return .reset
        case "malformed": return .malformed
        case "repeatedNextLink": return .repeatedNextLink
        case "foreignNextLink":
            return .foreignNextLink(json["location"]?.text ?? "https://elsewhere.example.com/next?api-version=1")
        case "clockSkew": return .clockSkew(seconds ?? 3_600)
        case let other:
            throw ScenarioDefect("\"\(other ?? "")\" is no kind of fault")
        }
    }

    /// 429 with the headers asked for; with none, the one that Azure Resource Manager sends.
    private static func throttled(_ json: JSON, _ seconds: Int) -> Refusal {
        var refusal = Refusal(429, "429", "Too many requests. Please retry.")
        refusal.headers = json["headers"] == nil ? [("Retry-After", "\(seconds)")] : headers(json)
        return refusal
    }

    private static func headers(_ json: JSON) -> [(name: String, value: String)] {
        guard case .object(let fields)? = json["headers"] else { return [] }
        return fields.map { (name: $0.0, value: $0.1.text ?? String(decoding: $0.1.bytes, as: UTF8.self)) }
    }
}
