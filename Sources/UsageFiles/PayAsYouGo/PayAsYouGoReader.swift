import BillingCore

/// Reads a Cost Management export of a pay-as-you-go subscription, schema 2019-11-01 (usage-formats 4a).
///
/// Subscription, day, cost and currency must have a value in every row; an
/// empty quantity or unit price is unknown. Each row carries its own cost, so
/// that one pass is enough.
struct PayAsYouGoReader {
    private let opening: FileOpening
    private let header: Header
    private let columns: PayAsYouGoColumns
    private var tally: ReadingTally
    private var days = DayCells()
    private var numbers: NumberCells
    private var record = UsageRecord()
    private var announced: Set<UInt64> = []
    private let lastSubscription = ByteScratch(capacity: 64)

    init(_ opening: FileOpening, header: Header, options: UsageFileOptions) throws {
        self.opening = opening
        self.header = header
        columns = PayAsYouGoColumns(header)
        tally = ReadingTally(path: opening.path, options: options)
        numbers = NumberCells(delimiter: opening.delimiter)
        record[.chargeType] = StaticText.usage
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
            try announce(row, to: sink)
            try sink.receive(record)
            tally.count(record.day)
        }
        try opening.stream.file.checkUnchanged()
        try progress(opening.stream.byteCount, tally.lineCount)
        return tally.summary(.payAsYouGo, of: opening.stream, unknownColumns: columns.unknown)
    }

    /// Makes the record of a row.
    @inline(__always)
    private mutating func fill(from row: CSVRow) throws(RowDefect) {
        try setCost(from: row)
        for (index, field) in columns.texts { record[field] = row[index] }
        for (index, field) in columns.clearedTexts { record[field] = NullWords.cleared(row[index]) }
        if let index = columns.unitPrice {
            let cell = row[index]
            if cell.isEmpty {
                record[.unitPrice] = cell
            } else {
                guard let price = numbers.text(cell) else { throw RowDefect(.notANumber, cell: index) }
                record[.unitPrice] = price
            }
        }
        record[.otherFields] = columns.others.object(of: row)
        if columns.hasChargeType, record[.chargeType].isEmpty { record[.chargeType] = StaticText.usage }
    }

    /// Sets what must be there, and the quantity.
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
        let currency = row[columns.currency]
        if currency.isEmpty { throw RowDefect(.missingValue, cell: columns.currency) }
        record[.currency] = currency
        if row[columns.subscription].isEmpty { throw RowDefect(.missingValue, cell: columns.subscription) }
        let subscription = row.mutable(columns.subscription)
        subscription.lowercaseASCII()
        record[.subscriptionID] = UnsafeRawBufferPointer(subscription)
    }

    /// Tells the sink of a subscription when its first line comes.
    @inline(__always)
    private mutating func announce(_ row: CSVRow, to sink: any UsageSink) throws {
        let id = record[.subscriptionID]
        if id.holdsSame(as: lastSubscription.bytes) { return }
        lastSubscription.clear()
        lastSubscription.append(id)
        guard announced.insert(id.fingerprint).inserted else { return }
        let name = record.text(.subscriptionName)
        let offer = record.text(.offer)
        try sink.receive(
            SubscriptionFacts(
                id: SubscriptionID(record.text(.subscriptionID)), name: name.isEmpty ? nil : name,
                offer: offer.isEmpty ? nil : Offer(offer)))
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
            if let order = DayCells.evidentOrder(row[columns.day]) { return order }
        }
        return nil
    }
}
