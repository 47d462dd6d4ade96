import BillingCore
import Foundation
import GRDB

/// Fetches lines by key, with their texts.
struct LineFetch {
    let subscriptions: [Int64: SubscriptionID]

    init(parts: [ActivePart]) {
        subscriptions = Dictionary(parts.map { ($0.id, $0.subscription) }, uniquingKeysWith: { first, _ in first })
    }

    /// The lines of these keys, in this order.
    func lines(_ keys: [Int64], _ db: Database) throws -> [UsageLine] {
        let statement = try db.cachedStatement(sql: Self.sql)
        return try keys.compactMap { key in
            try Task.checkCancellation()
            return try Row.fetchOne(statement, arguments: [key]).map { try line(key, $0) }
        }
    }

    private static let sql = """
        SELECT line.*, meter.category, meter.subcategory, meter.name, meter.region, meter.unit, meter.meterID,
        meter.service, resource.resource AS resourceID, resource.resourceGroup, resource.location, charge.currency,
        charge.unitPrice, charge.chargeType, charge.offer, tags.value AS tagText, info.value AS infoText,
        other.value AS otherText FROM line
        JOIN meter ON meter.id = line.meter JOIN resource ON resource.id = line.resource
        JOIN charge ON charge.id = line.charge LEFT JOIN text AS tags ON tags.id = line.tags
        LEFT JOIN text AS info ON info.id = line.info LEFT JOIN text AS other ON other.id = line.other
        WHERE line.id = ?
        """

    private func line(_ key: Int64, _ row: Row) throws -> UsageLine {
        UsageLine(
            id: UsageLineID(key), day: Day(number: LineKey.day(of: key)),
            subscription: subscriptions[LineKey.part(of: key)] ?? SubscriptionID(""), meter: Meter(row),
            meterID: row["meterID"], service: row["service"], resourceGroup: row["resourceGroup"],
            resource: row["resourceID"], location: row["location"], quantity: quantity(row),
            unitPrice: ExactDecimal(row["unitPrice"] as String), cost: Money(row), chargeType: row["chargeType"],
            isUnallocated: row["isUnallocated"] != nil, tags: row["tagText"] ?? "",
            additionalInfo: row["infoText"] ?? "", otherFields: try otherFields(row))
    }

    private func quantity(_ row: Row) -> ExactDecimal? {
        guard let scale: Int = row["scale"] else { return (row["quantity"] as String?).flatMap { ExactDecimal($0) } }
        return ExactDecimal(mantissa: Int128(row["quantity"] as Int64), scale: scale)
    }

    /// The offer, and the columns that a source has beside the shared ones; order is the source's.
    private func otherFields(_ row: Row) throws -> [UsageLine.OtherField] {
        var fields: [UsageLine.OtherField] = []
        let offer: String = row["offer"]
        if !offer.isEmpty { fields.append(UsageLine.OtherField(name: "OfferId", value: offer)) }
        guard let text: String = row["otherText"] else { return fields }
        return fields + OtherFieldText.parse(text)
    }
}
