import BillingCore

/// `kind: modern` of usageDetails (azure-apis 3.2).
enum ModernRow {
    private typealias Gap = RowTemplate.Gap

    static func json(_ use: UsageTexts, _ subscription: Subscription, _ account: BillingAccount?) -> JSON {
        let name = "\(subscription.id.rawValue.prefix(8))-0000-5000-8000-\(Gap.name.mark)"
        let scope = "/subscriptions/\(subscription.id)/providers/Microsoft.Billing/billingPeriods/"
        return [
            "id": .string(scope + "\(Gap.monthName.mark)/providers/Microsoft.Consumption/usageDetails/\(name)"),
            "name": .string(name), "type": "Microsoft.Consumption/usageDetails", "kind": "modern",
            "tags": .tags(use.tags),
            "properties": .object(
                owner(use, subscription, account) + charge(use) + costs(use) + place(use) + kind(use) + partner(use)),
        ]
    }

    private static func owner(
        _ use: UsageTexts, _ subscription: Subscription, _ account: BillingAccount?
    ) -> [(String, JSON)] {
        [
            ("billingAccountId", .text(account?.id)), ("billingAccountName", .text(account?.name)),
            ("billingPeriodStartDate", .string("\(Gap.periodStart.mark)T00:00:00.0000000Z")),
            ("billingPeriodEndDate", .string("\(Gap.periodEnd.mark)T00:00:00.0000000Z")),
            ("billingProfileId", .text(subscription.billingProfile)),
            ("billingProfileName", .string(use.other("billingProfileName"))),
            ("subscriptionGuid", .string(subscription.id.rawValue)),
            ("subscriptionName", .string(subscription.displayName)),
            ("date", .string("\(Gap.day.mark)T00:00:00.0000000Z")),
            ("invoiceSectionId", .string(InvoiceSection.id(use.other("invoiceSectionName")))),
            ("invoiceSectionName", .string(use.other("invoiceSectionName"))), ("costCenter", ""),
            ("invoiceId", .string(use.other("invoiceId"))), ("previousInvoiceId", ""),
            ("servicePeriodStartDate", .string("\(Gap.day.mark)T00:00:00Z")),
            ("servicePeriodEndDate", .string("\(Gap.day.mark)T00:00:00Z")),
        ]
    }

    private static func charge(_ use: UsageTexts) -> [(String, JSON)] {
        [
            ("product", .string(use.productName)), ("productIdentifier", .string("DZH\(use[.meterID].suffix(8))")),
            ("meterId", .string(use[.meterID])), ("meterName", .string(use[.meterName])),
            ("meterCategory", .string(use[.meterCategory])), ("meterSubCategory", .string(use[.meterSubcategory])),
            ("meterRegion", .string(use[.meterRegion])), ("unitOfMeasure", .string(use[.unit])),
            ("serviceFamily", .string(use.other("serviceFamily"))), ("quantity", Gap.quantity.number),
        ]
    }

    private static func costs(_ use: UsageTexts) -> [(String, JSON)] {
        let price = JSON.digits(use[.unitPrice])
        return [
            ("unitPrice", price), ("effectivePrice", price), ("marketPrice", price), ("payGPrice", price),
            ("billingCurrencyCode", .string(use[.currency])), ("pricingCurrencyCode", .string(use[.currency])),
            ("costInBillingCurrency", Gap.cost.number), ("costInPricingCurrency", Gap.cost.number),
            ("costInUSD", Gap.costInUSD.number), ("paygCostInBillingCurrency", Gap.cost.number),
            ("paygCostInUSD", Gap.costInUSD.number), ("exchangeRate", "1"),
            ("exchangeRateDate", .string("\(Gap.periodStart.mark)T00:00:00Z")),
            ("exchangeRatePricingToBilling", .number("1.0")),
        ]
    }

    private static func place(_ use: UsageTexts) -> [(String, JSON)] {
        [
            ("resourceLocation", .string(use[.location])), ("resourceLocationNormalized", .string(use[.location])),
            ("consumedService", .string(use[.service])), ("instanceName", .string(use[.resource])),
            ("resourceGroup", .string(use[.resourceGroup])), ("additionalInfo", .orNull(use[.additionalInfo])),
            ("serviceInfo1", ""), ("serviceInfo2", ""),
        ]
    }

    private static func kind(_ use: UsageTexts) -> [(String, JSON)] {
        [
            ("isAzureCreditEligible", .bool(use.other("isAzureCreditEligible") == "True")),
            ("chargeType", .string(use[.chargeType])), ("frequency", .string(use.other("frequency"))),
            ("productOrderId", ""), ("productOrderName", .string(use.other("productOrderName"))),
            ("publisherName", .string(use.other("publisherName"))), ("publisherId", ""),
            ("publisherType", .string(use.other("publisherType"))), ("reservationId", ""),
            ("reservationName", .string(use.other("reservationName"))), ("term", .string(use.other("term"))),
            ("pricingModel", .string(use.other("pricingModel"))), ("provider", .string(use.other("provider"))),
            ("benefitId", nil), ("benefitName", .orNull(use.other("reservationName"))),
            ("costAllocationRuleName", nil),
        ]
    }

    /// What only partners' customers have.
    private static func partner(_ use: UsageTexts) -> [(String, JSON)] {
        [
            ("customerTenantId", nil), ("customerName", .orNull(use.other("customerName"))), ("partnerTenantId", nil),
            ("partnerName", .orNull(use.other("partnerName"))), ("resellerMpnId", ""), ("resellerName", ""),
            ("partnerEarnedCreditRate", 0), ("partnerEarnedCreditApplied", "0"),
        ]
    }
}

/// Names invoice sections.
enum InvoiceSection {
    /// Four letters twice, as Azure's are; made of the section's name.
    static func id(_ name: String) -> String {
        let letters = name.uppercased().filter { $0.isLetter && $0.isASCII }
        return "SECT-\(letters.prefix(4))-INV-PGB"
    }
}
