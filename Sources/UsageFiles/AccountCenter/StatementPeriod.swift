import BillingCore

/// Reads the statement's `Billing Period`, such as `201807(6/12/2018 - 7/11/2018)`, both days included.
///
/// The digits before the parenthesis are year and month of the last day, which
/// tells in what order the dates are.
struct StatementPeriod {
    let period: BillingPeriod
    /// The order of slash dates that fits the cell.
    let order: DayCells.Order

    /// `nil` when the cell is no billing period.
    init?(_ cell: UnsafeRawBufferPointer) {
        let text = String(decoding: cell, as: UTF8.self)
        guard let open = text.firstIndex(of: "("), text.hasSuffix(")") else { return nil }
        let name = text[..<open].filter { !$0.isWhitespace }
        guard name.count == 6, let number = Int(name) else { return nil }
        let dates = text[text.index(after: open)...].dropLast().split(separator: " - ").map(String.init)
        guard dates.count == 2 else { return nil }
        let candidates = [DayCells.Order.monthFirst, .dayFirst].compactMap { order -> Self? in
            guard let first = Self.day(dates[0], order), let last = Self.day(dates[1], order),
                let period = BillingPeriod(first: first, last: last), period.dayCount <= 366
            else { return nil }
            return Self(period: period, order: order)
        }
        let named = candidates.first { candidate in
            let (year, month, _) = candidate.period.last.components
            return year * 100 + month == number
        }
        guard let best = named ?? candidates.first else { return nil }
        self = best
    }

    private init(period: BillingPeriod, order: DayCells.Order) {
        self.period = period
        self.order = order
    }

    private static func day(_ text: String, _ order: DayCells.Order) -> Day? {
        var text = text
        var cells = DayCells()
        cells.order = order
        return text.withUTF8 { cells.day(UnsafeRawBufferPointer($0)) }
    }
}
