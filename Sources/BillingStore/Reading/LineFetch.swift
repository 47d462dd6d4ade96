import BillingCore
import GRDB

/// Fetches lines by key, with their texts.
///
/// A line is read as integers; what they refer to is read once and remembered,
/// since neighbouring lines share it. Made for one read, used on one connection.
final class LineFetch {
    /// What one entry of the charge dictionary says of its lines.
    private struct Charge {
        let currency: CurrencyCode
        let unitPrice: ExactDecimal?
        let type: String
        let offer: String
    }

    private struct Resource {
        let id: String
        let group: String
        let location: String
    }

    private struct MeterEntry {
        let meter: Meter
        let id: String
        let service: String
    }

    private let subscriptions: [Int64: SubscriptionID]
    private let db: Database
    private let statement: BulkStatement
    private var meters: [Int64: MeterEntry] = [:]
    private var resources: [Int64: Resource] = [:]
    private var charges: [Int64: Charge] = [:]
    private var texts: [Int64: String] = [:]
    private var fields: [Int64: [UsageLine.OtherField]] = [:]

    /// Entries of one dictionary that are remembered; then it starts anew.
    private static let maximumRemembered = 20_000

    init(parts: [ActivePart], _ db: Database) throws {
        subscriptions = Dictionary(parts.map { ($0.id, $0.subscription) }, uniquingKeysWith: { first, _ in first })
        self.db = db
        statement = try BulkStatement(
            db,
            sql: """
                SELECT id, meter, resource, charge, tags, info, other, quantity, scale, micros, remainder, isUnallocated
                FROM line WHERE id BETWEEN ? AND ?
                """)
    }

    /// The lines of these keys, in this order; keys that follow each other are read as one range.
    func lines(_ keys: [Int64]) throws -> [UsageLine] {
        var lines: [UsageLine] = []
        lines.reserveCapacity(keys.count)
        var start = 0
        while start < keys.count {
            try Task.checkCancellation()
            var end = start + 1
            while end < keys.count, keys[end] == keys[end - 1] + 1 { end += 1 }
            statement.bind(keys[start], at: 1)
            statement.bind(keys[end - 1], at: 2)
            while try statement.next() { lines.append(try line()) }
            start = end
        }
        return lines
    }

    private func line() throws -> UsageLine {
        let key = statement.integer(at: 0)
        let meter = try meter(statement.integer(at: 1))
        let resource = try resource(statement.integer(at: 2))
        let charge = try charge(statement.integer(at: 3))
        let amount = Amount(micros: statement.integer(at: 9), remainder: statement.integer(at: 10))
        let offer = charge.offer.isEmpty ? [] : [UsageLine.OtherField(name: "OfferId", value: charge.offer)]
        return UsageLine(
            id: UsageLineID(key), day: Day(number: LineKey.day(of: key)),
            subscription: subscriptions[LineKey.part(of: key)] ?? SubscriptionID(""), meter: meter.meter,
            meterID: meter.id, service: meter.service, resourceGroup: resource.group, resource: resource.id,
            location: resource.location, quantity: quantity(), unitPrice: charge.unitPrice,
            cost: Money(amount, charge.currency), chargeType: charge.type,
            isUnallocated: !statement.isNull(at: 11), tags: try text(statement.integer(at: 4)),
            additionalInfo: try text(statement.integer(at: 5)),
            otherFields: offer + (try otherFields(statement.integer(at: 6))))
    }

    private func quantity() -> ExactDecimal? {
        if statement.isNull(at: 8) { return statement.text(at: 7).flatMap { ExactDecimal($0) } }
        return ExactDecimal(mantissa: Int128(statement.integer(at: 7)), scale: Int(statement.integer(at: 8)))
    }

    private func meter(_ number: Int64) throws -> MeterEntry {
        try remembered(number, in: &meters) { row in
            MeterEntry(meter: Meter(row), id: row["meterID"], service: row["service"])
        } fetching: {
            try row("SELECT * FROM meter WHERE id = ?", number)
        }
    }

    private func resource(_ number: Int64) throws -> Resource {
        try remembered(number, in: &resources) { row in
            Resource(id: row["resource"], group: row["resourceGroup"], location: row["location"])
        } fetching: {
            try row("SELECT * FROM resource WHERE id = ?", number)
        }
    }

    private func charge(_ number: Int64) throws -> Charge {
        try remembered(number, in: &charges) { row in
            Charge(
                currency: CurrencyCode(row["currency"]), unitPrice: ExactDecimal(row["unitPrice"] as String),
                type: row["chargeType"], offer: row["offer"])
        } fetching: {
            try row("SELECT * FROM charge WHERE id = ?", number)
        }
    }

    /// A text of the dictionary; empty for none, which is number 0.
    private func text(_ number: Int64) throws -> String {
        guard number != 0 else { return "" }
        return try remembered(number, in: &texts) {
            $0["value"]
        } fetching: {
            try textRow(number)
        }
    }

    /// The columns that a source has beside the shared ones; order is the source's.
    private func otherFields(_ number: Int64) throws -> [UsageLine.OtherField] {
        guard number != 0 else { return [] }
        return try remembered(number, in: &fields) {
            OtherFieldText.parse($0["value"])
        } fetching: {
            try textRow(number)
        }
    }

    private func textRow(_ number: Int64) throws -> Row? {
        try row("SELECT value FROM text WHERE id = ?", number)
    }

    private func row(_ sql: String, _ number: Int64) throws -> Row? {
        try Row.fetchOne(try db.cachedStatement(sql: sql), arguments: [number])
    }

    private func remembered<Value>(
        _ number: Int64, in known: inout [Int64: Value], _ make: (Row) -> Value, fetching: () throws -> Row?
    ) throws -> Value {
        if let value = known[number] { return value }
        guard let row = try fetching() else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a line refers to nothing")
        }
        let value = make(row)
        if known.count >= Self.maximumRemembered { known.removeAll(keepingCapacity: true) }
        known[number] = value
        return value
    }
}
