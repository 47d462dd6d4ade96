import BillingCore

/// Reads a Cost Management file: exports and downloads of cost details (usage-formats 4a to 4c).
///
/// Day, cost and currency must have a value in every row, and the subscription
/// too where nothing else tells who pays; an empty quantity or unit price is
/// unknown. Each row carries its own cost, so that one pass is enough.
struct CostDetailsReader {
    private let opening: FileOpening
    private let header: Header
    private let format: UsageFileFormat
    private let columns: CostDetailsColumns
    private var tally: ReadingTally
    private var days = DayCells()
    private var numbers: NumberCells
    private var periods = PeriodCells()
    private var evidence = MetricEvidence()
    private var teller: SubscriptionTeller
    private var record = UsageRecord()
    private let payer = ByteScratch(capacity: 64)

    init(
        _ opening: FileOpening, header: Header, layout: CostDetailsLayout, options: UsageFileOptions
    ) throws {
        self.opening = opening
        self.header = header
        format = layout.format
        columns = CostDetailsColumns(header, layout: layout)
        tally = ReadingTally(path: opening.path, options: options)
        numbers = NumberCells(delimiter: opening.delimiter)
        teller = SubscriptionTeller(agreement: layout.format.agreement)
        record[.chargeType] = StaticText.usage
        if columns.currency == nil { record[.currency] = StaticText.noCurrency }
        days.order = try orderAhead()
    }

    mutating func read(into sink: any UsageSink, progress: UsageFileReader.Progress) throws -> UsageFileSummary {
        var reported: Int64 = -1
        while let row = try opening.tokenizer.next() {
            if opening.stream.byteCount != reported {
                reported = opening.stream.byteCount
                try progress(reported, tally.lineCount)
            }
            do throws(RowDefect) {
                if row.isBlank { continue }
                try row.check(header)
                try fill(from: row)
            } catch {
                if row.isEmpty { continue }
                try tally.take(error, in: row, header: header)
                continue
            }
            if let facts = teller.news(record) { try sink.receive(facts) }
            try sink.receive(record)
            tally.count(record.day)
        }
        try opening.stream.file.checkUnchanged()
        try progress(opening.stream.byteCount, tally.lineCount)
        return tally.summary(
            format, of: opening.stream, unknownColumns: columns.unknown,
            metric: format.hasMetrics ? evidence.metric : nil)
    }

    /// Makes the record of a row.
    @inline(__always)
    private mutating func fill(from row: CSVRow) throws(RowDefect) {
        try setCost(from: row)
        for (index, field) in columns.texts { record[field] = row[index] }
        for (index, field) in columns.clearedTexts { record[field] = NullWords.cleared(row[index]) }
        if columns.hasChargeType, record[.chargeType].isEmpty { record[.chargeType] = StaticText.usage }
        try setSubscription(from: row)
        try setUnitPrice(from: row)
        record[.otherFields] = columns.others.object(of: row)
        if columns.isOfAgreement { try setAgreementFields(from: row) }
    }

    /// Sets what only files of agreements have.
    private mutating func setAgreementFields(from row: CSVRow) throws(RowDefect) {
        if let period = columns.period { record.period = try periods.period(of: row, period, &days) }
        if pricesAreForeign(in: row) {
            // A price in another currency than the cost is no unit price of it.
            record[.unitPrice] = UnsafeRawBufferPointer(start: nil, count: 0)
            record[.otherFields] = columns.othersWithPrice.object(of: row)
        }
        guard columns.hasChargeType else { return }
        evidence.take(
            chargeType: record[.chargeType], pricingModel: columns.pricingModel.map { row[$0] },
            reservation: row[columns.reservation ?? -1], isFree: record.cost == .zero)
    }

    /// Sets day, cost and currency, which must be there, and the quantity.
    @inline(__always)
    private mutating func setCost(from row: CSVRow) throws(RowDefect) {
        let dayCell = row[columns.day]
        guard let day = days.day(dayCell) else {
            throw RowDefect(dayCell.isEmpty ? .missingValue : .notADay, cell: columns.day)
        }
        record.day = day
        let costCell = row[columns.cost]
        guard let cost = numbers.amount(costCell) else {
            throw RowDefect(costCell.isEmpty ? .missingValue : .notANumber, cell: columns.cost)
        }
        record.cost = cost
        let quantityCell = row[columns.quantity]
        if quantityCell.isEmpty {
            record.quantity = nil
        } else {
            guard let quantity = numbers.number(quantityCell) else {
                throw RowDefect(.notANumber, cell: columns.quantity)
            }
            record.quantity = quantity
        }
        if let index = columns.currency {
            if row[index].isEmpty { throw RowDefect(.missingValue, cell: index) }
            record[.currency] = row[index]
        }
    }

    /// Whether the row's prices are in another currency than its cost.
    @inline(__always)
    private func pricesAreForeign(in row: CSVRow) -> Bool {
        guard let index = columns.pricingCurrency else { return false }
        return !row[index].isEmpty && !row[index].holdsSame(as: record[.currency])
    }

    /// Sets the price of one unit.
    @inline(__always)
    private mutating func setUnitPrice(from row: CSVRow) throws(RowDefect) {
        guard let index = columns.unitPrice else { return }
        let cell = row[index]
        if cell.isEmpty {
            record[.unitPrice] = cell
        } else {
            guard let price = numbers.text(cell) else { throw RowDefect(.notANumber, cell: index) }
            record[.unitPrice] = price
        }
    }

    /// Sets the subscription; in a row without one, who pays for it stands in its place.
    ///
    /// Purchases, refunds and marketplace charges of an agreement may belong to
    /// no subscription. They are put under the billing profile, else the billing account (the
    /// enrolment), by its identifier and name, and so are in every total.
    @inline(__always)
    private mutating func setSubscription(from row: CSVRow) throws(RowDefect) {
        if let index = columns.subscription, !NullWords.cleared(row[index]).isEmpty {
            let subscription = row.mutable(index)
            subscription.lowercaseASCII()
            record[.subscriptionID] = UnsafeRawBufferPointer(subscription)
            if !columns.hasSubscriptionName { record[.subscriptionName] = row[-1] }
            return
        }
        guard let found = columns.payers.first(where: { !row[$0.id].isEmpty }) else {
            throw RowDefect(.missingValue, cell: columns.subscription)
        }
        // A copy: the cell is one of the other fields too.
        let id = row[found.id]
        payer.clear()
        let place = UnsafeMutableRawBufferPointer(start: payer.extend(by: id.count), count: id.count)
        place.copyMemory(from: id)
        place.lowercaseASCII()
        record[.subscriptionID] = payer.bytes
        record[.subscriptionName] = row[found.name ?? -1]
    }

    /// The order of slash dates, when the rows of the first block leave no doubt about it.
    ///
    /// So a file whose first dates could be either is read right as soon as one
    /// of its first thousand or so rows shows which.
    private func orderAhead() throws -> DayCells.Order? {
        let rest = try opening.tokenizer.head()
        var offset = 0
        let ahead = CSVTokenizer(path: opening.path, capacity: max(1, rest.count)) { buffer in
            let count = min(buffer.count, rest.count - offset)
            buffer.copyBytes(from: rest[offset..<(offset + count)])
            offset += count
            return count
        }
        ahead.use(delimiter: opening.delimiter)
        while let row = try ahead.next() {
            guard row.count > columns.day else { continue }
            // Dates with hyphens have no order to find out.
            if row[columns.day].contains(UInt8(ascii: "-")) { return nil }
            for index in [columns.day, columns.period?.end ?? -1] {
                if let order = DayCells.evidentOrder(row[index]) { return order }
            }
        }
        return nil
    }
}
