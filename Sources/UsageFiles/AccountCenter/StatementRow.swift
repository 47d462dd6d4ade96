import BillingCore

/// A row of the statement with the bytes that records need of it.
struct StatementRow {
    let line: StatementLine
    let period: BillingPeriod
    /// Category, subcategory, name, region and unit, in this order.
    let texts: [UnsafeRawBufferPointer]
    let currency: UnsafeRawBufferPointer
    /// The rate with a `.`; empty when the cell is.
    let rate: UnsafeRawBufferPointer
    /// What the statement says beyond a line, `"SKU":"7UD-00001"`; may be empty.
    let otherMember: [UInt8]
    /// What the statement says beyond ``line``.
    let charge: AccountCenterCharge

    /// Where a record has ``texts``.
    static let textFields: [UsageField] = [.meterCategory, .meterSubcategory, .meterName, .meterRegion, .unit]
}

/// Reads rows of the statement.
struct StatementRows {
    private let columns: SectionColumns
    private let pool: TextPool
    private var numbers: NumberCells
    /// The order of slash dates that the periods show; `nil` before the first.
    private(set) var order: DayCells.Order?

    init(columns: SectionColumns, delimiter: UInt8, pool: TextPool) {
        self.columns = columns
        self.pool = pool
        numbers = NumberCells(delimiter: delimiter)
    }

    /// - Parameter given: The currency of a value that names none.
    mutating func read(_ row: CSVRow, currencyIfNone given: CurrencyCode?) throws(RowDefect) -> StatementRow {
        let periodCell = columns["Billing Period"]
        guard let period = StatementPeriod(QuotedCell.inner(row[periodCell]).trimmed) else {
            throw RowDefect(row[periodCell].isEmpty ? .missingValue : .notAPeriod, cell: periodCell)
        }
        let valueCell = columns["Value"]
        let value = QuotedCell.inner(row[valueCell])
        guard let amount = StatementValue.amount(value) else {
            throw RowDefect(value.isEmpty ? .missingValue : .notANumber, cell: valueCell)
        }
        var currency = String(decoding: QuotedCell.inner(row[columns["Currency"]]).trimmed, as: UTF8.self)
        if currency.isEmpty, let code = StatementValue.currency(value) { currency = code }
        if currency.isEmpty, let given { currency = given.rawValue }
        if currency.isEmpty { throw RowDefect(.missingValue, cell: columns["Currency"]) }
        let names = ["Meter Category", "Meter Sub-category", "Meter Name", "Meter Region", "Unit"]
        let texts = names.map { pool.keep(NullWords.cleared(QuotedCell.inner(row[columns[$0]]))) }
        let words = texts.map { String(decoding: $0, as: UTF8.self) }
        let consumed = try number("Consumed Quantity", in: row)
        let included = try number("Included Quantity", in: row)
        let billable = try number("Overage Quantity", in: row)
        let rate = try number("Rate", in: row)
        let sku = QuotedCell.inner(row[columns["SKU"]])
        let charge = AccountCenterCharge(
            sku: String(decoding: sku, as: UTF8.self), withinCommitment: known("Within Commitment", in: row),
            overage: known("Overage", in: row), commitmentRate: known("Commitment Rate", in: row),
            valueText: String(decoding: value, as: UTF8.self))
        if order == nil { order = period.order }
        return StatementRow(
            line: StatementLine(
                meter: Meter(
                    category: words[0], subcategory: words[1], name: words[2], region: words[3], unit: words[4]),
                consumed: consumed, included: included, billable: billable, rate: rate,
                value: Money(amount, CurrencyCode(currency))),
            period: period.period, texts: texts, currency: pool.keep(CurrencyCode(currency).rawValue),
            rate: rate.map { pool.keep($0.description) } ?? pool.keep(""),
            otherMember: OtherFields.member("SKU", sku), charge: charge)
    }

    /// A number that no figure rests on: anything else in its cell is left out.
    private mutating func known(_ name: String, in row: CSVRow) -> ExactDecimal? {
        numbers.number(QuotedCell.inner(row[columns[name]]).trimmed)
    }

    private mutating func number(_ name: String, in row: CSVRow) throws(RowDefect) -> ExactDecimal? {
        let cell = QuotedCell.inner(row[columns[name]]).trimmed
        if cell.isEmpty { return nil }
        guard let number = numbers.number(cell) else { throw RowDefect(.notANumber, cell: columns[name]) }
        return number
    }
}
