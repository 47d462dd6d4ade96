import BillingCore
import GRDB

/// Sums that are written with a dataset's lines, so that reports need not read the lines.
///
/// Everything but the consumed quantities is flushed by adding to the rows that
/// are there, so that memory stays bounded however many meters and days a file has.
final class RollUps {
    private struct Sum {
        var amount = Amount.zero
        var lines = 0

        mutating func count(_ cost: Amount) {
            amount += cost
            lines += 1
        }
    }

    private struct MeterSum {
        var sum = Sum()
        var consumed: ExactDecimal?
        /// The charge that prices all lines so far; lines of another price clear ``rate``.
        var charge: Int64 = -1
        /// The price that the first charge has; `nil` for none.
        var rate: String?
        var hasOneRate = true
    }

    /// What is kept of each charge: sixteen bytes, for a file may have as many as lines.
    private struct Charge {
        let currency: Int64
        /// Equal for prices that are the same number, however many decimals they are written with; 0 for none.
        let price: Int

        init(currency: Int64, price: String) {
            self.currency = currency
            // The seed of hashes is of chance: no file is made to have two prices of the same.
            if price.isEmpty {
                self.price = 0
            } else if let number = ExactDecimal(price)?.normalized {
                self.price = number.hashValue
            } else {
                self.price = price.hashValue
            }
        }
    }

    private let db: Database
    private var meterDays = SumTable(initial: Sum())
    private var meters = SumTable(initial: MeterSum())
    private var currencies: [String] = []
    /// Currency and price of the charges from ``firstCharge`` on, which are numbered in order.
    private var charges: [Charge] = []
    private var firstCharge: Int64 = 0

    /// A day and a currency as one number.
    private static let currencyBits: Int64 = 16

    private static let maximumMeterDays = 60_000

    init(_ db: Database) { self.db = db }

    /// Remembers what a charge is priced at and in.
    func learn(charge: Int64, currency: String, unitPrice: String) {
        let code = currency.uppercased()
        let index = currencies.firstIndex(of: code) ?? currencies.count
        if index == currencies.count { currencies.append(code) }
        if charges.isEmpty { firstCharge = charge }
        charges.append(Charge(currency: Int64(index), price: unitPrice))
    }

    /// Counts a line.
    ///
    /// - Throws: ``AmountTooLarge`` when the quantities come to more than a number can hold.
    func add(part: Int64, day: Int, meter: Int64, charge: Int64, cost: Amount, quantity: ExactDecimal?) throws {
        let currency = known(charge).currency
        let detail = Int64(day) << Self.currencyBits | currency
        meterDays.update(SumTable.Key(part: part, meter: meter, detail: detail)) { $0.count(cost) }
        try meters.update(SumTable.Key(part: part, meter: meter, detail: currency)) {
            try addMeter(&$0, charge: charge, cost: cost, quantity: quantity)
        }
    }

    private func addMeter(_ meter: inout MeterSum, charge: Int64, cost: Amount, quantity: ExactDecimal?) throws {
        meter.sum.count(cost)
        if let quantity {
            guard let consumed = (meter.consumed ?? .zero).adding(quantity) else { throw AmountTooLarge() }
            meter.consumed = consumed
        }
        guard meter.charge != charge else { return }
        if meter.charge == -1 {
            let price = try String.fetchOne(
                try db.cachedStatement(sql: "SELECT unitPrice FROM charge WHERE id = ?"), arguments: [charge])
            meter.rate = price?.isEmpty == false ? price : nil
        } else if meter.hasOneRate, known(meter.charge).price != known(charge).price {
            meter.hasOneRate = false
        }
        meter.charge = charge
    }

    private func known(_ charge: Int64) -> Charge { charges[Int(charge - firstCharge)] }

    /// Whether so much has come together that it should be written.
    var isFull: Bool { meterDays.count > Self.maximumMeterDays }

    /// Adds what has come together to the rows of the store.
    func flushDays() throws {
        let statement = try BulkStatement(
            db,
            sql: """
                INSERT INTO meterDayTotal VALUES (?,?,?,?,?,?,?) ON CONFLICT DO UPDATE SET
                micros = micros + excluded.micros, remainder = remainder + excluded.remainder,
                lineCount = lineCount + excluded.lineCount
                """)
        let sorted = meterDays.entries.sorted {
            ($0.key.part, $0.key.meter, $0.key.detail) < ($1.key.part, $1.key.meter, $1.key.detail)
        }
        for (key, sum) in sorted {
            statement.bind(key.part, at: 1)
            statement.bind(key.meter, at: 2)
            statement.bind(key.detail >> Self.currencyBits, at: 3)
            statement.bind(currencies[Int(key.detail & ((1 << Self.currencyBits) - 1))], at: 4)
            try bind(sum, to: statement, at: 5)
            try statement.run()
        }
        meterDays.removeAll()
    }

    /// Writes the rest, and the sums per part and day that follow from it.
    func finish(parts: [Int64]) throws {
        try flushDays()
        let statement = try BulkStatement(db, sql: "INSERT INTO meterTotal VALUES (?,?,?,?,?,?,?,?)")
        for (key, meter) in meters.entries {
            statement.bind(key.part, at: 1)
            statement.bind(key.meter, at: 2)
            statement.bind(currencies[Int(key.detail)], at: 3)
            try bind(meter.sum, to: statement, at: 4)
            statement.bind(meter.consumed?.description, at: 7)
            statement.bind(meter.hasOneRate ? meter.rate : nil, at: 8)
            try statement.run()
        }
        for part in parts {
            try db.execute(
                sql: """
                    INSERT INTO dayTotal SELECT part, day, currency, sum(micros), sum(remainder), sum(lineCount)
                    FROM meterDayTotal WHERE part = ?1 GROUP BY day, currency;
                    """, arguments: [part])
            try db.execute(
                sql: """
                    INSERT INTO partTotal SELECT part, currency, sum(micros), sum(remainder), sum(lineCount)
                    FROM dayTotal WHERE part = ?1 GROUP BY currency;
                    """, arguments: [part])
        }
    }

    private func bind(_ sum: Sum, to statement: BulkStatement, at index: Int32) throws {
        guard let micros = sum.amount.micros else { throw AmountTooLarge() }
        statement.bind(micros, at: index)
        statement.bind(sum.amount.remainder, at: index + 1)
        statement.bind(Int64(sum.lines), at: index + 2)
    }
}

/// A cost beyond what 64 bits of micro-units hold, some nine million million of any currency, or a like quantity.
struct AmountTooLarge: Error {}
