/// A sign-in that waits for a person with another device.
struct DeviceCode: Sendable {
    /// What the person did.
    enum Verdict: String, Sendable {
        case pending, approved, declined, expired
        /// Conditional Access does not let device codes through.
        case blocked
    }

    let userCode: String
    let deviceCode: String
    let client: String
    let tenant: Tenant
    let scope: String
    /// Seconds since 1970.
    let expiry: Int
    /// Seconds that the client must wait between polls.
    var interval: Int
    var verdict = Verdict.pending
    /// Milliseconds since 1970.
    var lastPoll: Int?

    static func newUserCode() -> String {
        let letters = Array("BCDFGHJKLMNPQRSTVWXZ23456789")
        return String((0..<9).map { _ in letters[Int.random(in: 0..<letters.count)] })
    }
}
