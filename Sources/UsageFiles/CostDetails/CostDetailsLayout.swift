import BillingCore

/// Which columns of a Cost Management file hold what (usage-formats 4a to 4c, 6 and 7).
///
/// All of them have one header line and one row for each charge; they differ by
/// the names of their columns. Names are header keys (``HeaderName``), so that
/// case, order, blanks and hyphens do not matter.
struct CostDetailsLayout: Sendable {
    /// Names that one column may have, the preferred one first.
    typealias Names = [String]

    /// What the reader makes of a column besides handing its text on.
    struct Places: Sendable {
        var day: Names = ["date", "usagedatetime"]
        var quantity: Names = ["quantity", "usagequantity"]
        var cost: Names
        /// First and last day of the billing period, both included; blank where it is still open.
        var periodStart: Names = ["billingperiodstartdate"]
        var periodEnd: Names = ["billingperiodenddate"]
        /// The currency of prices, where it may be another than the cost's.
        var pricingCurrency: Names = []
        /// How the charge is priced, which tells reservations and savings plans.
        var pricingModel: Names = ["pricingmodel"]
        var reservation: Names = ["reservationid"]
        /// Who pays for a row without a subscription: identifier and name, the nearest first.
        var payers: [(id: String, name: String)] = []
    }

    let format: UsageFileFormat
    let places: Places
    let texts: [(field: UsageField, names: Names)]
    /// Columns of the format without a place in a usage record: documented names by their keys.
    let others: [String: String]

    private init(
        _ format: UsageFileFormat, _ places: Places, texts: [(field: UsageField, names: Names)], others: String
    ) {
        self.format = format
        self.places = places
        self.texts = Self.sharedTexts + texts
        self.others = Dictionary(
            others.split(separator: " ").map { (HeaderName.key(of: String($0)), String($0)) },
            uniquingKeysWith: { first, _ in first })
    }

    /// Every name that the layout has a use for.
    var names: Set<String> {
        let own = [
            places.day, places.quantity, places.cost, places.periodStart, places.periodEnd, places.pricingCurrency,
            places.pricingModel, places.reservation,
        ]
        return Set(own.joined()).union(texts.flatMap(\.names))
    }

    /// The layout of a format of this family; `nil` for another format.
    static func of(_ format: UsageFileFormat) -> CostDetailsLayout? {
        switch format {
        case .payAsYouGo: payAsYouGo
        case .enterpriseAgreement: enterpriseAgreement
        case .customerAgreement: customerAgreement
        case .accountCenterV2: nil
        }
    }

    private static let sharedTexts: [(field: UsageField, names: Names)] = [
        (.subscriptionID, ["subscriptionguid", "subscriptionid"]), (.subscriptionName, ["subscriptionname"]),
        (.meterCategory, ["metercategory"]), (.meterSubcategory, ["metersubcategory"]),
        (.meterName, ["metername"]), (.meterRegion, ["meterregion"]), (.meterID, ["meterid"]),
        (.unit, ["unitofmeasure"]), (.service, ["consumedservice"]), (.location, ["resourcelocation"]),
        (.chargeType, ["chargetype"]), (.offer, ["offerid"]), (.tags, ["tags"]),
        (.additionalInfo, ["additionalinfo"]),
    ]

    /// Schema 2019-11-01, of 23 or 24 columns.
    private static let payAsYouGo = CostDetailsLayout(
        .payAsYouGo, Places(cost: ["pretaxcost"], periodStart: [], periodEnd: [], pricingModel: [], reservation: []),
        texts: [
            (.resourceGroup, ["resourcegroup"]), (.resource, ["instanceid", "resourceid"]),
            (.unitPrice, ["resourcerate"]), (.currency, ["currency"]),
        ],
        others: "ResourceType ServiceInfo1 ServiceInfo2 ServiceName ServiceTier")

    /// Schemas 2019-10-01 to 2024-08-01 of the exports, and the portal's download, whose names differ a little.
    private static let enterpriseAgreement = CostDetailsLayout(
        .enterpriseAgreement,
        Places(
            cost: ["costinbillingcurrency", "cost", "pretaxcost"],
            payers: [
                ("billingprofileid", "billingprofilename"), ("billingaccountid", "billingaccountname"),
                ("accountownerid", "accountname"),
            ]),
        texts: [
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
    private static let customerAgreement = CostDetailsLayout(
        .customerAgreement,
        Places(
            cost: ["costinbillingcurrency"], pricingCurrency: ["pricingcurrency"],
            payers: [
                ("billingprofileid", "billingprofilename"), ("billingaccountid", "billingaccountname"),
                ("invoicesectionid", "invoicesectionname"),
            ]),
        texts: [
            (.resourceGroup, ["resourcegroupname", "resourcegroup"]), (.resource, ["resourceid", "instancename"]),
            (.unitPrice, ["effectiveprice"]), (.currency, ["billingcurrency"]),
        ],
        others: """
            invoiceId previousInvoiceId billingAccountId billingAccountName billingProfileId billingProfileName \
            invoiceSectionId invoiceSectionName resellerName resellerMpnId costCenter billingPeriodEndDate \
            billingPeriodStartDate servicePeriodEndDate servicePeriodStartDate serviceFamily productOrderId \
            productOrderName ProductId product ProductName publisherType publisherId publisherName location \
            effectivePrice pricingCurrency costInPricingCurrency costInUsd paygCostInBillingCurrency paygCostInUsd \
            exchangeRatePricingToBilling exchangeRateDate isAzureCreditEligible serviceInfo1 serviceInfo2 PayGPrice \
            frequency term reservationId reservationName pricingModel unitPrice costAllocationRuleName benefitId \
            benefitName provider
            """)
}
