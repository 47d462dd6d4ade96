import BillingCore

extension CostDetailsLayout {
    /// The usage extract of the enterprise portal (31 columns), of its API (40), and the oldest ones, whose names are
    /// those of Microsoft's first samples (usage-formats 3).
    static let enterpriseExtract = CostDetailsLayout(
        .enterpriseExtract,
        Places(
            dayParts: [["year"], ["month"], ["day"]], quantity: ["consumedquantity", "resourceqtyconsumed"],
            cost: ["extendedcost", "cost"], periodStart: [], periodEnd: [], pricingModel: [], reservation: [],
            payers: [("accountownerid", "accountname"), ("accountid", "accountname")]),
        texts: [
            (.subscriptionID, ["subscriptionguid", "subscriptionid"]), (.subscriptionName, ["subscriptionname"]),
            (.meterCategory, ["metercategory", "service"]), (.meterSubcategory, ["metersubcategory", "servicetype"]),
            (.meterName, ["metername", "serviceresource"]), (.meterRegion, ["meterregion", "serviceregion"]),
            // Beside a ResourceGuid, MeterId may be a number of the portal's own.
            (.meterID, ["resourceguid", "meterid"]), (.unit, ["unitofmeasure"]), (.service, ["consumedservice"]),
            (.resourceGroup, ["resourcegroup"]), (.resource, ["instanceid", "component"]),
            (.location, ["resourcelocation", "servicesubregion"]), (.unitPrice, ["resourcerate"]),
            (.currency, ["currency", "currencycode", "billingcurrency"]), (.offer, ["offerid"]), (.tags, ["tags"]),
            (.additionalInfo, ["additionalinfo"]),
        ],
        others: """
            AccountId AccountName AccountOwnerEmail AccountOwnerId ChargesBilledSeparately ConsumedServiceId CostCenter \
            Date DepartmentId DepartmentName Location MeterId PartNumber Product ProductId ResourceLocationId \
            ServiceAdministratorId ServiceInfo1 ServiceInfo2 ServiceName ServiceTier StoreServiceIdentifier \
            SubscriptionId
            """)

    /// Schemas 2019-10-01 to 2024-08-01 of the exports, and the portal's download, whose names differ a little.
    static let enterpriseAgreement = CostDetailsLayout(
        .enterpriseAgreement,
        Places(
            cost: ["costinbillingcurrency", "cost", "pretaxcost"],
            payers: [
                ("billingprofileid", "billingprofilename"), ("billingaccountid", "billingaccountname"),
                ("accountownerid", "accountname"),
            ]),
        texts: sharedTexts + [
            (.resourceGroup, ["resourcegroup"]), (.resource, ["resourceid", "instanceid"]),
            (.unitPrice, ["effectiveprice", "resourcerate"]),
            (.currency, ["billingcurrencycode", "billingcurrency", "currency"]),
        ],
        others: """
            AccountId AccountName AccountOwnerId AvailabilityZone BillingAccountId BillingAccountName \
            BillingPeriodEndDate BillingPeriodStartDate BillingProfileId BillingProfileName CostAllocationRuleName \
            CostCenter DepartmentName Frequency InvoiceSection InvoiceSectionId InvoiceSectionName \
            IsAzureCreditEligible PartNumber PayGPrice PlanName PricingModel Product ProductName ProductOrderId \
            ProductOrderName PublisherName PublisherType ReservationId ReservationName ResourceLocationNormalized \
            ResourceName ResourceType ServiceFamily ServiceInfo1 ServiceInfo2 Term UnitPrice benefitId benefitName
            """)

    /// The layout of 60 columns, and schemas 2021-10-01 and 2023-12-01 with 65.
    static let customerAgreement = CostDetailsLayout(
        .customerAgreement,
        Places(
            cost: ["costinbillingcurrency"], pricingCurrency: ["pricingcurrency"],
            payers: [
                ("billingprofileid", "billingprofilename"), ("billingaccountid", "billingaccountname"),
                ("invoicesectionid", "invoicesectionname"),
            ]),
        texts: customerTexts, others: customerOthers)

    /// What a partner sees (70 columns), and one of its customers (56, which have no billing account's identifier).
    static let partnerAgreement = CostDetailsLayout(
        .partnerAgreement,
        Places(
            cost: ["costinbillingcurrency"], pricingCurrency: ["pricingcurrency"],
            payers: [
                ("billingprofileid", "billingprofilename"), ("billingaccountid", "billingaccountname"),
                ("customertenantid", "customername"), ("partnertenantid", "partnername"),
            ]),
        texts: customerTexts,
        others: customerOthers + """
             customerName customerTenantId partnerEarnedCreditApplied partnerEarnedCreditRate partnerName \
            partnerTenantId
            """)

    private static let customerTexts: [(field: UsageField, names: Names)] =
        sharedTexts + [
            (.resourceGroup, ["resourcegroupname", "resourcegroup"]), (.resource, ["resourceid", "instancename"]),
            (.unitPrice, ["effectiveprice"]), (.currency, ["billingcurrency"]),
        ]

    private static let customerOthers = """
        invoiceId previousInvoiceId billingAccountId billingAccountName billingProfileId billingProfileName \
        invoiceSectionId invoiceSectionName resellerName resellerMpnId costCenter billingPeriodEndDate \
        billingPeriodStartDate servicePeriodEndDate servicePeriodStartDate serviceFamily productOrderId \
        productOrderName ProductId product ProductName publisherType publisherId publisherName location \
        effectivePrice pricingCurrency costInPricingCurrency costInUsd paygCostInBillingCurrency paygCostInUsd \
        exchangeRatePricingToBilling exchangeRateDate isAzureCreditEligible serviceInfo1 serviceInfo2 PayGPrice \
        frequency term reservationId reservationName pricingModel unitPrice costAllocationRuleName benefitId \
        benefitName provider
        """
}
