public import BillingCore

extension Day {
    /// A day from text; the first of 1970 when it is none.
    public static func fixture(_ iso: String) -> Day { Day(iso: iso) ?? Day(number: 0) }
}

extension BillingPeriod {
    /// A period by its first and last day.
    public static func fixture(_ first: String, _ last: String) -> BillingPeriod {
        BillingPeriod(first: .fixture(first), last: .fixture(last))
            ?? PeriodRule.calendarMonth.period(containing: .fixture(first))
    }
}

extension Amount {
    /// An amount from text; zero when it is none.
    public static func fixture(_ text: String) -> Amount { Amount(text) ?? .zero }
}

extension Meter {
    /// A meter of one category.
    public static func fixture(
        _ name: String, category: String = "Virtual Machines", subcategory: String = "", region: String = "EU North",
        unit: String = "1 Hour"
    ) -> Meter {
        Meter(category: category, subcategory: subcategory, name: name, region: region, unit: unit)
    }
}

extension UsageLine {
    /// One line, by what it costs.
    public static func fixture(
        _ id: Int64 = 1, day: Day = .fixture("2026-11-12"), subscription: SubscriptionID = SubscriptionID("sub-1"),
        meter: Meter = .fixture("D4s v5"), resource: String = "", resourceGroup: String = "rg-web",
        quantity: String? = "24", unitPrice: String? = "1.5", cost: String = "36.00", currency: String = "SEK",
        chargeType: String = "Usage", isUnallocated: Bool = false, tags: String = "", additionalInfo: String = "",
        otherFields: [OtherField] = []
    ) -> UsageLine {
        UsageLine(
            id: UsageLineID(id), day: day, subscription: subscription, meter: meter, meterID: "m-\(id)",
            service: "Microsoft.Compute", resourceGroup: resourceGroup,
            resource: resource.isEmpty && !isUnallocated ? "vm-\(id)" : resource, location: "EU North",
            quantity: quantity.flatMap { ExactDecimal($0) }, unitPrice: unitPrice.flatMap { ExactDecimal($0) },
            cost: Money(.fixture(cost), CurrencyCode(currency)), chargeType: chargeType, isUnallocated: isUnallocated,
            tags: tags, additionalInfo: additionalInfo, otherFields: otherFields)
    }
}

extension FixtureAccount {
    /// One subscription with so many lines, all on the first day of the unbilled period.
    public static func oneDay(lineCount: Int) -> FixtureAccount {
        FixtureAccount(
            subscriptions: [Subscription(id: SubscriptionID("sub-1"), name: "Production", anchorDay: 12)],
            lines: (0..<lineCount).map { number in
                .fixture(Int64(number), resource: "vm-\(number)", cost: "\(number + 1).25")
            })
    }
}
