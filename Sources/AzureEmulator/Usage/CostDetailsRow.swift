import BillingCore

/// Rows and headers of cost details files (usage-formats 4b and 4c).
enum CostDetailsRow {
    private typealias Gap = RowTemplate.Gap

    /// Schema 2024-08-01 of enterprise agreements.
    static let enterpriseHeader = """
        InvoiceSectionName,AccountName,AccountOwnerId,SubscriptionId,SubscriptionName,ResourceGroup,ResourceLocation,\
        Date,ProductName,MeterCategory,MeterSubCategory,MeterId,MeterName,MeterRegion,UnitOfMeasure,Quantity,\
        EffectivePrice,CostInBillingCurrency,CostCenter,ConsumedService,ResourceId,Tags,OfferId,AdditionalInfo,\
        ServiceInfo1,ServiceInfo2,ResourceName,ReservationId,ReservationName,UnitPrice,ProductOrderId,\
        ProductOrderName,Term,PublisherType,PublisherName,ChargeType,Frequency,PricingModel,AvailabilityZone,\
        BillingAccountId,BillingAccountName,BillingCurrencyCode,BillingPeriodStartDate,BillingPeriodEndDate,\
        BillingProfileId,BillingProfileName,InvoiceSectionId,IsAzureCreditEligible,PartNumber,PayGPrice,PlanName,\
        ServiceFamily,CostAllocationRuleName,benefitId,benefitName,AccountId,ResourceLocationNormalized
        """

    /// Schema 2023-12-01-preview of customer agreements.
    static let customerHeader = """
        invoiceId,previousInvoiceId,billingAccountId,billingAccountName,billingProfileId,billingProfileName,\
        invoiceSectionId,invoiceSectionName,resellerName,resellerMpnId,costCenter,billingPeriodEndDate,\
        billingPeriodStartDate,servicePeriodEndDate,servicePeriodStartDate,date,serviceFamily,productOrderId,\
        productOrderName,consumedService,meterId,meterName,meterCategory,meterSubCategory,meterRegion,ProductId,\
        ProductName,SubscriptionId,subscriptionName,publisherType,publisherId,publisherName,resourceGroupName,\
        ResourceId,resourceLocation,location,effectivePrice,quantity,unitOfMeasure,chargeType,billingCurrency,\
        pricingCurrency,costInBillingCurrency,costInPricingCurrency,costInUsd,paygCostInBillingCurrency,\
        paygCostInUsd,exchangeRatePricingToBilling,exchangeRateDate,isAzureCreditEligible,serviceInfo1,serviceInfo2,\
        additionalInfo,tags,PayGPrice,frequency,term,reservationId,reservationName,pricingModel,unitPrice,\
        costAllocationRuleName,benefitId,benefitName,provider
        """

    static func enterprise(_ use: UsageTexts, _ subscription: Subscription) -> [UInt8] {
        row(enterpriseHeader) { name in
            switch name {
            case "Date": Gap.usDay.mark
            case "ResourceName": use.resourceName
            case "BillingPeriodStartDate": Gap.usPeriodStart.mark
            case "BillingPeriodEndDate": Gap.usPeriodEnd.mark
            case "BillingProfileId": use.other("BillingAccountId")
            case "BillingProfileName": use.other("BillingAccountName")
            case "PartNumber": "AAA-\(use[.meterID].suffix(5))"
            case "ResourceLocationNormalized": use[.location]
            default: shared(name, use)
            }
        }
    }

    static func customer(_ use: UsageTexts) -> [UInt8] {
        row(customerHeader) { name in
            switch name {
            case "billingPeriodStartDate", "exchangeRateDate": Gap.usPeriodStart.mark
            case "billingPeriodEndDate": Gap.usPeriodEnd.mark
            case "date", "servicePeriodStartDate", "servicePeriodEndDate": Gap.usDay.mark
            case "invoiceSectionId": InvoiceSection.id(use.other("invoiceSectionName"))
            case "costInPricingCurrency", "paygCostInBillingCurrency": Gap.cost.mark
            case "costInUsd", "paygCostInUsd": Gap.costInUSD.mark
            case "resourceGroupName": use[.resourceGroup]
            case "location": use[.location]
            case "billingCurrency": use[.currency]
            default: shared(name, use)
            }
        }
    }

    /// What both files have, whatever the case of its name; empty for what the line does not have.
    private static func shared(_ name: String, _ use: UsageTexts) -> String {
        switch name.lowercased() {
        case "quantity": Gap.quantity.mark
        case "costinbillingcurrency": Gap.cost.mark
        case "effectiveprice", "unitprice", "paygprice": use[.unitPrice]
        case "subscriptionid": use[.subscriptionID]
        case "subscriptionname": use[.subscriptionName]
        case "resourcegroup": use[.resourceGroup]
        case "resourcelocation": use[.location]
        case "metercategory": use[.meterCategory]
        case "metersubcategory": use[.meterSubcategory]
        case "metername": use[.meterName]
        case "meterregion": use[.meterRegion]
        case "meterid": use[.meterID]
        case "unitofmeasure": use[.unit]
        case "consumedservice": use[.service]
        case "resourceid": use[.resource]
        case "tags": use[.tags]
        case "additionalinfo": use[.additionalInfo]
        case "offerid": use[.offer]
        case "chargetype": use[.chargeType]
        case "billingcurrencycode": use[.currency]
        case "productname": use.productName
        default: use.other(name)
        }
    }

    private static func row(_ header: String, _ value: (String) -> String) -> [UInt8] {
        let cells = header.split(separator: ",").map { name in
            let text = value(String(name))
            guard text.contains(where: { "\",\r\n".contains($0) }) else { return text }
            return "\"" + text.replacing("\"", with: "\"\"") + "\""
        }
        return Array((cells.joined(separator: ",") + "\r\n").utf8)
    }
}
