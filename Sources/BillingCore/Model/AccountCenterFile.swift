/// A row of the first section of an Account Center usage file, version 2 (usage-formats 1).
public struct ProvisioningRow: Hashable, Sendable {
    /// The subscription that it is of.
    public let subscription: SubscriptionID
    /// Its ten cells in the section's order, without quotes of their own; empty where nothing stands.
    public let cells: [String]

    /// Cells of a row.
    public static let cellCount = 10

    /// Creates a row; cells that are missing are empty, further ones are left out.
    public init(subscription: SubscriptionID, cells: [String]) {
        self.subscription = subscription
        let missing = max(0, Self.cellCount - cells.count)
        self.cells = Array(cells.prefix(Self.cellCount)) + Array(repeating: "", count: missing)
    }
}

/// What an Account Center file's statement says of a meter beyond a ``StatementLine``.
public struct AccountCenterCharge: Hashable, Sendable {
    /// The number that the meter is sold under, `7UD-00001`; empty when there is none.
    public let sku: String
    /// Money drawn from a commitment; `nil` when the cell is empty.
    public let withinCommitment: ExactDecimal?
    /// Money beyond a commitment; `nil` when the cell is empty.
    public let overage: ExactDecimal?
    /// The commitment's rate; `nil` when the cell is empty.
    public let commitmentRate: ExactDecimal?
    /// The value as it is written, `$0.17 USD`; empty when it is not this line's alone.
    public let valueText: String

    /// Creates what is known of a charge.
    public init(
        sku: String, withinCommitment: ExactDecimal? = nil, overage: ExactDecimal? = nil,
        commitmentRate: ExactDecimal? = nil, valueText: String = ""
    ) {
        self.sku = sku
        self.withinCommitment = withinCommitment
        self.overage = overage
        self.commitmentRate = commitmentRate
        self.valueText = valueText
    }

    /// What is left of it where the meter's value is shared by several subscriptions.
    public var shared: AccountCenterCharge { AccountCenterCharge(sku: sku) }
}

/// Everything of an Account Center usage file but its daily rows: one subscription in one period.
public struct AccountCenterFile: Hashable, Sendable {
    /// A row of the statement.
    public struct Charge: Hashable, Sendable {
        /// The charge.
        public let line: StatementLine
        /// What an Account Center file said of it; `nil` of other sources.
        public let details: AccountCenterCharge?

        /// Creates a row.
        public init(_ line: StatementLine, details: AccountCenterCharge? = nil) {
            self.line = line
            self.details = details
        }
    }

    /// The subscription.
    public let subscription: Subscription
    /// The period.
    public let period: BillingPeriod
    /// The first section; empty when no Account Center file told of it.
    public let provisioning: [ProvisioningRow]
    /// The statement: in the file's order where one was read, else by meter.
    public let charges: [Charge]

    /// Creates what is known of a file.
    public init(
        subscription: Subscription, period: BillingPeriod, provisioning: [ProvisioningRow], charges: [Charge]
    ) {
        self.subscription = subscription
        self.period = period
        self.provisioning = provisioning
        self.charges = charges
    }
}
