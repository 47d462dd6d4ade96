/// An error answer of Entra ID's token endpoints (azure-apis 6.7).
struct SignInRefusal: Error {
    /// A word such as `authorization_pending` or `invalid_grant`.
    let error: String
    /// The number after `AADSTS`.
    let number: Int
    let message: String
    var status = 400
    var suberror: String?

    init(_ error: String, _ number: Int, _ message: String, status: Int = 400, suberror: String? = nil) {
        self.error = error
        self.number = number
        self.message = message
        self.status = status
        self.suberror = suberror
    }

    func answer(at seconds: Int) -> Answer {
        let trace = Emulation.newID()
        let correlation = Emulation.newID()
        let stamp = HTTPDate.iso(seconds).replacing("T", with: " ")
        var fields: [(String, JSON)] = [
            ("error", .string(error)),
            (
                "error_description",
                "AADSTS\(number): \(message) Trace ID: \(trace) Correlation ID: \(correlation) Timestamp: \(stamp)"
            ),
            ("error_codes", [.count(number)]), ("timestamp", .string(stamp)), ("trace_id", .string(trace)),
            ("correlation_id", .string(correlation)),
            ("error_uri", "https://login.microsoftonline.com/error?code=\(number)"),
        ]
        if let suberror { fields.append(("suberror", .string(suberror))) }
        return .json(.object(fields), status: status)
    }

    static func missing(_ parameter: String) -> SignInRefusal {
        SignInRefusal(
            "invalid_request", 900_144, "The request body must contain the following parameter: '\(parameter)'.")
    }

    static let moreProof = SignInRefusal(
        "interaction_required", 50_076,
        "Due to a configuration change made by your administrator, or because you moved to a new location, you must "
            + "use multi-factor authentication to access this resource.", suberror: "basic_action")
}
