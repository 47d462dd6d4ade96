import BillingCore

/// Reads an Account Center usage file (usage-formats 1 and 2).
///
/// The statement prices meters, the daily rows have quantities only. A first
/// pass collects both and shares each value over its meter's rows (design
/// section 5); a second one hands the rows on with their costs.
final class AccountCenterReader {
    private let file: InputFile
    private let pool = TextPool()
    private let shares = MeterShares()
    private var subscriptions = ProvisionedSubscriptions()
    private var statement: [StatementRow] = []
    private var order: DayCells.Order?
    private var tally: ReadingTally
    private let version: AccountCenterVersion
    private let currency: CurrencyCode?
    /// The currency given for the file, as rows carry it.
    private lazy var givenCurrency = currency.map { pool.keep($0.rawValue) }

    /// - Throws: ``UsageFileProblem`` when the file ends before its last section, or that is of neither version.
    init(_ file: InputFile, options: UsageFileOptions) throws {
        self.file = file
        version = try Self.version(of: file)
        currency = options.currency
        tally = ReadingTally(path: file.path, options: options)
    }

    func read(into sink: any UsageSink, progress: UsageFileReader.Progress) throws -> UsageFileSummary {
        let hash = try collect(progress: progress)
        for index in shares.shares.indices { shares.shares[index].allocate() }
        for subscription in subscriptions.all { try sink.receive(subscription.facts) }
        for row in subscriptions.rows { try sink.receive(row) }
        try handOnStatement(to: sink)
        for index in shares.shares.indices { shares.shares[index].forgetQuantities() }
        let walk = try handOnUsage(to: sink, progress: progress)
        try handOnUnallocated(to: sink)
        guard walk.stream.contentHash == hash else { throw UsageFileProblem.changed(path: file.path) }
        try file.checkUnchanged()
        try progress(walk.stream.byteCount, tally.lineCount)
        let unknown = SectionColumns(.dailyUsage, of: version, in: walk.header).unknown.map(walk.header.name)
        return tally.summary(
            Self.format(version), of: walk.stream, unknownColumns: unknown, periods: shares.periods.sorted())
    }

    /// The format of a file, read as far as the header of its last section.
    static func identify(_ file: InputFile) throws -> UsageFileFormat { format(try version(of: file)) }

    private static func format(_ version: AccountCenterVersion) -> UsageFileFormat {
        switch version {
        case .one: .accountCenterV1
        case .two: .accountCenterV2
        }
    }

    /// The columns of the last section tell which version a file is of; those of the statement are read by it.
    private static func version(of file: InputFile) throws -> AccountCenterVersion {
        let walk = try AccountCenterWalk(file)
        try walk.skipRows()
        try walk.open(.statement)
        try walk.skipRows()
        try walk.open(.dailyUsage)
        guard let version = AccountCenterVersion.ofDailyUsage(walk.header) else {
            throw UsageFileProblem.unknownFormat(path: file.path, header: walk.header.names.map(\.text))
        }
        return version
    }
}

extension AccountCenterReader {
    /// The first pass: subscriptions, statement, and every daily row's quantity.
    private func collect(progress: UsageFileReader.Progress) throws -> ContentHash {
        let walk = try AccountCenterWalk(file)
        let provisioned = SectionColumns(.provisioning, of: version, in: walk.header)
        let firstLine = walk.nextLine
        try forEachRow(of: walk) { row throws(RowDefect) in
            try row.check(walk.header)
            subscriptions.add(try ProvisionedSubscription(row, columns: provisioned, pool: pool))
        }
        if subscriptions.all.isEmpty {
            let column = walk.header.name(provisioned["Subscription ID"])
            throw UsageFileProblem.row(
                RowProblem(path: file.path, line: firstLine, column: column, reason: .missingValue))
        }
        try walk.open(.statement)
        var rows = StatementRows(
            columns: SectionColumns(.statement, of: version, in: walk.header), delimiter: walk.delimiter, pool: pool)
        try forEachRow(of: walk) { row throws(RowDefect) in
            try row.check(walk.header)
            let read = try rows.read(row, currencyIfNone: currency)
            statement.append(read)
            shares.add(read)
        }
        order = rows.order
        try checkCurrency()
        try walk.open(.dailyUsage)
        var daily = DailyRows(
            columns: SectionColumns(.dailyUsage, of: version, in: walk.header), delimiter: walk.delimiter, order: order)
        let instance = daily.columns["Instance Id"]
        let areSeveral = subscriptions.all.count > 1
        var reported: Int64 = -1
        try forEachRow(of: walk) { row throws(RowDefect) in
            let place = try daily.read(row, header: walk.header, in: shares)
            guard let share = place.share else { return }
            let owner = areSeveral ? subscriptions.index(ofInstance: QuotedCell.inner(row[instance])) : nil
            shares.shares[share].add(daily.quantity ?? .zero, owner: owner)
        } after: {
            try report(walk.stream.byteCount / 2, to: progress, last: &reported)
        }
        return walk.stream.contentHash
    }

    /// Refuses costs in another currency than the given one.
    private func checkCurrency() throws {
        guard let currency else { return }
        let found = statement.first { $0.line.value.currency != currency }?.line.value.currency
        if let found { throw UsageFileProblem.otherCurrency(path: file.path, found: found, given: currency) }
    }

    /// Reads the rows of a section; unreadable ones are left out when that is allowed.
    private func forEachRow(
        of walk: AccountCenterWalk, _ take: (CSVRow) throws(RowDefect) -> Void, after: () throws -> Void = {}
    ) throws {
        while let row = try walk.next() {
            do throws(RowDefect) {
                try take(row)
            } catch {
                try tally.take(error, in: row, header: walk.header, encoding: walk.stream.encoding)
            }
            try after()
        }
    }

    private func report(_ bytes: Int64, to progress: UsageFileReader.Progress, last: inout Int64) throws {
        guard bytes != last else { return }
        last = bytes
        try progress(bytes, tally.lineCount)
    }

    private func handOnStatement(to sink: any UsageSink) throws {
        let all = subscriptions.all
        if all.count == 1 {
            let id = all[0].facts.id
            for row in statement {
                try sink.receive(row.line, of: id, in: row.period)
                try sink.receive(row.charge, of: id, in: row.period)
            }
            return
        }
        for share in shares.shares {
            for (owner, line) in share.statementLines(of: all.count) {
                let id = all[owner].facts.id
                try sink.receive(line, of: id, in: share.row.period)
                try sink.receive(share.row.charge.shared, of: id, in: share.row.period)
            }
        }
    }
}

extension AccountCenterReader {
    /// The second pass: every daily row with its cost.
    private func handOnUsage(to sink: any UsageSink, progress: UsageFileReader.Progress) throws -> AccountCenterWalk {
        let walk = try AccountCenterWalk(file)
        try walk.skipRows()
        try walk.open(.statement)
        try walk.skipRows()
        try walk.open(.dailyUsage)
        var daily = DailyRows(
            columns: SectionColumns(.dailyUsage, of: version, in: walk.header), delimiter: walk.delimiter, order: order)
        let fields = Self.textColumns(daily.columns)
        let others = Self.otherColumns(daily.columns, in: walk.header)
        let instance = daily.columns["Instance Id"]
        var reported: Int64 = -1
        var record = UsageRecord()
        record[.chargeType] = StaticText.usage
        while let row = try walk.next() {
            try report((file.byteCount + walk.stream.byteCount) / 2, to: progress, last: &reported)
            let place: MeterShares.Place
            do throws(RowDefect) {
                place = try daily.read(row, header: walk.header, in: shares)
            } catch {
                // The first pass has counted it.
                continue
            }
            try price(place, into: &record)
            record.day = daily.day
            record.quantity = daily.quantity
            for (index, field) in fields { record[field] = QuotedCell.inner(row[index]) }
            for position in 0..<4 { record[StatementRow.textFields[position]] = daily.meter[position] }
            for field in Self.clearedFields { record[field] = NullWords.cleared(record[field]) }
            set(subscriptions.all[subscriptions.index(ofInstance: QuotedCell.inner(row[instance]))], in: &record)
            let member = place.share.map { shares.shares[$0].row.otherMember } ?? []
            record[.otherFields] = others.object(of: row, isQuoted: true, after: member)
            try sink.receive(record)
            tally.count(record.day)
        }
        return walk
    }

    /// Sets the cost of a daily row, which is its share, or nothing for a meter that the statement does not have.
    private func price(_ place: MeterShares.Place, into record: inout UsageRecord) throws {
        record.period = place.period
        guard let index = place.share else {
            record.cost = .zero
            record[.unitPrice] = UnsafeRawBufferPointer(start: nil, count: 0)
            guard let code = statement.first?.currency ?? givenCurrency else {
                throw UsageFileProblem.noCurrency(path: file.path)
            }
            record[.currency] = code
            return
        }
        guard let cost = shares.shares[index].nextCost() else { throw UsageFileProblem.changed(path: file.path) }
        record.cost = cost
        record[.unitPrice] = shares.shares[index].rate
        record[.currency] = shares.shares[index].row.currency
    }

    private func set(_ subscription: ProvisionedSubscription, in record: inout UsageRecord) {
        record[.subscriptionID] = subscription.id
        record[.subscriptionName] = subscription.name
        record[.offer] = subscription.offer
    }

    /// A record for each value that no daily row carries, on the last day of its period.
    private func handOnUnallocated(to sink: any UsageSink) throws {
        let scratch = ByteScratch()
        for share in shares.shares where share.isUnallocated {
            var record = UsageRecord()
            record.day = share.row.period.last
            record.period = share.row.period
            record.cost = share.value
            record.isUnallocated = true
            for (field, text) in zip(StatementRow.textFields, share.row.texts) { record[field] = text }
            record[.currency] = share.row.currency
            record[.unitPrice] = share.rate
            record[.chargeType] = StaticText.usage
            set(subscriptions.all[0], in: &record)
            scratch.clear()
            if !share.row.otherMember.isEmpty {
                scratch.append(UInt8(ascii: "{"))
                share.row.otherMember.withUnsafeBytes { scratch.append($0) }
                scratch.append(UInt8(ascii: "}"))
            }
            record[.otherFields] = scratch.bytes
            try sink.receive(record)
            tally.count(record.day)
        }
    }

    /// Texts in which a null word stands for nothing.
    private static let clearedFields: [UsageField] = [.meterID, .unit, .service, .resourceGroup, .location]

    private static func textColumns(_ columns: SectionColumns) -> [(index: Int, field: UsageField)] {
        [
            (columns["Meter Id"], .meterID), (columns["Unit"], .unit), (columns["Resource Location"], .location),
            (columns["Consumed Service"], .service), (columns["Resource Group"], .resourceGroup),
            (columns["Instance Id"], .resource), (columns["Tags"], .tags),
            (columns["Additional Info"], .additionalInfo),
        ]
    }

    private static func otherColumns(_ columns: SectionColumns, in header: Header) -> OtherFields {
        var others = OtherFields()
        for name in ["Service Info 1", "Service Info 2"] where columns[name] >= 0 {
            others.add(columns[name], name: name)
        }
        for index in columns.unknown { others.add(index, name: header.names[index].text) }
        return others
    }
}
