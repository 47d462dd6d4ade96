/// What asking Azure for the invoices of a subscription or a billing profile last came to.
public struct InvoiceAnswer: Hashable, Sendable {
    /// Whose invoices were asked for.
    public let owner: Invoice.Owner
    /// Seconds since 1970 (UTC) at which they were last read whole; `nil` when they never were.
    public let readAt: Int64?
    /// Seconds since 1970 (UTC) at which they were last asked for.
    public let triedAt: Int64
    /// Why the last try gave none; `nil` when it gave the list.
    public let problem: AzureProblem?
    /// By which Microsoft's support finds the answer that gave the list; `nil` when none is known.
    public let requestID: String?

    /// Creates an answer.
    public init(
        owner: Invoice.Owner, readAt: Int64?, triedAt: Int64, problem: AzureProblem? = nil, requestID: String? = nil
    ) {
        self.owner = owner
        self.readAt = readAt
        self.triedAt = triedAt
        self.problem = problem
        self.requestID = requestID
    }

    /// Whether Azure says that there are no invoices of such a subscription (azure-apis 7.3).
    var rulesInvoicesOut: Bool {
        guard case .refused(let refusal) = problem else { return false }
        return refusal.reason == .agreementNotSupported
    }

    /// Whether Azure lists invoices, and refuses what they come to.
    var isWithoutAmounts: Bool { problem?.isOfAmounts == true }
}
