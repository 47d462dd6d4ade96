import BillingCore
import FakturaViewModels
import Testing

/// A statement by list prices with a meter that has none.
@Suite struct UnpricedStatementTests {
    private static let sek = CurrencyCode("SEK")

    private static func statement(_ prices: [Amount?]) throws -> Statement {
        let period = try #require(BillingPeriod(first: Day(number: 20_728), last: Day(number: 20_758)))
        return Statement(
            scope: .all, period: period,
            lines: prices.enumerated().map { number, price in
                StatementLine(
                    meter: Meter(category: "C\(number)", subcategory: "", name: "M", region: "", unit: ""),
                    consumed: ExactDecimal("1"), included: nil, billable: nil, rate: nil,
                    value: Money(price ?? .zero, sek), isPriced: price != nil)
            }, provenance: Provenance(source: .azure, metric: .actual, fetchedAt: nil))
    }

    private static func facts(_ statement: Statement) -> [String: TableHeader.Fact.Content] {
        let table = StatementRows.table(statement, asOf: statement.period.start)
        guard case .list(let estimates)? = table.header.facts.first(where: { $0.key == "estimates" })?.content,
            case .facts(let facts)? = estimates.first
        else { return [:] }
        return Dictionary(facts.map { ($0.key, $0.content) }) { first, _ in first }
    }

    @Test func `its value is not known, and the estimate tells that it is missing`() throws {
        let statement = try Self.statement([Amount("2"), nil, nil])
        let table = StatementRows.table(statement, asOf: statement.period.start)

        #expect(table.rows.map { $0[9] } == [.amount(Amount("2")), .none, .none])
        let facts = Self.facts(statement)
        #expect(facts["metersWithoutPrice"] == .value(.integer(2)))
        #expect("\(String(describing: facts["caveats"]))".contains("meters-without-price"))
        #expect(facts["cost"] == .value(.amount(Amount("2"))))
    }

    @Test func `without any price there is no cost`() throws {
        let facts = Self.facts(try Self.statement([nil]))

        #expect(facts["cost"] == .value(.none))
        #expect(facts["metersWithoutPrice"] == .value(.integer(1)))
    }

    @Test func `the screen's total says that it is incomplete, until a filter leaves the priced`() throws {
        let statement = try Self.statement([Amount("2"), nil])
        var model = StatementModel(scope: .all, period: statement.period, periods: [], history: [])
        model.receive(.statement(statement))

        #expect(model.isIncomplete(in: Self.sek))
        #expect(model.shownTotals.totals == [Money(try #require(Amount("2")), Self.sek)])
        #expect(model.hasPrices(inCategory: "C0", Self.sek) && !model.hasPrices(inCategory: "C1", Self.sek))
    }
}
