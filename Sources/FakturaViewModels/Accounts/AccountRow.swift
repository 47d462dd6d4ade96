public import BillingCore

/// An account that is signed in, with what it sees.
public struct AccountRow: Equatable, Sendable {
    /// A tenant of the account.
    public struct Membership: Equatable, Sendable {
        /// The tenant.
        public let tenant: Tenant
        /// Why the last try to read there gave nothing; `nil` while all is well.
        public let problem: AzureProblem?
        /// Subscriptions seen there; `nil` before they were listed.
        public let subscriptionCount: Int?

        /// Creates a membership.
        public init(tenant: Tenant, problem: AzureProblem? = nil, subscriptionCount: Int? = nil) {
            self.tenant = tenant
            self.problem = problem
            self.subscriptionCount = subscriptionCount
        }
    }

    /// Where the token is between two starts of the program.
    public enum Keeping: Hashable, Sendable {
        /// In a file of faktura's.
        case file
        /// In memory only.
        case memory
        /// Nowhere here: the way gives a new one each time.
        case elsewhere
    }

    /// The account; its way is where its tokens come from.
    public let account: AzureAccount
    /// Its tenants, in the order shown.
    public let tenants: [Membership]
    /// Why the account as a whole has no token, or could not be read; `nil` while all is well.
    public let problem: AzureProblem?
    /// Where its token is kept.
    public let keeping: Keeping

    /// Creates a row.
    public init(
        account: AzureAccount, tenants: [Membership] = [], problem: AzureProblem? = nil, keeping: Keeping = .elsewhere
    ) {
        self.account = account
        self.tenants = tenants
        self.problem = problem
        self.keeping = keeping
    }

    /// Subscriptions seen in all tenants; `nil` before any was listed.
    public var subscriptionCount: Int? {
        let known = tenants.compactMap(\.subscriptionCount)
        return known.isEmpty ? nil : known.reduce(0, +)
    }

    /// Who it is, else its identifier.
    public var displayName: String { account.name ?? account.id.rawValue }
    /// Tenants that the account has no token in, or that could not be read.
    public var failedCount: Int { tenants.count { $0.problem != nil } }
}
