// Column names as Microsoft documents them, in the order of its files.
extension CostDetailsFile {
    /// Every layout of an Enterprise Agreement.
    public static let enterpriseLayouts = [portal, export2019, export2020, export2023]
    /// Every layout of a Customer Agreement.
    public static let customerLayouts = [customer60, customer65, customer86]

    /// The download of "Usage + charges", 55 columns.
    public static let portal = Layout(
        "portal",
        """
        BillingAccountId BillingAccountName BillingPeriodStartDate BillingPeriodEndDate \
        BillingProfileId BillingProfileName AccountOwnerId AccountName SubscriptionId SubscriptionName \
        Date Product PartNumber MeterId ServiceFamily MeterCategory MeterSubCategory MeterRegion \
        MeterName Quantity EffectivePrice Cost UnitPrice BillingCurrency ResourceLocation \
        AvailabilityZone ConsumedService ResourceId ResourceName ServiceInfo1 ServiceInfo2 \
        AdditionalInfo Tags InvoiceSectionId InvoiceSection CostCenter UnitOfMeasure ResourceGroup \
        ReservationId ReservationName ProductOrderId ProductOrderName OfferId IsAzureCreditEligible \
        Term PublisherName PlanName ChargeType Frequency PublisherType PayGPrice PricingModel \
        CostAllocationRuleName benefitId benefitName
        """)

    /// Export of schema 2019-10-01, 27 columns: no currency, period or charge type.
    public static let export2019 = Layout(
        "export of 2019",
        """
        DepartmentName AccountName AccountOwnerId SubscriptionGuid SubscriptionName ResourceGroup \
        ResourceLocation UsageDateTime ProductName MeterCategory MeterSubcategory MeterId MeterName \
        MeterRegion UnitOfMeasure UsageQuantity ResourceRate PreTaxCost CostCenter ConsumedService \
        ResourceType InstanceId Tags OfferId AdditionalInfo ServiceInfo1 ServiceInfo2
        """)

    /// Export of schema 2020-01-01, 52 columns.
    public static let export2020 = Layout(
        "export of 2020",
        """
        InvoiceSectionName AccountName AccountOwnerId SubscriptionId SubscriptionName ResourceGroup \
        ResourceLocation Date ProductName MeterCategory MeterSubCategory MeterId MeterName MeterRegion \
        UnitOfMeasure Quantity EffectivePrice CostInBillingCurrency CostCenter ConsumedService \
        ResourceId Tags OfferId AdditionalInfo ServiceInfo1 ServiceInfo2 ResourceName ReservationId \
        ReservationName UnitPrice ProductOrderId ProductOrderName Term PublisherType PublisherName \
        ChargeType Frequency PricingModel AvailabilityZone BillingAccountId BillingAccountName \
        BillingCurrencyCode BillingPeriodStartDate BillingPeriodEndDate BillingProfileId \
        BillingProfileName InvoiceSectionId IsAzureCreditEligible PartNumber PayGPrice PlanName \
        ServiceFamily
        """)

    /// Export of schema 2023-12-01, 55 columns.
    public static let export2023 = Layout(
        "export of 2023", export2020.columns + ["CostAllocationRuleName", "benefitId", "benefitName"])

    /// The layout of 60 columns.
    public static let customer60 = Layout(
        "60 columns",
        """
        invoiceId previousInvoiceId billingAccountId billingAccountName billingProfileId \
        billingProfileName invoiceSectionId invoiceSectionName resellerName resellerMpnId costCenter \
        billingPeriodEndDate billingPeriodStartDate servicePeriodEndDate servicePeriodStartDate date \
        serviceFamily productOrderId productOrderName consumedService meterId meterName meterCategory \
        meterSubCategory meterRegion ProductId product subscriptionId subscriptionName publisherType \
        publisherId publisherName resourceGroupName InstanceName resourceLocation Location \
        effectivePrice quantity unitOfMeasure chargeType billingCurrency pricingCurrency \
        costInBillingCurrency costInPricingCurrency costInUsd paygCostInBillingCurrency paygCostInUsd \
        exchangeRatePricingToBilling exchangeRateDate isAzureCreditEligible serviceInfo1 serviceInfo2 \
        additionalInfo tags payGPrice frequency term reservationId reservationName unitPrice
        """)

    /// Schema 2023-12-01, 65 columns.
    public static let customer65 = Layout(
        "65 columns",
        """
        invoiceId previousInvoiceId billingAccountId billingAccountName billingProfileId \
        billingProfileName invoiceSectionId invoiceSectionName resellerName resellerMpnId costCenter \
        billingPeriodEndDate billingPeriodStartDate servicePeriodEndDate servicePeriodStartDate date \
        serviceFamily productOrderId productOrderName consumedService meterId meterName meterCategory \
        meterSubCategory meterRegion ProductId ProductName SubscriptionId subscriptionName \
        publisherType publisherId publisherName resourceGroupName ResourceId resourceLocation location \
        effectivePrice quantity unitOfMeasure chargeType billingCurrency pricingCurrency \
        costInBillingCurrency costInPricingCurrency costInUsd paygCostInBillingCurrency paygCostInUsd \
        exchangeRatePricingToBilling exchangeRateDate isAzureCreditEligible serviceInfo1 serviceInfo2 \
        additionalInfo tags PayGPrice frequency term reservationId reservationName pricingModel \
        unitPrice costAllocationRuleName benefitId benefitName provider
        """)

    /// A wider one: the 65 columns with 21 that nothing is known of.
    public static let customer86 = Layout("86 columns", customer65.columns + (1...21).map { "newColumn\($0)" })
}
