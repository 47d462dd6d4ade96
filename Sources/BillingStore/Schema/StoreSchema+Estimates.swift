extension StoreSchema {
    /// How estimates were computed, forecasts, and what rate cards price.
    ///
    /// `way` is a word of EstimateWay. A `forecast` without figures has the
    /// JSON of an AzureProblem and an empty currency. `estimateLine` has the meters of a
    /// subscription's last estimate, where it was priced by a rate card.
    static let estimates = """
        ALTER TABLE estimate ADD COLUMN way TEXT NOT NULL DEFAULT 'costQuery';
        CREATE TABLE forecast (
            subscription TEXT NOT NULL, periodStart INTEGER NOT NULL, periodEnd INTEGER NOT NULL,
            generatedAt INTEGER NOT NULL, currency TEXT NOT NULL, micros INTEGER, remainder INTEGER, problem TEXT,
            PRIMARY KEY (subscription, periodStart, currency)
        ) WITHOUT ROWID;
        CREATE TABLE estimateLine (
            subscription TEXT NOT NULL, periodStart INTEGER NOT NULL, position INTEGER NOT NULL,
            periodEnd INTEGER NOT NULL, category TEXT NOT NULL, subcategory TEXT NOT NULL, name TEXT NOT NULL,
            region TEXT NOT NULL, unit TEXT NOT NULL, consumed TEXT, included TEXT, billable TEXT, rate TEXT,
            currency TEXT NOT NULL, micros INTEGER NOT NULL, remainder INTEGER NOT NULL,
            PRIMARY KEY (subscription, periodStart, position)
        ) WITHOUT ROWID;
        """

    /// How many meters of an estimate have no price; of those kept before, as the lines of the last one tell.
    static let unpricedMeters = """
        ALTER TABLE estimate ADD COLUMN unpricedMeters INTEGER NOT NULL DEFAULT 0;
        UPDATE estimate SET unpricedMeters = (
            SELECT count(*) FROM estimateLine WHERE estimateLine.subscription = estimate.subscription
            AND estimateLine.periodStart = estimate.periodStart AND included IS NULL AND micros = 0 AND remainder = 0
        ) WHERE way = 'rateCard';
        """
}
