/// What it takes to count and price one meter of one resource, without its texts.
struct UseRate {
    /// Where its noise comes from.
    var seed: UInt64
    var rhythm: Rhythm
    /// Quantity of an ordinary day, in units of 10^-``decimals``.
    var daily: Int64
    var decimals: Int
    /// Price of a unit in the subscription's currency, in 10⁻⁷.
    var price: Int64
    /// The same with purchases spread over the days they serve.
    var amortizedPrice: Int64
    /// Day numbers on which the resource is there.
    var days: Range<Int>
    /// Whether a reservation covers it.
    var isReserved = false

    /// What one quantity digit times one price digit is worth in 10⁻¹⁵.
    var costUnit: Int64 {
        var unit: Int64 = 1
        for _ in decimals..<UseRate.productDecimals { unit *= 10 }
        return unit
    }

    /// Decimals that quantity and price share: with the price's seven they are the fifteen of an amount.
    private static let productDecimals = 8

    /// The quantity of a day, in units of 10^-``decimals``; zero for a day without a line.
    @inline(__always)
    func quantity(on day: Int, level: DayLevels.Level) -> Int64 {
        guard days.contains(day) else { return 0 }
        let bits = Noise.bits(seed, day)
        switch rhythm {
        case .constant: return daily
        case .steady:
            // A restart or a resize takes an hour or two, about every sixth week.
            return bits % 41 == 0 ? daily - daily * Int64(1 + (bits >> 32) % 2) / 24 : daily
        case .office:
            return level.isWeekend ? 0 : daily / 1_000 * Int64(820 + (bits >> 32) % 360) + Int64(bits % 1_000)
        case .traffic:
            guard bits % 100 >= 4 else { return 0 }
            return max(1, daily * level.traffic / 1_000 * Int64(880 + (bits >> 32) % 240) / 1_000)
        case .stored: return daily * level.stored / 1_000 + Int64(bits % 997)
        case .charge: return 0
        }
    }
}
