import BillingCore

/// Where the columns of a layout stand in one file's header.
struct CostDetailsColumns {
    /// Texts to be handed on as they are, by column.
    private(set) var texts: [(index: Int, field: UsageField)] = []
    /// Texts in which a null word stands for nothing, by column.
    private(set) var clearedTexts: [(index: Int, field: UsageField)] = []
    private(set) var others = OtherFields()
    /// The same with the unit price, for rows whose prices are in another currency than the cost.
    private(set) var othersWithPrice = OtherFields()
    private(set) var unknown: [String] = []
    let day: Int
    /// Year, month and day of the month; `nil` in files without all three.
    let dayParts: (year: Int, month: Int, day: Int)?
    let quantity: Int
    let cost: Int
    /// The cost by the other metric.
    let otherCost: Int?
    let provider: Int?
    /// First and last day of the billing period; `nil` in files without both.
    let period: (start: Int, end: Int)?
    let pricingCurrency: Int?
    let pricingModel: Int?
    let reservation: Int?
    /// Columns that tell who pays for a row without a subscription, the nearest first.
    let payers: [(id: Int, name: Int?)]
    private(set) var subscription: Int?
    private(set) var currency: Int?
    private(set) var unitPrice: Int?
    private(set) var chargeType: Int?
    var hasChargeType: Bool { chargeType != nil }
    private(set) var hasSubscriptionName = false
    /// Whether rows may have billing periods, prices in another currency, or signs of a metric.
    let hasDetails: Bool
    /// Whether the word `NULL` stands for nothing.
    let clearsNulls: Bool

    /// The columns of a header that ``FormatTable`` took for the layout's format.
    init(_ header: Header, layout: CostDetailsLayout) {
        let places = Dictionary(
            header.names.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
        func place(_ names: CostDetailsLayout.Names) -> Int? { names.lazy.compactMap { places[$0] }.first }
        day = place(layout.places.day) ?? -1
        let parts = layout.places.dayParts.compactMap(place)
        dayParts = parts.count == 3 ? (parts[0], parts[1], parts[2]) : nil
        quantity = place(layout.places.quantity) ?? -1
        cost = place(layout.places.cost) ?? -1
        otherCost = place(layout.places.otherCost)
        provider = place(layout.places.provider)
        clearsNulls = layout.isFocus
        others.clearsNulls = clearsNulls
        othersWithPrice.clearsNulls = clearsNulls
        let (start, end) = (place(layout.places.periodStart), place(layout.places.periodEnd))
        period = start.flatMap { start in end.map { (start, $0) } }
        pricingCurrency = place(layout.places.pricingCurrency)
        pricingModel = place(layout.places.pricingModel)
        reservation = place(layout.places.reservation)
        hasDetails = layout.format.hasMetrics
        payers = layout.places.payers.compactMap { payer in
            places[payer.id].map { ($0, places[payer.name]) }
        }
        var taken = Set([day, quantity, cost] + parts)
        for (field, names) in layout.texts {
            guard let index = place(names), taken.insert(index).inserted else { continue }
            put(field, at: index)
        }
        keep(header, layout: layout, except: taken, places: places)
    }

    private mutating func put(_ field: UsageField, at index: Int) {
        switch field {
        case .subscriptionID: subscription = index
        case .currency: currency = index
        case .unitPrice: unitPrice = index
        case .tags, .additionalInfo, .resource, .subscriptionName, .chargeType:
            if field == .subscriptionName { hasSubscriptionName = true }
            if field == .chargeType { chargeType = index }
            if clearsNulls { clearedTexts.append((index, field)) } else { texts.append((index, field)) }
        default: clearedTexts.append((index, field))
        }
    }

    /// Keeps what has no place of its own, in the file's order.
    private mutating func keep(
        _ header: Header, layout: CostDetailsLayout, except taken: Set<Int>, places: [String: Int]
    ) {
        for (index, name) in header.names.enumerated() {
            if index == unitPrice { othersWithPrice.add(index, name: layout.others[name.key] ?? name.text) }
            guard !taken.contains(index) else { continue }
            let documented = layout.others[name.key]
            others.add(index, name: documented ?? name.text)
            othersWithPrice.add(index, name: documented ?? name.text)
            // Of two columns of one name the first counts, and nobody has said what the other is.
            let isSecond = places[name.key] != index
            if isSecond || (documented == nil && !layout.names.contains(name.key)) {
                unknown.append(header.name(index))
            }
        }
    }
}

extension CostDetailsColumns {
    /// Charge types that Azure documents or was seen to write, and FOCUS's categories (usage-formats 5 and 7).
    func chargeTypes(_ header: Header) -> KnownValues {
        KnownValues(
            column: header.name(chargeType ?? -1),
            known: [
                "usage", "purchase", "refund", "unusedreservation", "unusedsavingsplan", "roundingadjustment", "tax",
                "credit", "adjustment",
            ])
    }

    /// Pricing models that Azure documents, and FOCUS's categories.
    func pricingModels(_ header: Header) -> KnownValues {
        KnownValues(
            column: header.name(pricingModel ?? -1),
            known: [
                "ondemand", "reservation", "savingsplan", "spot", "standard", "dynamic", "committed", "other",
                "commitmentbased", "negotiated",
            ])
    }
}
