extension StoreSchema {
    /// What an Account Center file says beyond usage, statement and subscription, so that it can be written again.
    ///
    /// `provisioningRow` has its first section, `accountCenterCharge` the statement's further columns, at the
    /// position of the `statementLine` that they belong to; `valueText` is empty where the value is written anew.
    /// `dayRun` has how many daily rows of one day follow each other, of files that are not in order of days.
    static let accountCenter = """
        CREATE TABLE provisioningRow (
            dataset INTEGER NOT NULL, position INTEGER NOT NULL, subscription TEXT NOT NULL,
            subscriptionID TEXT NOT NULL, subscriptionName TEXT NOT NULL, orderID TEXT NOT NULL,
            description TEXT NOT NULL, billingDate TEXT NOT NULL, offerName TEXT NOT NULL, serviceName TEXT NOT NULL,
            subscriptionStatus TEXT NOT NULL, extraStatus TEXT NOT NULL, provisioningStatus TEXT NOT NULL,
            PRIMARY KEY (dataset, position)
        ) WITHOUT ROWID;
        CREATE TABLE accountCenterCharge (
            part INTEGER NOT NULL, position INTEGER NOT NULL, sku TEXT NOT NULL, withinCommitment TEXT, overage TEXT,
            commitmentRate TEXT, valueText TEXT NOT NULL, PRIMARY KEY (part, position)
        ) WITHOUT ROWID;
        CREATE TABLE dayRun (
            part INTEGER NOT NULL, position INTEGER NOT NULL, day INTEGER NOT NULL, lineCount INTEGER NOT NULL,
            PRIMARY KEY (part, position)
        ) WITHOUT ROWID;
        """
}
