import BillingCore
import GRDB

/// What the store knows before a dataset is taken in, so that the intake need not ask it.
struct IntakeStart: Sendable {
    /// The first free number of each dictionary.
    let meter: Int64
    let resource: Int64
    let charge: Int64
    let text: Int64
    /// The first free number of a part.
    let part: Int64
    /// Anniversary days by the subscription's key.
    let anchorDays: [String: Int]
    /// The anniversary day of subscriptions whose own is not known.
    let defaultAnchorDay: Int?
    /// The store, for messages.
    let path: String

    init(_ db: Database, path: String, defaultAnchorDay: Int?) throws {
        func first(_ table: String) throws -> Int64 {
            (try Int64.fetchOne(db, sql: "SELECT max(id) FROM \(table)") ?? 0) + 1
        }
        meter = try first("meter")
        resource = try first("resource")
        charge = try first("charge")
        text = try first("text")
        let last = try Int64.fetchOne(db, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'part'")
        part = (last ?? 0) + 1
        var days: [String: Int] = [:]
        let rows = try Row.fetchCursor(
            db, sql: "SELECT key, anchorDay FROM subscription WHERE anchorDay IS NOT NULL")
        while let row = try rows.next() { days[row["key"]] = row["anchorDay"] }
        anchorDays = days
        self.defaultAnchorDay = defaultAnchorDay
        self.path = path
    }
}
