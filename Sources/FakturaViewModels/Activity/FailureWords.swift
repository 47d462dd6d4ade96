/// Why work failed, in words.
public struct FailureWords: Hashable, Sendable {
    /// What failed, why, and what to do.
    public let sentence: String
    /// Why, in the few words that a row of a table has room for; `nil` where there are only sentences.
    public let short: String?
    /// By which Microsoft's support finds the call; `nil` when there is none.
    public let requestID: String?

    /// Creates the words.
    public init(_ sentence: String, short: String? = nil, requestID: String? = nil) {
        self.sentence = sentence
        self.short = short
        self.requestID = requestID
    }
}
