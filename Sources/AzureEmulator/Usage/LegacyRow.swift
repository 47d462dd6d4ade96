import BillingCore

/// `kind: legacy` of usageDetails (azure-apis 3.2).
enum LegacyRow {
    private typealias Gap = RowTemplate.Gap

    static func json(
        _ use: UsageTexts, _ subscription: Subscription, _ account: BillingAccount?, hasMeter: Bool, hasInfo: Bool
    ) -> JSON {
        let prefix = String(subscription.id.rawValue.prefix(8))
        let name = "\(prefix)-0000-5000-8000-\(Gap.name.mark)"
        let isEnterprise = subscription.agreement == .enterprise
        let scope = "/subscriptions/\(subscription.id)/providers/Microsoft.Billing/billingPeriods/"
        let period = isEnterprise ? Gap.monthName.mark : Gap.anniversaryName.mark
        return [
            "id": .string(scope + period + "/providers/Microsoft.Consumption/usageDetails/\(name)"),
            "name": .string(name), "type": "Microsoft.Consumption/usageDetails", "kind": "legacy",
            "tags": .tags(use.tags),
            "properties": .object(
                owner(use, subscription, account) + use.charge(hasMeter: hasMeter) + place(use, hasInfo: hasInfo)
                    + kind(use)),
        ]
    }

    private static func owner(
        _ use: UsageTexts, _ subscription: Subscription, _ account: BillingAccount?
    ) -> [(String, JSON)] {
        let id = account?.id ?? subscription.id.rawValue
        let name = account?.name ?? subscription.displayName
        return [
            ("billingAccountId", .string(id)), ("billingAccountName", .string(name)),
            ("billingPeriodStartDate", .string("\(Gap.periodStart.mark)T00:00:00.0000000Z")),
            ("billingPeriodEndDate", .string("\(Gap.periodEnd.mark)T00:00:00.0000000Z")),
            ("billingProfileId", .string(id)), ("billingProfileName", .string(name)),
            ("accountName", .orNull(use.other("AccountName"))),
            ("accountOwnerId", .orNull(use.other("AccountOwnerId"))),
            ("subscriptionId", .string(subscription.id.rawValue)),
            ("subscriptionName", .string(subscription.displayName)),
            ("date", .string("\(Gap.day.mark)T00:00:00.0000000Z")),
        ]
    }

    private static func place(_ use: UsageTexts, hasInfo: Bool) -> [(String, JSON)] {
        [
            ("resourceLocation", .orNull(use[.location])), ("consumedService", .orNull(use[.service])),
            ("resourceId", .orNull(use[.resource])), ("resourceName", .orNull(use.resourceName)),
            ("serviceInfo1", nil), ("serviceInfo2", nil),
            ("additionalInfo", hasInfo ? .orNull(use[.additionalInfo]) : .null),
            ("invoiceSection", .orNull(use.other("InvoiceSectionName"))),
            ("costCenter", .orNull(use.other("CostCenter"))),
            ("resourceGroup", .orNull(use[.resourceGroup])),
        ]
    }

    private static func kind(_ use: UsageTexts) -> [(String, JSON)] {
        let frequency = use.other("Frequency")
        let publisher = use.other("PublisherName")
        return [
            ("reservationId", nil), ("reservationName", .orNull(use.other("ReservationName"))),
            ("productOrderId", nil), ("productOrderName", nil), ("offerId", .orNull(use[.offer])),
            ("isAzureCreditEligible", true), ("term", .orNull(use.other("Term"))),
            ("publisherName", .string(publisher.isEmpty ? "Microsoft" : publisher)),
            ("publisherType", .string(use.other("PublisherType").isEmpty ? "Azure" : use.other("PublisherType"))),
            ("planName", nil), ("chargeType", .string(use[.chargeType])),
            ("frequency", .string(frequency.isEmpty ? "UsageBased" : frequency)),
            ("pricingModel", .string(use.other("PricingModel").isEmpty ? "OnDemand" : use.other("PricingModel"))),
            ("benefitId", nil), ("benefitName", .orNull(use.other("ReservationName"))),
        ]
    }
}

extension UsageTexts {
    /// What was used and what it costs, as legacy rows have it.
    fileprivate func charge(hasMeter: Bool) -> [(String, JSON)] {
        let meter: JSON = [
            "meterName": .string(self[.meterName]), "meterCategory": .string(self[.meterCategory]),
            "meterSubCategory": .orNull(self[.meterSubcategory]), "unitOfMeasure": .string(self[.unit]),
            "serviceFamily": .orNull(other("ServiceFamily")),
        ]
        let price = JSON.digits(self[.unitPrice])
        return [
            ("product", .string(productName)), ("partNumber", .string("AAA-\(self[.meterID].suffix(5))")),
            ("meterId", .string(self[.meterID])), ("meterDetails", hasMeter ? meter : .null),
            ("quantity", RowTemplate.Gap.quantity.number), ("effectivePrice", price),
            ("cost", RowTemplate.Gap.cost.number), ("unitPrice", price), ("payGPrice", price),
            ("billingCurrency", .string(self[.currency])),
        ]
    }

    /// What is sold, in the field's order: category, subcategory, meter, region.
    var productName: String {
        let told = other("ProductName")
        if !told.isEmpty { return told }
        return [self[.meterCategory], self[.meterSubcategory], self[.meterName], self[.meterRegion]]
            .filter { !$0.isEmpty }.joined(separator: " - ")
    }
}
