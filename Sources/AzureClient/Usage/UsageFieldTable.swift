import BillingCore

/// Which field of a usage row goes where (azure-apis 3.2 and 8): all shapes since 2017 in one table.
enum UsageFieldTable {
    /// What is done with a field.
    enum Place: Equatable {
        /// A text of the record.
        case text(UsageField)
        case day
        case quantity
        case cost
        case effectivePrice
        /// The currency of prices, which may be another than the cost's.
        case pricingCurrency
        /// An object whose fields stand beside the others in other shapes.
        case meterDetails
        /// A field without a place of its own.
        case other
    }

    private static let places: [String: Place] = [
        "subscriptionId": .text(.subscriptionID), "subscriptionGuid": .text(.subscriptionID),
        "subscriptionName": .text(.subscriptionName), "date": .day, "usageStart": .day,
        "meterDetails": .meterDetails, "meterId": .text(.meterID),
        "meterCategory": .text(.meterCategory), "meterSubCategory": .text(.meterSubcategory),
        "meterName": .text(.meterName), "meterRegion": .text(.meterRegion), "meterLocation": .text(.meterRegion),
        "unitOfMeasure": .text(.unit), "unit": .text(.unit), "consumedService": .text(.service),
        "resourceGroup": .text(.resourceGroup), "resourceId": .text(.resource), "instanceName": .text(.resource),
        "instanceId": .text(.resource), "resourceLocation": .text(.location),
        "instanceLocation": .text(.location), "billingCurrency": .text(.currency),
        "billingCurrencyCode": .text(.currency), "currency": .text(.currency),
        "chargeType": .text(.chargeType), "offerId": .text(.offer), "additionalInfo": .text(.additionalInfo),
        "quantity": .quantity, "usageQuantity": .quantity, "cost": .cost, "costInBillingCurrency": .cost,
        "pretaxCost": .cost, "effectivePrice": .effectivePrice, "pricingCurrencyCode": .pricingCurrency,
    ]

    /// Letters count without their case, as spellings drift.
    private static let lowercased = Dictionary(
        places.map { ($0.key.lowercased(), $0.value) }, uniquingKeysWith: { first, _ in first })

    static func place(_ name: String) -> Place { lowercased[name.lowercased()] ?? .other }
}

/// Finds the place of a name quickly: rows have the same names in the same order.
final class UsageNames {
    struct Name {
        let bytes: UnsafeRawBufferPointer
        let place: UsageFieldTable.Place
    }

    private var known: [String: Name] = [:]
    private var expected: [Name] = []
    private var position = 0

    deinit { for name in known.values { name.bytes.deallocate() } }

    /// Starts a row.
    func begin() { position = 0 }

    /// The name in its place; it is expected where the row before had it.
    @inline(__always)
    func name(_ text: JSONReader.Text) -> Name {
        defer { position &+= 1 }
        if position < expected.count, expected[position].bytes.holdsSame(as: text.bytes) { return expected[position] }
        return look(up: text)
    }

    private func look(up text: JSONReader.Text) -> Name {
        let string = text.string
        let name: Name
        if let found = known[string] {
            name = found
        } else {
            let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: text.bytes.count, alignment: 1)
            bytes.copyMemory(from: text.bytes)
            name = Name(bytes: UnsafeRawBufferPointer(bytes), place: UsageFieldTable.place(string))
            known[string] = name
        }
        if position < expected.count { expected[position] = name } else { expected.append(name) }
        return name
    }
}
