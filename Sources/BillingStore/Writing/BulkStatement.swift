import GRDB
import GRDBSQLite

/// A prepared statement that is run again and again with integers and raw bytes.
///
/// GRDB's own arguments cost three times as much per row.
final class BulkStatement {
    private let statement: OpaquePointer
    private let connection: OpaquePointer

    init(_ db: Database, sql: String) throws {
        guard let connection = db.sqliteConnection else { throw DatabaseError(resultCode: .SQLITE_MISUSE) }
        var prepared: OpaquePointer?
        let code = sqlite3_prepare_v3(connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
        guard code == SQLITE_OK, let prepared else {
            throw DatabaseError(
                resultCode: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(connection)))
        }
        statement = prepared
        self.connection = connection
    }

    deinit { sqlite3_finalize(statement) }

    @inline(__always)
    func bind(_ value: Int64, at index: Int32) { sqlite3_bind_int64(statement, index, value) }

    @inline(__always)
    func bindNull(at index: Int32) { sqlite3_bind_null(statement, index) }

    /// Binds UTF-8 bytes that stay valid until ``run()`` returns.
    func bind(_ bytes: UnsafeRawBufferPointer, at index: Int32) {
        guard let base = bytes.baseAddress, !bytes.isEmpty else {
            // A literal that outlives the call, as SQLite keeps the pointer.
            let empty: StaticString = ""
            empty.withUTF8Buffer { buffer in
                let text = UnsafeRawPointer(buffer.baseAddress)?.assumingMemoryBound(to: CChar.self)
                _ = sqlite3_bind_text(statement, index, text, 0, nil)
            }
            return
        }
        let text = base.assumingMemoryBound(to: CChar.self)
        sqlite3_bind_text(statement, index, text, Int32(bytes.count), nil)
    }

    /// Binds a string; SQLite keeps its own copy.
    func bind(_ text: String, at index: Int32) {
        let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        sqlite3_bind_text(statement, index, text, -1, transient)
    }

    /// Binds a string, or NULL for none.
    func bind(_ text: String?, at index: Int32) {
        if let text { bind(text, at: index) } else { bindNull(at: index) }
    }

    /// Binds bytes that stay valid until ``run()`` returns.
    func bind(blob bytes: UnsafeRawBufferPointer, at index: Int32) {
        if bytes.isEmpty {
            sqlite3_bind_zeroblob(statement, index, 0)
        } else {
            sqlite3_bind_blob(statement, index, bytes.baseAddress, Int32(bytes.count), nil)
        }
    }

    func run() throws {
        let code = sqlite3_step(statement)
        sqlite3_reset(statement)
        guard code == SQLITE_DONE || code == SQLITE_ROW else {
            throw DatabaseError(
                resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
                message: String(cString: sqlite3_errmsg(connection)))
        }
    }

    /// Fetches the next row; `false` after the last, when the statement is ready to run again.
    @inline(__always)
    func next() throws -> Bool {
        let code = sqlite3_step(statement)
        if code == SQLITE_ROW { return true }
        sqlite3_reset(statement)
        guard code == SQLITE_DONE else {
            throw DatabaseError(
                resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
                message: String(cString: sqlite3_errmsg(connection)))
        }
        return false
    }

    @inline(__always)
    func integer(at column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }

    @inline(__always)
    func isNull(at column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }

    /// The text of a column; `nil` for NULL.
    func text(at column: Int32) -> String? {
        sqlite3_column_text(statement, column).map { String(cString: $0) }
    }

    @inline(__always)
    func number(at column: Int32) -> Double { sqlite3_column_double(statement, column) }

    /// The bytes of a column, valid until the next step.
    func blob(at column: Int32) -> UnsafeRawBufferPointer {
        let start = sqlite3_column_blob(statement, column)
        return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
    }

    /// Hands on the bytes of some text columns, valid during the call.
    func withTexts(_ columns: ClosedRange<Int32>, _ body: (ByteDictionary.Key) throws -> Void) throws {
        let texts = columns.map { column in
            let start = sqlite3_column_text(statement, column)
            return UnsafeRawBufferPointer(
                start: UnsafeRawPointer(start), count: Int(sqlite3_column_bytes(statement, column)))
        }
        try texts.withUnsafeBufferPointer(body)
    }

    /// Ends a row that was fetched before the last one.
    func reset() { sqlite3_reset(statement) }
}
