import BillingCore

/// Which column of a pay-as-you-go file holds what (usage-formats 4a and 7, "MOSP").
struct PayAsYouGoColumns {
    /// What a column is for.
    private enum Use {
        case text(UsageField)
        case day, quantity, cost
        /// A column of the format without a place in a usage record; its name as documented.
        case other(String)
    }

    /// Texts to be handed on as they are, by column.
    private(set) var texts: [(index: Int, field: UsageField)] = []
    /// Texts in which a null word stands for nothing, by column.
    private(set) var clearedTexts: [(index: Int, field: UsageField)] = []
    private(set) var others = OtherFields()
    private(set) var unknown: [String] = []
    private(set) var day = -1
    private(set) var quantity = -1
    private(set) var cost = -1
    private(set) var subscription = -1
    private(set) var currency = -1
    private(set) var unitPrice: Int?
    private(set) var offer: Int?
    private(set) var hasChargeType = false

    /// The columns of a header that ``FormatTable`` took for pay-as-you-go; the first of two with one meaning counts.
    init(_ header: Header) {
        var taken: Set<UsageField> = []
        for (index, name) in header.names.enumerated() {
            switch Self.uses[name.key] {
            case .day where day < 0: day = index
            case .quantity where quantity < 0: quantity = index
            case .cost where cost < 0: cost = index
            case .text(let field) where taken.insert(field).inserted: place(field, at: index)
            case .other(let documented): others.add(index, name: documented)
            case .some: others.add(index, name: name.text)
            case nil:
                others.add(index, name: name.text)
                unknown.append(header.name(index))
            }
        }
    }

    private mutating func place(_ field: UsageField, at index: Int) {
        switch field {
        case .subscriptionID: subscription = index
        case .currency: currency = index
        case .unitPrice: unitPrice = index
        case .tags, .additionalInfo, .resource, .subscriptionName: texts.append((index, field))
        case .offer:
            offer = index
            clearedTexts.append((index, field))
        case .chargeType:
            hasChargeType = true
            texts.append((index, field))
        default: clearedTexts.append((index, field))
        }
    }

    private static let uses: [String: Use] = [
        "subscriptionguid": .text(.subscriptionID), "subscriptionname": .text(.subscriptionName),
        "resourcegroup": .text(.resourceGroup), "resourcelocation": .text(.location),
        "usagedatetime": .day, "date": .day,
        "metercategory": .text(.meterCategory), "metersubcategory": .text(.meterSubcategory),
        "meterid": .text(.meterID), "metername": .text(.meterName), "meterregion": .text(.meterRegion),
        "usagequantity": .quantity, "quantity": .quantity, "resourcerate": .text(.unitPrice), "pretaxcost": .cost,
        "consumedservice": .text(.service), "instanceid": .text(.resource), "resourceid": .text(.resource),
        "tags": .text(.tags), "offerid": .text(.offer), "additionalinfo": .text(.additionalInfo),
        "currency": .text(.currency), "unitofmeasure": .text(.unit), "chargetype": .text(.chargeType),
        "resourcetype": .other("ResourceType"), "serviceinfo1": .other("ServiceInfo1"),
        "serviceinfo2": .other("ServiceInfo2"), "servicename": .other("ServiceName"),
        "servicetier": .other("ServiceTier"),
    ]
}
