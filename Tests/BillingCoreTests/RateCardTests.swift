import BillingCore
import Testing

@Suite struct RateCardTests {
    private static let usd = CurrencyCode("USD")
    private static let storage = Meter(
        category: "Storage", subcategory: "", name: "Data Stored", region: "", unit: "1 GB")
    private static let period = BillingCoreTests.period("2026-11-01", "2026-11-30")

    private static func card(
        included: String = "0", tiers: [(String, String)], credits: [RateCard.Credit] = []
    ) -> RateCard {
        let rate = RateCard.Rate(
            meter: storage, included: decimal(included),
            tiers: tiers.map { RateCard.Tier(from: decimal($0.0), price: decimal($0.1)) })
        return RateCard(currency: usd, rates: ["m": [rate]], credits: credits)
    }

    private static func used(_ quantities: String...) -> [MeteredQuantity] {
        quantities.map { MeteredQuantity(meterID: "M", meter: storage, quantity: decimal($0)) }
    }

    @Test(
        arguments: [
            ("0", "0"), ("1", "2"), ("100", "200"), ("100.5", "200.5"), ("101", "201"), ("1000", "1100"),
            ("1000.000001", "1100.0000005"), ("1002", "1101"), ("-3", "0"),
        ])
    func `each tier's price holds for what lies in it, its bound still in the tier before`(
        quantity: String, cost: String
    ) {
        // Out of order, as JSON objects may be.
        let card = Self.card(tiers: [("1000", "0.5"), ("0", "2"), ("100", "1")])

        let priced = card.price(Self.used(quantity), in: Self.period)

        #expect(priced.cost == Money(amount(cost), Self.usd))
    }

    @Test(arguments: [("9.99", "0", "0"), ("10", "0", "0"), ("10.25", "0.25", "0.5"), ("115", "105", "205")])
    func `the included quantity is taken off before tiers begin`(quantity: String, billable: String, cost: String) {
        let card = Self.card(included: "10", tiers: [("0", "2"), ("100", "1")])

        let line = card.price(Self.used(quantity), in: Self.period).lines.first

        #expect(line?.billable == decimal(billable))
        #expect(line?.included == decimal("10"))
        #expect(line?.value.amount == amount(cost))
    }

    @Test func `days of a meter are one quantity: tiers count for the period`() {
        let card = Self.card(tiers: [("0", "2"), ("100", "1")])

        let priced = card.price(Self.used("60", "60"), in: Self.period)

        #expect(priced.lines.count == 1)
        #expect(priced.cost.amount == amount("220"))
    }

    @Test func `the rate is named where it is one, and not where tiers differ`() {
        let card = Self.card(tiers: [("0", "2"), ("100", "1")])

        #expect(card.price(Self.used("100"), in: Self.period).lines.first?.rate == decimal("2"))
        #expect(card.price(Self.used("101"), in: Self.period).lines.first?.rate == nil)
        #expect(card.price(Self.used("0"), in: Self.period).lines.first?.rate == decimal("2"))
    }

    @Test func `the monthly credit takes off what there is, but not of excluded meters`() {
        let tiers = [("0", "2")]
        let some = Self.card(tiers: tiers, credits: [RateCard.Credit(amount: amount("50"))])
        let none = Self.card(
            tiers: tiers, credits: [RateCard.Credit(amount: amount("50"), excludedMeters: ["m"])])

        #expect(some.price(Self.used("10"), in: Self.period).afterCredit.amount == .zero)
        #expect(some.price(Self.used("10"), in: Self.period).credit.amount == amount("-20"))
        #expect(some.price(Self.used("40"), in: Self.period).afterCredit.amount == amount("30"))
        #expect(none.price(Self.used("40"), in: Self.period).afterCredit.amount == amount("80"))
        #expect(none.price(Self.used("40"), in: Self.period).monthlyCredit?.amount == amount("50"))
    }

    @Test func `the newest price that holds on the period's last day counts`() {
        let rates = [("2026-01-01", "1"), ("2026-11-15", "2"), ("2026-12-01", "9")].map { since, price in
            RateCard.Rate(
                meter: Self.storage, included: .zero, tiers: [RateCard.Tier(from: .zero, price: decimal(price))],
                since: day(since))
        }

        let card = RateCard(currency: Self.usd, rates: ["m": rates])

        #expect(card.price(Self.used("1"), in: Self.period).cost.amount == amount("2"))
    }

    @Test func `what has no price is named, not taken for free`() {
        let priced = RateCard(currency: Self.usd, rates: [:]).price(Self.used("5"), in: Self.period)

        #expect(priced.lines.isEmpty)
        #expect(priced.unpriced.map(\.meter.name) == ["Data Stored"])
    }

    @Test func `a meter without a price is a line of the statement and in no total`() throws {
        let card = Self.card(tiers: [("0", "2")])
        let other = Meter(category: "A", subcategory: "", name: "Unknown", region: "", unit: "1")
        let used = Self.used("5") + [MeteredQuantity(meterID: "x", meter: other, quantity: decimal("7"))]

        func statement(_ used: [MeteredQuantity]) -> Statement {
            Statement(
                scope: .all, period: Self.period, lines: card.price(used, in: Self.period).statementLines,
                provenance: .fixture())
        }

        #expect(statement(used).totals.totals == [Money(amount("10"), Self.usd)])
        #expect(statement(used).unpriced.map(\.consumed) == [decimal("7")])
        #expect(statement(Array(used.suffix(1))).totals.totals.isEmpty)
    }

    @Test func `long decimals are multiplied exactly, as far as they fit`() {
        #expect(decimal("0.0000000000000001").multiplied(by: decimal("3")) == decimal("0.0000000000000003"))
        #expect(decimal("123456789012.3456789").multiplied(by: decimal("1.1")) == decimal("135802467913.58024679"))
        let long = decimal("1.2345678901234567890123456789").multiplied(by: decimal("1.2345678901234567890123456789"))
        #expect(long?.rescaled(to: 12) == decimal("1.524157875324"))
    }
}
