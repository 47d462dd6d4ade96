import BillingCore

/// One meter in one period: what the statement charges for it, and how that is shared over its daily rows.
struct MeterShare {
    /// The first of its statement rows.
    let row: StatementRow
    let periodIndex: Int
    /// The sum of its statement rows' values.
    private(set) var value: Amount
    /// The rate as text; empty when its statement rows differ.
    private(set) var rate: UnsafeRawBufferPointer
    private(set) var quantities: [ExactDecimal] = []
    /// The subscription of each daily row, where a file has several.
    private var owners: [UInt16] = []
    private var costs: [Amount] = []
    private var given = 0

    init(_ row: StatementRow, periodIndex: Int) {
        self.row = row
        self.periodIndex = periodIndex
        value = row.line.value.amount
        rate = row.rate
    }

    /// Takes another statement row of the meter.
    mutating func add(_ row: StatementRow) {
        value += row.line.value.amount
        if !row.rate.holdsSame(as: rate) { rate = UnsafeRawBufferPointer(start: nil, count: 0) }
    }

    /// Takes a daily row's quantity; `owner` is `nil` when all rows are of one subscription.
    mutating func add(_ quantity: ExactDecimal, owner: Int?) {
        quantities.append(quantity)
        if let owner { owners.append(UInt16(truncatingIfNeeded: owner)) }
    }

    /// Whether the statement charges for the meter and no daily row can carry it.
    var isUnallocated: Bool { costs.isEmpty && value != .zero }

    /// Shares the value; call it once, after the last daily row.
    mutating func allocate() {
        costs = Allocation.split(value, over: weights)
    }

    /// The quantities with no more decimals than their sum has room for in 128 bits; nearly always, all they have.
    private var weights: [ExactDecimal] {
        let decimals = quantities.reduce(0) { max($0, $1.scale) }
        if fits(decimals) { return quantities }
        var widest = quantities.reduce(0) { $0 + abs($1.approximate) }
        for _ in 0..<decimals { widest *= 10 }
        var scale = decimals
        while widest >= 1e36, scale > 0 {
            widest /= 10
            scale -= 1
        }
        return quantities.map { $0.rescaled(to: min($0.scale, scale)) ?? .zero }
    }

    /// Whether the sum of all quantities can be written with so many decimals.
    private func fits(_ decimals: Int) -> Bool {
        var sum: UInt128 = 0
        for quantity in quantities {
            guard let weight = quantity.rescaled(to: decimals) else { return false }
            let (next, overflow) = sum.addingReportingOverflow(weight.mantissa.magnitude)
            if overflow || next > UInt128(Int128.max) { return false }
            sum = next
        }
        return true
    }

    /// Gives up the quantities, which only ``statementLines(of:)`` needs after ``allocate()``.
    mutating func forgetQuantities() { quantities = [] }

    /// The cost of the next daily row, in file order; `nil` when there are no more.
    mutating func nextCost() -> Amount? {
        guard given < costs.count else { return nil }
        defer { given += 1 }
        return costs[given]
    }

    /// The statement line of each subscription that has daily rows, when the file has several.
    ///
    /// What the offer includes is the account's and cannot be split, so it is unknown.
    func statementLines(of subscriptionCount: Int) -> [(owner: Int, line: StatementLine)] {
        if costs.isEmpty {
            let line = StatementLine(
                meter: row.line.meter, consumed: row.line.consumed, included: row.line.included,
                billable: row.line.billable, rate: rate.isEmpty ? nil : row.line.rate,
                value: Money(value, row.line.value.currency))
            return [(0, line)]
        }
        return (0..<subscriptionCount).compactMap { owner in
            var (consumed, value, count) = (ExactDecimal.zero, Amount.zero, 0)
            for (index, of) in owners.enumerated() where Int(of) == owner {
                consumed += quantities[index]
                value += costs[index]
                count += 1
            }
            guard count > 0 else { return nil }
            let line = StatementLine(
                meter: row.line.meter, consumed: consumed, included: nil, billable: nil,
                rate: rate.isEmpty ? nil : row.line.rate, value: Money(value, row.line.value.currency))
            return (owner, line)
        }
    }
}
