/// How one subscription stands in a period of a history: why it has no invoice, and why no costs.
public struct PeriodStanding: Hashable, Sendable {
    /// The subscription.
    public let subscription: Subscription
    /// Why it has no invoice; `nil` where it has one.
    public let finding: AbsenceFinding?
    /// Why Azure did not give its usage, or not anew; `nil` where nothing is wrong.
    public let problem: AzureProblem?

    /// Creates a standing.
    public init(subscription: Subscription, finding: AbsenceFinding? = nil, problem: AzureProblem? = nil) {
        self.subscription = subscription
        self.finding = finding
        self.problem = problem
    }
}
