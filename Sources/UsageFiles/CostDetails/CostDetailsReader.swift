import BillingCore

/// Reads a file with one row for each charge: Cost Management's exports and downloads, the extracts of enterprises,
/// and FOCUS (usage-formats 3 to 5).
///
/// Day, cost and currency must have a value in every row, and the subscription
/// too where nothing else tells who pays; an empty quantity or unit price is
/// unknown. Each row carries its own cost, so that one pass is enough.
struct CostDetailsReader {
    private let opening: FileOpening
    private let header: Header
    private let layout: CostDetailsLayout
    private let columns: CostDetailsColumns
    private let options: UsageFileOptions
    private var tally: ReadingTally
    private var days = DayCells()
    private var numbers: NumberCells
    private var periods: PeriodCells
    private var evidence = MetricEvidence()
    private var hasOtherCosts = false
    private var usesGivenCurrency = false
    private var chargeTypes: KnownValues
    private var pricingModels: KnownValues
    private var providers: ValueTally
    private var teller: SubscriptionTeller
    private var record = UsageRecord()
    private let payer = ByteScratch(capacity: 64)
    private let pool = TextPool()
    /// The currency that was given for the file; empty without.
    private let givenCurrency: UnsafeRawBufferPointer

    init(
        _ opening: FileOpening, header: Header, layout: CostDetailsLayout, options: UsageFileOptions
    ) throws {
        self.opening = opening
        self.header = header
        self.layout = layout
        self.options = options
        columns = CostDetailsColumns(header, layout: layout)
        tally = ReadingTally(path: opening.path, options: options)
        numbers = NumberCells(delimiter: opening.delimiter)
        periods = PeriodCells(isEndExclusive: layout.isFocus)
        teller = SubscriptionTeller(agreement: layout.format.agreement)
        chargeTypes = columns.chargeTypes(header)
        pricingModels = columns.pricingModels(header)
        providers = ValueTally(column: header.name(columns.provider ?? -1))
        givenCurrency = options.currency.map { [pool] in pool.keep($0.rawValue) } ?? .init(start: nil, count: 0)
        record[.chargeType] = StaticText.usage
        record[.currency] = givenCurrency
    }

    /// - Parameter settled: What is known of the order of slash dates; `nil` to look for it in the file.
    mutating func read(
        settled: OrderScan.Finding?, into sink: any UsageSink, progress: UsageFileReader.Progress
    ) throws -> UsageFileSummary {
        days.order = try (settled ?? dayOrder(progress)).order
        var reported: Int64 = -1
        while let row = try opening.tokenizer.next() {
            if opening.stream.byteCount != reported {
                reported = opening.stream.byteCount
                try progress(reported, tally.lineCount)
            }
            do throws(RowDefect) {
                if row.isBlank { continue }
                try row.check(header)
                if isOfOtherProvider(row) { continue }
                try fill(from: row)
            } catch {
                if row.isEmpty { continue }
                try tally.take(error, in: row, header: header, encoding: opening.stream.encoding)
                continue
            }
            try checkCurrency()
            if let facts = teller.news(record) { try sink.receive(facts) }
            try sink.receive(record)
            tally.count(record.day)
        }
        try opening.stream.file.checkUnchanged()
        try progress(opening.stream.byteCount, tally.lineCount)
        return summary
    }

    private var summary: UsageFileSummary {
        var summary = tally.summary(layout.format, of: opening.stream, unknownColumns: columns.unknown)
        if layout.format.hasMetrics { summary.metric = layout.isFocus ? options.metric : evidence.metric }
        summary.hasOtherMetric = hasOtherCosts
        if usesGivenCurrency { summary.givenCurrency = options.currency }
        summary.unknownValues = chargeTypes.unknown + pricingModels.unknown
        summary.otherProviders = providers.values
        return summary
    }

    /// Refuses a cost without a currency, or in another than the given one.
    @inline(__always)
    private func checkCurrency() throws(UsageFileProblem) {
        let currency = record[.currency]
        if currency.isEmpty { throw .noCurrency(path: opening.path) }
        if let given = options.currency, !currency.holdsSame(as: givenCurrency) {
            let found = CurrencyCode(CellText.readable(currency, limit: 12))
            if found != given { throw .otherCurrency(path: opening.path, found: found, given: given) }
        }
    }

    /// Counts a row of another provider than Microsoft, which is no charge of Azure.
    @inline(__always)
    private mutating func isOfOtherProvider(_ row: CSVRow) -> Bool {
        guard let index = columns.provider else { return false }
        let name = NullWords.withoutNull(row[index])
        if name.isEmpty || name.hasPrefix(ignoringCase: "microsoft") || name.hasPrefix(ignoringCase: "azure") {
            return false
        }
        providers.count(name)
        return true
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
        if columns.hasDetails { try setDetails(from: row) }
    }

    /// Sets what only files of agreements, and FOCUS, have.
    private mutating func setDetails(from row: CSVRow) throws(RowDefect) {
        if let period = columns.period { record.period = try periods.period(of: row, period, &days) }
        if pricesAreForeign(in: row) {
            // A price in another currency than the cost is no unit price of it.
            record[.unitPrice] = UnsafeRawBufferPointer(start: nil, count: 0)
            record[.otherFields] = columns.othersWithPrice.object(of: row)
        }
        guard columns.hasChargeType else { return }
        chargeTypes.take(record[.chargeType])
        pricingModels.take(value(columns.pricingModel ?? -1, of: row))
        if layout.isFocus {
            compareCosts(of: row)
        } else {
            evidence.take(
                chargeType: record[.chargeType], pricingModel: columns.pricingModel.map { row[$0] },
                reservation: row[columns.reservation ?? -1], isFree: record.cost == .zero)
        }
    }

    /// Notes whether the line costs something else by the other metric.
    private mutating func compareCosts(of row: CSVRow) {
        guard !hasOtherCosts, let index = columns.otherCost, let other = numbers.amount(value(index, of: row)) else {
            return
        }
        hasOtherCosts = other != record.cost
    }

    /// A cell; empty where a word stands for no value.
    @inline(__always)
    private func value(_ index: Int, of row: CSVRow) -> UnsafeRawBufferPointer {
        columns.clearsNulls ? NullWords.withoutNull(row[index]) : row[index]
    }

    /// The day of the row's parts, where it has them, else of its date.
    @inline(__always)
    private mutating func day(of row: CSVRow) throws(RowDefect) -> Day {
        if let parts = columns.dayParts, !row[parts.day].isEmpty {
            let numbers = (row[parts.year].smallNumber, row[parts.month].smallNumber, row[parts.day].smallNumber)
            guard let year = numbers.0, let month = numbers.1, let day = numbers.2,
                let found = DayCells.day(year, month, day)
            else { throw RowDefect(.notADay, cell: parts.day) }
            return found
        }
        let cell = value(columns.day, of: row)
        guard let day = days.day(cell) else { throw RowDefect(DayCells.defect(of: cell), cell: columns.day) }
        return day
    }

    /// Sets day, cost and currency, which must be there, and the quantity.
    @inline(__always)
    private mutating func setCost(from row: CSVRow) throws(RowDefect) {
        record.day = try day(of: row)
        let costCell = value(columns.cost, of: row)
        guard let cost = numbers.amount(costCell) else {
            throw RowDefect(costCell.isEmpty ? .missingValue : .notANumber, cell: columns.cost)
        }
        record.cost = cost
        let quantityCell = value(columns.quantity, of: row)
        if quantityCell.isEmpty {
            record.quantity = nil
        } else {
            guard let quantity = numbers.number(quantityCell) else {
                throw RowDefect(.notANumber, cell: columns.quantity)
            }
            record.quantity = quantity
        }
        if let index = columns.currency {
            let cell = value(index, of: row)
            if cell.isEmpty, givenCurrency.isEmpty { throw RowDefect(.missingValue, cell: index) }
            record[.currency] = cell.isEmpty ? givenCurrency : cell
            if cell.isEmpty { usesGivenCurrency = true }
        } else {
            usesGivenCurrency = true
        }
    }

    /// Whether the row's prices are in another currency than its cost.
    @inline(__always)
    private func pricesAreForeign(in row: CSVRow) -> Bool {
        guard let index = columns.pricingCurrency else { return false }
        let currency = value(index, of: row)
        return !currency.isEmpty && !currency.holdsSame(as: record[.currency])
    }

    /// Sets the price of one unit.
    @inline(__always)
    private mutating func setUnitPrice(from row: CSVRow) throws(RowDefect) {
        guard let index = columns.unitPrice else { return }
        let cell = value(index, of: row)
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
            record[.subscriptionID] = Self.withoutPath(UnsafeRawBufferPointer(subscription))
            if !columns.hasSubscriptionName { record[.subscriptionName] = row[-1] }
            return
        }
        guard let found = columns.payers.first(where: { !value($0.id, of: row).isEmpty }) else {
            throw RowDefect(.missingValue, cell: columns.subscription)
        }
        // A copy: the cell is one of the other fields too.
        let id = row[found.id]
        payer.clear()
        let place = UnsafeMutableRawBufferPointer(start: payer.extend(by: id.count), count: id.count)
        place.copyMemory(from: id)
        place.lowercaseASCII()
        record[.subscriptionID] = payer.bytes
        record[.subscriptionName] = value(found.name ?? -1, of: row)
    }

    /// The identifier of `/subscriptions/GUID`, as FOCUS has it (usage-formats 7).
    @inline(__always)
    private static func withoutPath(_ id: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        let prefix: StaticString = "/subscriptions/"
        guard id.first == UInt8(ascii: "/"), id.hasPrefix(ignoringCase: prefix) else { return id }
        return UnsafeRawBufferPointer(rebasing: id[prefix.utf8CodeUnitCount...])
    }

    /// What the rows ahead show of the order of slash dates; none of them counts as read.
    func dayOrder(_ progress: UsageFileReader.Progress) throws -> OrderScan.Finding {
        if columns.dayParts != nil { return .settled(nil) }
        let scan = OrderScan(
            columns: [columns.day, columns.period?.end ?? -1], firstLine: opening.firstLine,
            delimiter: opening.delimiter)
        let rest = try opening.tokenizer.head()
        let finding = try scan.look(through: rest, path: opening.path)
        // Nearly always the first block settles it, or is all there is.
        guard case .open = finding, opening.stream.mayHoldMore else { return finding }
        return try scan.look(throughFileAt: opening.path, afterBlock: { try progress(0, 0) })
    }
}

extension UnsafeRawBufferPointer {
    /// A number of one to four digits; `nil` for anything else.
    fileprivate var smallNumber: Int? {
        guard (1...4).contains(count) else { return nil }
        var value = 0
        for byte in self {
            guard byte &- 48 < 10 else { return nil }
            value = value * 10 + Int(byte - 48)
        }
        return value
    }
}
