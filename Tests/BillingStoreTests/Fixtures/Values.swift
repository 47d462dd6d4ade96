import BillingCore
import BillingStore

func day(_ iso: String) -> Day { Day(iso: iso)! }

func amount(_ text: String) -> Amount { Amount(text)! }

/// A period by its first and last day, as on screen.
func period(_ first: String, _ last: String) -> BillingPeriod { BillingPeriod(first: day(first), last: day(last))! }

let october = period("2026-10-01", "2026-10-31")
let november = period("2026-11-01", "2026-11-30")

func id(_ text: String) -> SubscriptionID { SubscriptionID(text) }

extension Meter {
    static func fixture(_ name: String = "D4s v5", unit: String = "1 Hour") -> Meter {
        Meter(category: "Virtual Machines", subcategory: "D-Series", name: name, region: "EU North", unit: unit)
    }
}

extension Money {
    static func usd(_ text: String) -> Money { Money(Amount(text)!, CurrencyCode("USD")) }
}

extension UsageQuery {
    static func october(
        _ scope: Scope = .all, day: Day? = nil, meter: Meter? = nil, metric: Metric = .actual
    ) -> UsageQuery {
        UsageQuery(
            scope: scope, period: BillingStoreTests.october, metric: metric, day: day, meter: meter)
    }
}

/// Every line of a period in the source's order.
func lines(_ store: BillingStore, _ usage: UsageQuery = .october()) throws -> [UsageLine] {
    try store.usageLines(UsageLineQuery(usage: usage), offset: 0, limit: .max).lines
}

/// Each day and what it cost: `2026-10-01 12.5 USD (3)`.
func days(_ store: BillingStore, _ query: UsageQuery = .october()) throws -> [String] {
    try store.dailyUsage(query).rows.map { "\($0.group.name) \($0.cost) (\($0.lineCount))" }
}

/// All that reports show, as text, to compare two moments.
func everything(_ store: BillingStore) throws -> [String] {
    let asOf = day("2026-11-20")
    var shown = try store.subscriptions().map { "\($0)" } + store.datasets().map { "\($0)" }
    for metric in Metric.allCases {
        let history = try store.history(.all, metric: metric, asOf: asOf)
        shown.append("\(history)")
        shown.append("\(try store.overview(.all, metric: metric, asOf: asOf))")
        for period in Set(history.rows.map(\.period)).sorted() {
            shown.append("\(try store.statement(.all, period: period, metric: metric))")
            let usage = UsageQuery(scope: .all, period: period, metric: metric)
            shown.append("\(try store.dailyUsage(usage))")
            shown += try lines(store, usage).map { "\($0)" }
        }
    }
    return shown
}
