import BillingCore

extension CostDetailsLayout {
    /// FOCUS with the cost that is invoiced (usage-formats 5).
    static let focusBilled = focus(cost: "billedcost", otherCost: "effectivecost", prices: ["xbilledunitprice"])
    /// FOCUS with the cost that is spread over the days that it serves.
    static let focusEffective = focus(
        cost: "effectivecost", otherCost: "billedcost", prices: ["xeffectiveunitprice"])

    /// Azure's versions 1.0-preview, 1.0, 1.0r2, 1.2-preview and 1.2, told apart by nothing but their columns' names.
    ///
    /// Files of no Azure export lack the columns of `x_`: their lines are then shown under the service's name.
    private static func focus(cost: String, otherCost: String, prices: Names) -> CostDetailsLayout {
        CostDetailsLayout(
            .focus,
            Places(
                day: ["chargeperiodstart"], quantity: ["consumedquantity", "usagequantity"], cost: [cost],
                otherCost: [otherCost], periodStart: ["billingperiodstart"], periodEnd: ["billingperiodend"],
                pricingCurrency: ["pricingcurrency", "xpricingcurrency"], pricingModel: ["pricingcategory"],
                reservation: ["commitmentdiscountid"], provider: ["providername"],
                payers: [
                    ("xbillingprofileid", "xbillingprofilename"), ("billingaccountid", "billingaccountname"),
                    ("xinvoicesectionid", "xinvoicesectionname"),
                ]),
            texts: [
                (.subscriptionID, ["subaccountid"]), (.subscriptionName, ["subaccountname"]),
                (.meterCategory, ["xskumetercategory", "servicename"]),
                (.meterSubcategory, ["xskumetersubcategory"]),
                (.meterName, ["skumeter", "xskumetername", "chargedescription"]), (.meterRegion, ["xskuregion"]),
                (.meterID, ["xskumeterid"]),
                (.unit, ["consumedunit", "usageunit", "xpricingunitdescription"]), (.service, ["servicename"]),
                (.resourceGroup, ["xresourcegroupname"]), (.resource, ["resourceid"]),
                (.location, ["regionname", "regionid", "region"]), (.currency, ["billingcurrency"]),
                (.unitPrice, prices), (.chargeType, ["chargecategory"]), (.offer, ["xskuofferid"]),
                (.tags, ["tags"]), (.additionalInfo, ["xskudetails", "skupricedetails"]),
            ],
            others: focusOthers)
    }

    private static let focusOthers = """
        AvailabilityZone BilledCost BillingAccountId BillingAccountName BillingAccountType BillingPeriodEnd \
        BillingPeriodStart CapacityReservationId CapacityReservationStatus ChargeClass ChargeDescription \
        ChargeFrequency ChargePeriodEnd ChargeSubcategory CommitmentDiscountCategory CommitmentDiscountId \
        CommitmentDiscountName CommitmentDiscountQuantity CommitmentDiscountStatus CommitmentDiscountType \
        CommitmentDiscountUnit ContractedCost ContractedUnitPrice EffectiveCost InvoiceId InvoiceIssuerName ListCost \
        ListUnitPrice PricingCategory PricingCurrency PricingQuantity PricingUnit ProviderName PublisherName RegionId \
        ResourceName ResourceType ServiceCategory ServiceName ServiceSubcategory SkuId SkuPriceDetails SkuPriceId \
        SubAccountType x_AccountId x_AccountName x_AccountOwnerId x_AmortizationClass x_BilledCostInUsd \
        x_BilledUnitPrice x_BillingAccountId x_BillingAccountName x_BillingExchangeRate x_BillingExchangeRateDate \
        x_BillingProfileId x_BillingProfileName x_ChargeId x_ContractedCostInUsd x_CostAllocationRuleName \
        x_CostCenter x_CustomerId x_CustomerName x_EffectiveCostInUsd x_EffectiveUnitPrice x_InvoiceId \
        x_InvoiceIssuerId x_InvoiceSectionId x_InvoiceSectionName x_ListCostInUsd x_OnDemandCost x_OnDemandCostInUsd \
        x_OnDemandUnitPrice x_PartnerCreditApplied x_PartnerCreditRate x_PricingBlockSize x_PricingCurrency \
        x_PricingSubcategory x_PricingUnitDescription x_PublisherCategory x_PublisherId x_ResellerId x_ResellerName \
        x_ResourceType x_ServiceModel x_ServicePeriodEnd x_ServicePeriodStart x_SkuDescription x_SkuDetails \
        x_SkuIsCreditEligible x_SkuMeterName x_SkuOrderId x_SkuOrderName x_SkuPartNumber x_SkuPlanName \
        x_SkuServiceFamily x_SkuTerm x_SkuTier
        """
}
