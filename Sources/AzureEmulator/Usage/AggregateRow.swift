import BillingCore

/// A row of Microsoft.Commerce's UsageAggregates (azure-apis 3.3).
enum AggregateRow {
    private typealias Gap = RowTemplate.Gap

    static func json(_ use: UsageTexts, _ subscription: Subscription) -> JSON {
        let name = "Daily_BRSDT_\(Gap.name.mark)"
        let instance: JSON = [
            "Microsoft.Resources": [
                "resourceUri": .string(use[.resource]), "location": .string(use[.location]), "tags": .tags(use.tags),
                "additionalInfo": .orNull(use[.additionalInfo]),
            ]
        ]
        return [
            "id": .string("/subscriptions/\(subscription.id)/providers/Microsoft.Commerce/UsageAggregates/\(name)"),
            "name": .string(name), "type": "Microsoft.Commerce/UsageAggregate",
            "properties": [
                "subscriptionId": .string(subscription.id.rawValue),
                "usageStartTime": .string("\(Gap.day.mark)T00:00:00+00:00"),
                "usageEndTime": .string("\(Gap.nextDay.mark)T00:00:00+00:00"),
                "meterName": .string(use[.meterName]), "meterCategory": .string(use[.meterCategory]),
                "meterSubCategory": .string(use[.meterSubcategory]), "meterRegion": .string(use[.meterRegion]),
                "unit": .string(use[.unit]), "meterId": .string(use[.meterID]), "infoFields": [:],
                "instanceData": .string(String(decoding: instance.bytes, as: UTF8.self)),
                "quantity": Gap.quantity.number,
            ],
        ]
    }
}
