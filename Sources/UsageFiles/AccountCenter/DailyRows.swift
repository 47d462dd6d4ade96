import BillingCore

/// Reads rows of the daily usage, the same in both passes.
struct DailyRows {
    let columns: SectionColumns
    /// The meter's category, subcategory, name and region of the row read last.
    private(set) var meter = Array(repeating: UnsafeRawBufferPointer(start: nil, count: 0), count: 4)
    private(set) var day = Day(number: 0)
    private(set) var quantity: ExactDecimal?
    private var days = DayCells()
    private var numbers: NumberCells
    private let meterColumns: [Int]
    private let dayColumn: Int
    private let quantityColumn: Int

    init(columns: SectionColumns, delimiter: UInt8, order: DayCells.Order?) {
        self.columns = columns
        numbers = NumberCells(delimiter: delimiter)
        days.order = order
        meterColumns = ["Meter Category", "Meter Sub-category", "Meter Name", "Meter Region"].map { columns[$0] }
        dayColumn = columns["Usage Date"]
        quantityColumn = columns["Consumed Quantity"]
    }

    /// Reads what allocation needs of a row, and finds where it belongs.
    mutating func read(_ row: CSVRow, header: Header, in shares: MeterShares) throws(RowDefect) -> MeterShares.Place {
        try row.check(header)
        let dayCell = QuotedCell.inner(row[dayColumn])
        guard let day = days.day(dayCell) else {
            throw RowDefect(DayCells.defect(of: dayCell), cell: dayColumn)
        }
        self.day = day
        let quantityCell = QuotedCell.inner(row[quantityColumn])
        if quantityCell.isEmpty {
            quantity = nil
        } else {
            guard let quantity = numbers.number(quantityCell) else {
                throw RowDefect(.notANumber, cell: quantityColumn)
            }
            self.quantity = quantity
        }
        for position in 0..<4 { meter[position] = NullWords.cleared(QuotedCell.inner(row[meterColumns[position]])) }
        guard let place = shares.place(meter, on: day) else { throw RowDefect(.dayOutsidePeriod, cell: dayColumn) }
        return place
    }
}
