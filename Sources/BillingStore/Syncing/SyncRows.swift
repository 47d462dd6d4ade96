import BillingCore
import Foundation
import GRDB

/// Values that the store keeps as JSON.
enum KeptJSON {
    /// The text of a value; equal values, equal texts.
    static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// The value of a text; `nil` for what a newer version may have written.
    static func value<Value: Decodable>(_ text: String?, as type: Value.Type = Value.self) -> Value? {
        guard let text else { return nil }
        do {
            return try JSONDecoder().decode(type, from: Data(text.utf8))
        } catch {
            return nil
        }
    }
}

extension SyncRecord {
    /// A record as it was kept; `nil` for what a newer version may have written.
    init?(row: Row) {
        guard let piece = KeptJSON.value(row["piece"], as: SyncPiece.self) else { return nil }
        let problem: String? = row["problem"]
        self.init(
            // A problem that cannot be read any more is none to go by: the piece is asked for again.
            piece: piece, readAt: row["readAt"], triedAt: row["triedAt"], problem: KeptJSON.value(problem),
            requestID: row["requestID"])
    }

    /// Keeps the record in place of an earlier one; without ``readAt``, that of the earlier one stays.
    func keep(_ db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO syncRecord VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (piece) DO UPDATE SET
                readAt = coalesce(?2, readAt), triedAt = ?3, problem = ?4, requestID = ?5
                """,
            arguments: [
                try KeptJSON.text(piece), readAt, triedAt, try problem.map { try KeptJSON.text($0) },
                requestID,
            ])
    }
}
