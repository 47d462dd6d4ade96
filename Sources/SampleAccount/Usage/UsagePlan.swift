import BillingCore

/// The usage of one subscription: every line follows from it, the same each time it is asked for.
struct UsagePlan {
    /// One day's use of one meter of one resource, or a charge.
    struct Line {
        /// Its place in ``UsagePlan/uses``.
        var use: Int
        /// The day's number.
        var day: Int
        /// In units of 10^-decimals of its rate.
        var quantity: Int64
        /// Exactly quantity times price.
        var cost: Amount
    }

    /// A charge that has a day of its own.
    struct Charge {
        var use: Int
        var day: Int
        var quantity: Int64
        /// Whether amortized cost has it too: what pays for a reservation is spread there instead.
        var isAmortizedToo: Bool
    }

    /// Machines paid for ahead: the hours that nobody used are a line of their own in amortized cost.
    struct Reservation {
        /// The place of the unused hours in ``UsagePlan/uses``.
        var unusedUse: Int
        /// Hours a day.
        var hours: Int64
        /// Day numbers that it serves.
        var days: Range<Int>
    }

    let spec: SubscriptionSpec
    let id: SubscriptionID
    let rule: PeriodRule
    /// The periods with usage, oldest first; the last one is not ended.
    let periods: [BillingPeriod]
    /// Day numbers with usage, up to yesterday.
    let days: Range<Int>
    let levels: DayLevels
    var uses: [MeteredUse] = []
    var rates: [UseRate] = []
    /// By day.
    var charges: [Charge] = []
    var reservation: Reservation?

    /// Hands on every line of some days, day by day.
    func eachLine(in days: Range<Int>, metric: Metric, _ body: (Line) throws -> Void) rethrows {
        let units = rates.map(\.costUnit)
        let prices = rates.map { metric == .amortized ? $0.amortizedPrice : $0.price }
        let counted = rates.indices.filter { rates[$0].rhythm != .charge && rates[$0].days.overlaps(days) }
        func line(_ use: Int, _ day: Int, _ quantity: Int64) -> Line {
            let cost = Int128(quantity) * Int128(prices[use]) * Int128(units[use])
            return Line(use: use, day: day, quantity: quantity, cost: Amount(units: cost))
        }
        for day in days.clamped(to: self.days) {
            let level = levels[day]
            var reservedHours: Int64 = 0
            for use in counted {
                let quantity = rates[use].quantity(on: day, level: level)
                if quantity == 0 { continue }
                if rates[use].isReserved { reservedHours += quantity }
                try body(line(use, day, quantity))
            }
            for charge in charges where charge.day == day && (metric == .actual || charge.isAmortizedToo) {
                try body(line(charge.use, day, charge.quantity))
            }
            if metric == .amortized, let reservation, reservation.days.contains(day) {
                let unused = reservation.hours - reservedHours
                if unused > 0 { try body(line(reservation.unusedUse, day, unused)) }
            }
        }
    }

    /// The day numbers of a period that have usage.
    func days(of period: BillingPeriod) -> Range<Int> {
        (period.start.number..<period.end.number).clamped(to: days)
    }
}
