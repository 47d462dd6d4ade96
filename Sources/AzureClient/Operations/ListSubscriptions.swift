public import BillingCore

/// The subscriptions of one tenant that the caller has any role on (azure-apis 1.1).
public struct ListSubscriptions: AzureOperation {
    /// Creates the operation.
    public init() {}

    public func run(on azure: AzureAPI) async throws -> [AzureSubscription] {
        try await azure.list(azure.call(.get, "/subscriptions", version: "2022-12-01")) { try AzureSubscription($0) }
    }
}

/// A subscription as the resource manager lists it.
public struct AzureSubscription: Hashable, Sendable {
    /// Where a subscription stands.
    public enum State: String, CaseIterable, Sendable {
        case enabled = "Enabled"
        case warned = "Warned"
        case pastDue = "PastDue"
        case disabled = "Disabled"
        case deleted = "Deleted"
    }

    /// Whether charges beyond a credit are possible.
    public enum SpendingLimit: String, CaseIterable, Sendable {
        case on = "On"
        case off = "Off"
        case currentPeriodOff = "CurrentPeriodOff"
    }

    /// Its identifier.
    public let id: SubscriptionID
    /// The name its owner gave it; `nil` for none.
    public let name: String?
    /// The tenant it lives in; `nil` in old answers.
    public let tenant: String?
    /// Where it stands.
    public let state: AzureWord<State>?
    /// Its quota, which hints at the offer: `PayAsYouGo_2014-09-01`.
    public let quotaID: String?
    /// Its spending limit; `nil` when the answer has none.
    public let spendingLimit: AzureWord<SpendingLimit>?
    /// Where the caller's rights come from: `RoleBased`, `Legacy`.
    public let authorizationSource: String?
    /// Tenants that manage it for its owner.
    public let managingTenants: [String]

    init(_ fields: Fields) throws(AnswerDefect) {
        id = SubscriptionID(try fields.required("subscriptionId"))
        name = fields.text("displayName")
        tenant = fields.text("tenantId")
        state = fields.word("state")
        let policies = fields["subscriptionPolicies"]
        quotaID = policies.text("quotaId")
        spendingLimit = policies.word("spendingLimit")
        authorizationSource = fields.text("authorizationSource")
        managingTenants = fields.list("managedByTenants").compactMap { $0.text("tenantId") }
    }
}
