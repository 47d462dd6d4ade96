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

    /// Every layout of partners and their customers.
    public static let partnerLayouts = [partner70, customer56]

    /// What a partner sees, 70 columns.
    public static let partner70 = Layout(
        "partner, 70 columns",
        """
        invoiceId previousInvoiceId billingAccountId billingAccountName billingProfileId billingProfileName \
        invoiceSectionId invoiceSectionName partnerTenantId partnerName resellerName resellerMpnId \
        customerTenantId customerName costCenter billingPeriodEndDate billingPeriodStartDate \
        servicePeriodEndDate servicePeriodStartDate date serviceFamily productOrderId productOrderName \
        consumedService meterId meterName meterCategory meterSubCategory meterRegion ProductId ProductName \
        SubscriptionId subscriptionName publisherType publisherId publisherName resourceGroupName ResourceId \
        resourceLocation location effectivePrice quantity unitOfMeasure chargeType billingCurrency \
        pricingCurrency costInBillingCurrency costInPricingCurrency costInUsd paygCostInBillingCurrency \
        paygCostInUsd exchangeRatePricingToBilling exchangeRateDate isAzureCreditEligible serviceInfo1 \
        serviceInfo2 additionalInfo tags partnerEarnedCreditRate partnerEarnedCreditApplied PayGPrice \
        frequency term reservationId reservationName PricingModel unitPrice benefitId benefitName provider
        """)

    /// What a customer of a partner sees, 56 columns, without a billing account's identifier.
    public static let customer56 = Layout(
        "customer of a partner, 56 columns",
        """
        billingAccountName partnerName resellerName resellerMpnId customerTenantId customerName costCenter \
        billingPeriodEndDate billingPeriodStartDate servicePeriodEndDate servicePeriodStartDate date \
        serviceFamily productOrderId productOrderName consumedService meterId meterName meterCategory \
        meterSubCategory meterRegion ProductId ProductName SubscriptionId subscriptionName publisherType \
        publisherId publisherName resourceGroupName ResourceId resourceLocation location effectivePrice \
        quantity unitOfMeasure chargeType billingCurrency pricingCurrency costInBillingCurrency costInUsd \
        exchangeRatePricingToBilling exchangeRateDate serviceInfo1 serviceInfo2 additionalInfo tags \
        PayGPrice frequency term reservationId reservationName PricingModel unitPrice benefitId benefitName \
        provider
        """)

    /// Every form of the enterprise extract.
    public static let extractLayouts = [extract, extractOfAPI, oldestExtract]

    /// The portal's extract: a title, an empty line, 31 columns and an empty one.
    public static let extract = Layout(
        "extract",
        [
            "AccountOwnerId", "Account Name", "ServiceAdministratorId", "SubscriptionId", "SubscriptionGuid",
            "Subscription Name", "Date", "Month", "Day", "Year", "Product", "Meter ID", "Meter Category",
            "Meter Sub-Category", "Meter Region", "Meter Name", "Consumed Quantity", "ResourceRate", "ExtendedCost",
            "Resource Location", "Consumed Service", "Instance ID", "ServiceInfo1", "ServiceInfo2", "AdditionalInfo",
            "Tags", "Store Service Identifier", "Department Name", "Cost Center", "Unit Of Measure", "Resource Group",
            "",
        ], preamble: "\"Usage Data Extract\"\r\n\"\"\r\n")

    /// The same from the API: one line before 40 columns.
    public static let extractOfAPI = Layout(
        "extract of the API",
        """
        AccountId AccountName AccountOwnerEmail AdditionalInfo ConsumedQuantity ConsumedService \
        ConsumedServiceId Cost CostCenter Date DepartmentId DepartmentName InstanceId MeterCategory MeterId \
        MeterName MeterRegion MeterSubCategory Product ProductId ResourceGroup ResourceLocation \
        ResourceLocationId ResourceRate ServiceAdministratorId ServiceInfo1 ServiceInfo2 \
        StoreServiceIdentifier SubscriptionGuid SubscriptionId SubscriptionName Tags UnitOfMeasure \
        PartNumber ResourceGuid OfferId ChargesBilledSeparately Location ServiceName ServiceTier
        """, preamble: "Usage of enrolment 100\r\n")

    /// Names of the first extracts.
    public static let oldestExtract = Layout(
        "oldest extract",
        """
        AccountOwnerId AccountName ServiceAdministratorId SubscriptionId SubscriptionGuid SubscriptionName Date \
        Month Day Year Product ResourceGUID Service ServiceType ServiceRegion ServiceResource ResourceQtyConsumed \
        ResourceRate ExtendedCost ServiceSubRegion Component ServiceInfo1 ServiceInfo2 AdditionalInfo \
        Tags
        """, preamble: "\"Usage Data Extract\"\r\n\"\"\r\n")
}
