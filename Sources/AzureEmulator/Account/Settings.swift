/// The ways in which Azure answers what takes its time (azure-apis 0.4).
enum LongRunning: String, Sendable {
    /// 202 with a place that has the result in the end.
    case location
    /// The same, and a status resource that decides.
    case asyncOperation
    /// 200 with the result, as when it is kept from before.
    case atOnce
}

/// How the server behaves where Azure leaves it open, and what tests want shorter.
///
/// A scenario file's `settings` set them by name.
struct Settings: Sendable {
    /// Seconds that an access token lives.
    var tokenLife = 4_799
    /// Seconds between polls for a device code.
    var interval = 5
    /// Seconds that a device code lives.
    var codeLife = 900
    /// Seconds that a download link lives.
    var linkLife = 600
    /// Seconds told to wait for a long-running operation.
    var retryAfter = 1
    /// Polls of a long-running operation that are answered "still running".
    var polls = 1
    /// Usage lines on a page when nothing is asked.
    var usagePage = 1_000
    /// Items on a page of the other lists when nothing is asked.
    var listPage = 10
    /// Rows on a page of a cost query.
    var queryPage = 1_000
    /// Rows in a partition of a cost report.
    var partitionRows = 2_000
    /// Seconds that the server's clock is ahead.
    var clockSkew = 0
    /// How operations that take their time are answered.
    var longRunning = LongRunning.location
    /// Whether bodies are compressed for those who accept it.
    var gzip = false
    /// Whether the rate card is a file behind a link that it is sent on to.
    var rateCardLink = false
    /// Whether the subscription of the Enterprise Agreement lives in the second tenant.
    var separateTenants = false
    /// Whether a refresh token is good once only; Entra lets one that was used live on.
    var spendsRefreshTokens = false
    /// What the caller is on the billing profile: `owner`, `reader`, or `none` with roles on subscriptions only.
    var profileRole = "owner"
    /// Whose the customer agreement is: `Business` or `Individual`.
    var accountType = "Business"

    /// The names that a scenario may set.
    static let names = [
        "tokenLife", "interval", "codeLife", "linkLife", "retryAfter", "polls", "usagePage", "listPage", "queryPage",
        "partitionRows", "clockSkew", "longRunning", "gzip", "rateCardLink", "separateTenants", "spendsRefreshTokens",
        "profileRole", "accountType",
    ]

    /// Sets one by its name.
    ///
    /// - Throws: ``ScenarioDefect`` for another name or a value that does not fit.
    mutating func set(_ name: String, _ value: JSON) throws {
        if let path = Self.numbers[name], let number = value.whole {
            self[keyPath: path] = number
        } else if name == "longRunning", let way = value.text.flatMap(LongRunning.init) {
            longRunning = way
        } else if name == "gzip", let flag = value.flag {
            gzip = flag
        } else if name == "rateCardLink", let flag = value.flag {
            rateCardLink = flag
        } else if name == "separateTenants", let flag = value.flag {
            separateTenants = flag
        } else if name == "spendsRefreshTokens", let flag = value.flag {
            spendsRefreshTokens = flag
        } else if name == "profileRole", let role = value.text, ["owner", "reader", "none"].contains(role) {
            profileRole = role
        } else if name == "accountType", let type = value.text, ["Business", "Individual"].contains(type) {
            accountType = type
        } else {
            throw ScenarioDefect("\"\(name)\" is no setting, or its value does not fit; settings are \(Self.names)")
        }
    }

    private static var numbers: [String: WritableKeyPath<Settings, Int>] {
        [
            "tokenLife": \.tokenLife, "interval": \.interval, "codeLife": \.codeLife, "linkLife": \.linkLife,
            "retryAfter": \.retryAfter, "polls": \.polls, "usagePage": \.usagePage, "listPage": \.listPage,
            "queryPage": \.queryPage, "partitionRows": \.partitionRows, "clockSkew": \.clockSkew,
        ]
    }
}
