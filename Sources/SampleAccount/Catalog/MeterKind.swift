/// How much of a meter is counted from day to day.
enum Rhythm: UInt8 {
    /// Every day the same.
    case constant
    /// Every hour of the day; now and then a few are missing.
    case steady
    /// Working hours, nothing at weekends.
    case office
    /// As busy as the subscription is that day; now and then not at all.
    case traffic
    /// Grows slowly.
    case stored
    /// No daily use: what is charged has its own days.
    case charge
}

/// A meter as the sample account's price list has it.
struct MeterKind {
    var category: String
    var subcategory = ""
    var name: String
    var unit: String
    /// Whether Azure names a region with the meter.
    var isRegional = true
    /// Price of a unit in euro, in 10⁻⁷.
    var price: Int64
    /// Quantity of an ordinary day, in units of 10^-``decimals``.
    var daily: Int64
    var decimals = 6
    var rhythm: Rhythm

    /// Decimals of a price.
    static let priceDecimals = 7

    /// Something that runs around the clock.
    static func hours(
        _ category: String, _ name: String, of subcategory: String = "", price: Int64, rhythm: Rhythm = .steady
    ) -> MeterKind {
        let isOffice = rhythm == .office
        return MeterKind(
            category: category, subcategory: subcategory, name: name, unit: "1 Hour", price: price,
            daily: isOffice ? 9_500_000 : 24, decimals: isOffice ? 6 : 0, rhythm: rhythm)
    }

    /// Something kept: `megabytes` of it, counted in gigabytes a month.
    static func stored(
        _ category: String, _ name: String, of subcategory: String = "", megabytes: Int64, price: Int64
    ) -> MeterKind {
        MeterKind(
            category: category, subcategory: subcategory, name: name, unit: "1 GB/Month", price: price,
            daily: megabytes * 3_333, decimals: 8, rhythm: .stored)
    }

    /// Something counted as it happens; `millionths` of a unit a day.
    static func counted(
        _ category: String, _ name: String, of subcategory: String = "", per unit: String, millionths: Int64,
        price: Int64
    ) -> MeterKind {
        MeterKind(
            category: category, subcategory: subcategory, name: name, unit: unit, price: price, daily: millionths,
            rhythm: .traffic)
    }

    /// Something that costs by the day.
    static func daily(
        _ category: String, _ name: String, of subcategory: String = "", price: Int64
    ) -> MeterKind {
        MeterKind(
            category: category, subcategory: subcategory, name: name, unit: "1/Day", price: price, daily: 1,
            decimals: 0, rhythm: .constant)
    }

    /// Something that costs by the month: a thirty-first of it a day.
    static func monthly(
        _ category: String, _ name: String, of subcategory: String = "", price: Int64
    ) -> MeterKind {
        MeterKind(
            category: category, subcategory: subcategory, name: name, unit: "1/Month", price: price, daily: 32_258,
            rhythm: .constant)
    }

    /// Something bought or given back on one day.
    static func charge(
        _ category: String, _ name: String, of subcategory: String = "", unit: String, price: Int64
    ) -> MeterKind {
        MeterKind(
            category: category, subcategory: subcategory, name: name, unit: unit, isRegional: false, price: price,
            daily: 1, decimals: 0, rhythm: .charge)
    }

    /// Traffic out of Azure.
    static func transferOut(millionths: Int64) -> MeterKind {
        counted(
            "Bandwidth", "Standard Data Transfer Out", of: "Rtn Preference: MGN", per: "1 GB", millionths: millionths,
            price: 735_000)
    }

    /// Traffic that costs nothing.
    static func transferIn(millionths: Int64) -> MeterKind {
        var meter = counted(
            "Bandwidth", "Standard Data Transfer In", of: "Rtn Preference: MGN", per: "1 GB", millionths: millionths,
            price: 0)
        meter.isRegional = false
        return meter
    }
}
