import BillingCore

/// Which columns of a file with one row for each charge hold what (usage-formats 3, 4a to 4c, 5 and 7).
///
/// All of them have one header line; they differ by the names of their columns
/// and by what stands before the header. Names are header keys (``HeaderName``),
/// so that case, order, blanks and hyphens do not matter.
struct CostDetailsLayout: Sendable {
    /// Names that one column may have, the preferred one first.
    typealias Names = [String]

    /// What the reader makes of a column besides handing its text on.
    struct Places: Sendable {
        var day: Names = ["date", "usagedatetime"]
        /// Year, month and day of the month as numbers, which leave no doubt where ``day`` may.
        var dayParts: [Names] = []
        var quantity: Names = ["quantity", "usagequantity"]
        var cost: Names
        /// The same line's cost by the other metric.
        var otherCost: Names = []
        /// First and last day of the billing period, both included; blank where it is still open.
        var periodStart: Names = ["billingperiodstartdate"]
        var periodEnd: Names = ["billingperiodenddate"]
        /// The currency of prices, where it may be another than the cost's.
        var pricingCurrency: Names = []
        /// How the charge is priced, which tells reservations and savings plans.
        var pricingModel: Names = ["pricingmodel"]
        var reservation: Names = ["reservationid"]
        /// Whose service is charged, where that may be another than Microsoft.
        var provider: Names = []
        /// Who pays for a row without a subscription: identifier and name, the nearest first.
        var payers: [(id: String, name: String)] = []
    }

    let format: UsageFileFormat
    let places: Places
    let texts: [(field: UsageField, names: Names)]
    /// Columns of the format without a place in a usage record: documented names by their keys.
    let others: [String: String]
    /// Whether it is FOCUS: the word `NULL` is no value, and periods end on the day after their last.
    var isFocus: Bool { format == .focus }

    init(_ format: UsageFileFormat, _ places: Places, texts: [(field: UsageField, names: Names)], others: String) {
        self.format = format
        self.places = places
        self.texts = texts
        self.others = Dictionary(
            others.split(separator: " ").map { (HeaderName.key(of: String($0)), String($0)) },
            uniquingKeysWith: { first, _ in first })
    }

    /// Every name that the layout has a use for.
    var names: Set<String> {
        let own = [
            places.day, places.quantity, places.cost, places.otherCost, places.periodStart, places.periodEnd,
            places.pricingCurrency, places.pricingModel, places.reservation, places.provider,
        ]
        return Set(own.joined()).union(places.dayParts.joined()).union(texts.flatMap(\.names))
    }

    /// The layout of a format of this family; `nil` for another format.
    ///
    /// - Parameter metric: Which cost is taken where a line has both.
    static func of(_ format: UsageFileFormat, metric: Metric) -> CostDetailsLayout? {
        switch format {
        case .payAsYouGo: payAsYouGo
        case .enterpriseExtract: enterpriseExtract
        case .enterpriseAgreement: enterpriseAgreement
        case .customerAgreement: customerAgreement
        case .partnerAgreement: partnerAgreement
        case .focus: metric == .actual ? focusBilled : focusEffective
        case .accountCenterV1, .accountCenterV2: nil
        }
    }

    static let sharedTexts: [(field: UsageField, names: Names)] = [
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
        texts: sharedTexts + [
            (.resourceGroup, ["resourcegroup"]), (.resource, ["instanceid", "resourceid"]),
            (.unitPrice, ["resourcerate"]), (.currency, ["currency"]),
        ],
        others: "ResourceType ServiceInfo1 ServiceInfo2 ServiceName ServiceTier")
}
