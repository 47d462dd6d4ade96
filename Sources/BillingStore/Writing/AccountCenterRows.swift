import BillingCore
import GRDB

extension ProvisioningRow {
    func insert(dataset: Int64, position: Int, _ db: Database) throws {
        let texts: [any DatabaseValueConvertible] = [dataset, position, subscription.rawValue] + cells
        try db.execute(
            sql: "INSERT INTO provisioningRow VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)", arguments: StatementArguments(texts))
    }

    /// Reads a row of `provisioningRow`.
    init(_ row: Row) {
        self.init(
            subscription: SubscriptionID(row["subscription"] as String),
            cells: [
                row["subscriptionID"], row["subscriptionName"], row["orderID"], row["description"], row["billingDate"],
                row["offerName"], row["serviceName"], row["subscriptionStatus"], row["extraStatus"],
                row["provisioningStatus"],
            ])
    }
}

extension AccountCenterCharge {
    func insert(part: Int64, position: Int, _ db: Database) throws {
        try db.execute(
            sql: "INSERT INTO accountCenterCharge VALUES (?,?,?,?,?,?,?)",
            arguments: [
                part, position, sku, withinCommitment?.description, overage?.description,
                commitmentRate?.description, valueText,
            ])
    }

    /// Reads a row of `accountCenterCharge`.
    init(_ row: Row) {
        func number(_ name: String) -> ExactDecimal? { (row[name] as String?).flatMap { ExactDecimal($0) } }
        self.init(
            sku: row["sku"], withinCommitment: number("withinCommitment"), overage: number("overage"),
            commitmentRate: number("commitmentRate"), valueText: row["valueText"])
    }
}
