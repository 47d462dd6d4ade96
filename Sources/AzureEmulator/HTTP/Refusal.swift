/// An error answer of Azure Resource Manager (azure-apis 0.5 and 7.3).
struct Refusal: Error {
    var status: Int
    var code: String
    var message: String
    var target: String?
    var headers: [(name: String, value: String)] = []

    init(_ status: Int, _ code: String, _ message: String, target: String? = nil) {
        self.status = status
        self.code = code
        self.message = message
        self.target = target
    }

    var answer: Answer {
        var fields: [(String, JSON)] = [("code", .string(code)), ("message", .string(message))]
        if let target { fields.append(("target", .string(target))) }
        return .json(["error": .object(fields)], status: status, headers: headers)
    }

    static func badRequest(_ message: String) -> Refusal { Refusal(400, "BadRequest", message) }
    static func notFound(_ what: String) -> Refusal { Refusal(404, "NotFound", what) }

    static func subscriptionNotFound(_ id: String) -> Refusal {
        Refusal(404, "SubscriptionNotFound", "The subscription '\(id)' could not be found.")
    }

    /// What the role of the caller does not let it do.
    static func authorizationFailed(_ caller: Caller, action: String, scope: String) -> Refusal {
        Refusal(
            403, "AuthorizationFailed",
            "The client '\(caller.name)' with object id '\(caller.objectID)' does not have authorization to perform "
                + "action '\(action)' over scope '\(scope)' or the scope is invalid. If access was recently granted, "
                + "please refresh your credentials.")
    }

    /// With a number as its code and a request id in its message, as Consumption and Cost Management answer.
    static func numbered(_ status: Int, _ message: String, _ call: Call) -> Refusal {
        Refusal(status, String(status), "\(message) (Request ID: \(call.requestID))")
    }
}
