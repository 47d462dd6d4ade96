// Column names as the specification and Azure's documentation have them, in the order of Azure's exports.
extension CostDetailsFile {
    /// Every version of FOCUS that Azure exports.
    public static let focusLayouts = [focusPreview, focus10, focus12Preview, focus12]

    /// FOCUS 1.0 and 1.0r2, 96 columns.
    public static let focus10 = Layout(
        "FOCUS 1.0",
        """
        BilledCost BillingAccountId BillingAccountName BillingAccountType BillingCurrency BillingPeriodEnd \
        BillingPeriodStart ChargeCategory ChargeClass ChargeDescription ChargeFrequency ChargePeriodEnd \
        ChargePeriodStart CommitmentDiscountCategory CommitmentDiscountId CommitmentDiscountName \
        CommitmentDiscountStatus CommitmentDiscountType ConsumedQuantity ConsumedUnit ContractedCost \
        ContractedUnitPrice EffectiveCost InvoiceIssuerName ListCost ListUnitPrice PricingCategory \
        PricingQuantity PricingUnit ProviderName PublisherName RegionId RegionName ResourceId ResourceName \
        ResourceType ServiceCategory ServiceName SkuId SkuPriceId SubAccountId SubAccountName SubAccountType \
        Tags x_AccountId x_AccountName x_AccountOwnerId x_BilledCostInUsd x_BilledUnitPrice \
        x_BillingAccountId x_BillingAccountName x_BillingExchangeRate x_BillingExchangeRateDate \
        x_BillingProfileId x_BillingProfileName x_ContractedCostInUsd x_CostAllocationRuleName x_CostCenter \
        x_CustomerId x_CustomerName x_EffectiveCostInUsd x_EffectiveUnitPrice x_InvoiceId x_InvoiceIssuerId \
        x_InvoiceSectionId x_InvoiceSectionName x_ListCostInUsd x_PartnerCreditApplied x_PartnerCreditRate \
        x_PricingBlockSize x_PricingCurrency x_PricingSubcategory x_PricingUnitDescription \
        x_PublisherCategory x_PublisherId x_ResellerId x_ResellerName x_ResourceGroupName x_ResourceType \
        x_ServicePeriodEnd x_ServicePeriodStart x_SkuDescription x_SkuDetails x_SkuIsCreditEligible \
        x_SkuMeterCategory x_SkuMeterId x_SkuMeterName x_SkuMeterSubcategory x_SkuOfferId x_SkuOrderId \
        x_SkuOrderName x_SkuPartNumber x_SkuRegion x_SkuServiceFamily x_SkuTerm x_SkuTier
        """)

    /// FOCUS 1.0-preview, 94 columns.
    public static let focusPreview = Layout(
        "FOCUS 1.0-preview",
        focus10.columns.filter { column in
            ![
                "ChargeClass", "CommitmentDiscountStatus", "ConsumedQuantity", "ConsumedUnit", "ContractedCost",
                "ContractedUnitPrice", "RegionId", "RegionName", "x_AccountId", "x_ContractedCostInUsd",
                "x_ListCostInUsd",
            ].contains(column)
        } + [
            "AvailabilityZone", "ChargeSubcategory", "Region", "UsageQuantity", "UsageUnit", "x_ChargeId",
            "x_OnDemandCost", "x_OnDemandCostInUsd", "x_OnDemandUnitPrice",
        ])

    /// FOCUS 1.2-preview, 105 columns.
    public static let focus12Preview = Layout(
        "FOCUS 1.2-preview",
        focus10.columns.filter { !["x_InvoiceId", "x_PricingCurrency", "x_SkuMeterName"].contains($0) } + [
            "CapacityReservationId", "CapacityReservationStatus", "CommitmentDiscountQuantity",
            "CommitmentDiscountUnit", "InvoiceId", "PricingCurrency", "ServiceSubcategory", "SkuMeter",
            "SkuPriceDetails", "x_AmortizationClass", "x_ServiceModel", "x_SkuPlanName",
        ])

    /// FOCUS 1.2, 104 columns.
    public static let focus12 = Layout("FOCUS 1.2", focus12Preview.columns.filter { $0 != "x_SkuDetails" })

    /// One row of FOCUS, by lowercase column names of every version.
    ///
    /// - Parameters:
    ///   - day: As `yyyy-MM-dd`; the charge ends with it.
    ///   - billed: What is invoiced.
    ///   - effective: What is spread; the same unless it is given.
    ///   - more: Further columns; they win.
    public static func focusRow(
        _ day: String, _ billed: String, effective: String? = nil, category: String = "Usage",
        pricing: String = "Standard", more: [String: String] = [:]
    ) -> [String: String] {
        [
            "billedcost": billed, "effectivecost": effective ?? billed, "billingcurrency": "USD",
            "billingaccountid": "/providers/Microsoft.Billing/billingAccounts/1", "billingaccountname": "Main Account",
            "billingperiodstart": "2026-10-01T00:00:00Z", "billingperiodend": "2026-11-01T00:00:00Z",
            "chargeperiodstart": "\(day)T00:00Z", "chargeperiodend": "\(day)T23:59Z", "chargecategory": category,
            "pricingcategory": pricing, "consumedquantity": "2", "usagequantity": "2", "consumedunit": "Hours",
            "usageunit": "Hours", "providername": "Microsoft", "servicename": "Virtual Machines",
            "servicecategory": "Compute", "regionname": "Sweden Central", "regionid": "swedencentral",
            "region": "Sweden Central", "resourceid": "/r/vm-1", "resourcename": "vm-1",
            "subaccountid": "/subscriptions/SUB-A", "subaccountname": "Subscription SUB-A",
            "tags": #"{"env":"prod"}"#, "x_skumetercategory": "Compute", "x_skumetersubcategory": "D-Series",
            "x_skumeterid": "m-1", "x_skumetername": "D4s", "skumeter": "D4s", "x_skuregion": "EU North",
            "x_resourcegroupname": "rg", "x_billedunitprice": "0.5", "x_effectiveunitprice": "0.4",
            "x_pricingcurrency": "USD", "pricingcurrency": "USD", "x_skuofferid": "MS-AZR-0017P",
            "chargeclass": "NULL", "commitmentdiscountid": "NULL",
        ].merging(more) { $1 }
    }

    /// The month of ``actual`` and ``amortized`` in one file, 1,193.75 USD billed and 13.75 USD effective, with two
    /// rows of another provider.
    public static let focusRows = [
        focusRow("2026-10-12", "1.25"),
        focusRow(
            "2026-10-02", "1200", effective: "0", category: "Purchase", pricing: "Committed",
            more: [
                "subaccountid": "NULL", "subaccountname": "NULL", "consumedquantity": "NULL", "usagequantity": "NULL",
            ]),
        focusRow("2026-10-13", "0", effective: "15.5", pricing: "Committed"),
        focusRow("2026-10-14", "0", effective: "4.5", pricing: "Committed"),
        focusRow("2026-10-15", "-7.5", more: ["consumedquantity": "-1", "usagequantity": "-1"]),
        focusRow("2026-10-15", "99", more: ["providername": "AWS"]),
        focusRow("2026-10-16", "1", more: ["providername": "AWS"]),
    ]
}
