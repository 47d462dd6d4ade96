public import BillingCore

extension FixtureAccount {
    /// An account with every case in it.
    ///
    /// Three currencies, a subscription with two of them, one without usage,
    /// names that are long, wide or hold an escape sequence, refunds, a period
    /// without usage, a statement value that no line carries, tags.
    public static let everything = FixtureAccount(
        subscriptions: [production, devTest, analytics, mixed, unused, long, wide, platform].map(\.subscription),
        lines: [production, devTest, analytics, mixed, long, wide, platform].flatMap(\.lines) + extraLines)

    /// A subscription of ``everything`` by its name.
    public static func scope(_ name: String) -> Scope {
        .one(everything.subscriptions.first { $0.name == name }?.id ?? SubscriptionID(name))
    }

    private struct Part {
        var id: String
        var name: String
        var offer: String?
        var role: String?
        var anchorDay: Int
        var currency = "SEK"
        /// What a day costs, in hundredths.
        var daily: Int
        var months = 7

        var subscription: Subscription {
            Subscription(
                id: SubscriptionID(id), name: name, offer: offer.map(Offer.init), role: role, anchorDay: anchorDay)
        }

        /// A few lines a day, dearer from month to month and cheaper at weekends.
        var lines: [UsageLine] {
            let newest = subscription.periodRule.period(containing: today)
            return (0..<months).flatMap { back in
                let period = subscription.periodRule.period(-back, after: newest)
                return period.days.filter { $0 < today }.flatMap { lines(on: $0, monthsBack: back) }
            }
        }

        private func lines(on day: Day, monthsBack: Int) -> [UsageLine] {
            let base = daily * (100 - monthsBack * 4) / 100 * (day.weekday > 5 ? 80 : 100) / 100
            return meters.enumerated().map { place, use in
                let hundredths = base * use.share / 100
                return .fixture(
                    Int64(day.number * 10 + place), day: day, subscription: SubscriptionID(id), meter: use.meter,
                    resource: "/subscriptions/\(id)/resourceGroups/rg-\(use.group)/providers/x/\(use.resource)",
                    resourceGroup: "rg-\(use.group)", quantity: use.quantity, unitPrice: use.price,
                    cost: "\(hundredths / 100).\(hundredths % 100 / 10)\(hundredths % 10)7", currency: currency,
                    tags: #""env": "prod", "owner": "team-a""#,
                    additionalInfo: #"{"ImageType":"Canonical","VCPUs":4}"#)
            }
        }
    }

    private struct Use {
        var meter: Meter
        var resource: String
        var group: String
        var quantity: String
        var price: String
        /// Hundredths of the day's cost.
        var share: Int
    }

    private static let meters = [
        Use(
            meter: .fixture("D4s v5", subcategory: "Dsv5 Series"), resource: "vm-web-01", group: "web", quantity: "24",
            price: "6.21", share: 40),
        Use(
            meter: .fixture("B2ms", subcategory: "BS Series"), resource: "vm-build", group: "build", quantity: "48.5",
            price: "1.02", share: 15),
        Use(
            meter: .fixture("P30 LRS Disk", category: "Storage", subcategory: "Premium SSD", unit: "1 /Month"),
            resource: "disk-db-0", group: "data", quantity: "0.032258", price: "1355.00", share: 25),
        Use(
            meter: .fixture(
                "Data Transfer Out", category: "Bandwidth", region: "Zone 1", unit: "1 GB"),
            resource: "lb-web", group: "web", quantity: "112.0041", price: "0.87", share: 12),
        Use(
            meter: .fixture("vCore", category: "SQL Database", subcategory: "General Purpose", unit: "1 Hour"),
            resource: "sql-orders", group: "data", quantity: "24", price: "3.145678", share: 8),
    ]

    private static let production = Part(
        id: "sub-production", name: "Production", offer: "0003P", role: "Account Administrator", anchorDay: 12,
        daily: 38_120)
    private static let devTest = Part(
        id: "sub-devtest", name: "Dev/Test", offer: "0023P", role: "Billing Reader", anchorDay: 12, daily: 2_711)
    private static let analytics = Part(
        id: "sub-analytics", name: "Analytics (US)", offer: "0003P", anchorDay: 1, currency: "USD", daily: 6_331)
    private static let mixed = Part(
        id: "sub-mixed", name: "Marketplace", offer: "0003P", anchorDay: 1, currency: "EUR", daily: 812, months: 4)
    private static let unused = Part(
        id: "sub-new", name: "New project", offer: "0044P", anchorDay: 1, daily: 0, months: 0)
    private static let long = Part(
        id: "sub-long", name: "Shared services of the northern region, kept for the yearly audit",
        offer: "MS-AZR-9999P", anchorDay: 1, daily: 990, months: 3)
    private static let wide = Part(
        id: "sub-wide", name: "東京\u{1B}[31m 部署", offer: "0017P", anchorDay: 1, currency: "EUR", daily: 1_804)
    private static let platform = Part(
        id: "sub-platform", name: "Data platform", offer: "0017P", role: "Billing Reader", anchorDay: 1,
        currency: "EUR", daily: 41_230_077)

    /// A day that costs far more, a refund, an unallocated value, and a second currency.
    private static let extraLines: [UsageLine] = [
        .fixture(
            1, day: .fixture("2026-10-15"), subscription: SubscriptionID("sub-production"),
            meter: .fixture("Standard load test", category: "Load Testing", unit: "10 Hours"), resource: "load-1",
            resourceGroup: "rg-test", quantity: "1200", price: "0.75", cost: "900.00"),
        .fixture(
            2, day: .fixture("2026-11-03"), subscription: SubscriptionID("sub-production"), resource: "vm-web-01",
            quantity: nil, price: nil, cost: "-1250.55", chargeType: "Refund"),
        .fixture(
            3, day: .fixture("2026-11-11"), subscription: SubscriptionID("sub-production"),
            meter: .fixture("Standard support", category: "Support", region: "", unit: "1"), quantity: nil, price: nil,
            cost: "214.20", isUnallocated: true),
        .fixture(
            4, day: .fixture("2026-11-02"), subscription: SubscriptionID("sub-mixed"),
            meter: .fixture("Firewall image", category: "Marketplace", region: "", unit: "1"), resource: "fw-1",
            resourceGroup: "rg-edge", quantity: "1", price: "1900", cost: "1900.00", chargeType: "Purchase"),
        .fixture(
            5, day: .fixture("2026-10-02"), subscription: SubscriptionID("sub-mixed"),
            meter: .fixture("Firewall image", category: "Marketplace", region: "", unit: "1"), resource: "fw-1",
            resourceGroup: "rg-edge", quantity: "1", price: "1900", cost: "1900.00", chargeType: "Purchase"),
    ]
}

extension UsageLine {
    fileprivate static func fixture(
        _ id: Int64, day: Day, subscription: SubscriptionID, meter: Meter = .fixture("D4s v5"), resource: String = "",
        resourceGroup: String = "", quantity: String?, price: String?, cost: String, chargeType: String = "Usage",
        isUnallocated: Bool = false
    ) -> UsageLine {
        .fixture(
            id, day: day, subscription: subscription, meter: meter, resource: resource, resourceGroup: resourceGroup,
            quantity: quantity, unitPrice: price, cost: cost, currency: "SEK", chargeType: chargeType,
            isUnallocated: isUnallocated)
    }
}
