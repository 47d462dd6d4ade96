import BillingCore

func day(_ iso: String) -> Day { Day(iso: iso)! }

func amount(_ text: String) -> Amount { Amount(text)! }

func decimal(_ text: String) -> ExactDecimal { ExactDecimal(text)! }

/// A period by its first and last day, as on screen.
func period(_ first: String, _ last: String) -> BillingPeriod { BillingPeriod(first: day(first), last: day(last))! }

extension Provenance {
    static func fixture(_ file: String = "usage.csv", fetchedAt: Int64? = 1) -> Provenance {
        Provenance(source: .file(file), metric: .actual, fetchedAt: fetchedAt)
    }
}

extension PeriodCost {
    static func fixture(
        _ period: BillingPeriod, _ cost: String, _ currency: String = "USD", of subscription: String = "a",
        coverage: BillingPeriod? = nil, lines: Int = 1, provenance: Provenance = .fixture()
    ) -> PeriodCost {
        PeriodCost(
            subscription: SubscriptionID(subscription), period: period, coverage: coverage ?? period,
            cost: Money(amount(cost), CurrencyCode(currency)), lineCount: lines, provenance: provenance)
    }
}
