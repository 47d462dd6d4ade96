import BillingCore
import CustomDump
import Testing

struct ServiceMatrixTests {
    private static let periods = [10, 9].map { month in
        PeriodRule.calendarMonth.period(containing: Day(year: 2026, month: month, day: 1)!)
    }

    private static func cell(_ service: String, _ place: Int, _ cost: String, _ currency: String = "SEK")
        -> ServiceMatrix.Cell
    {
        ServiceMatrix.Cell(period: periods[place], service: service, cost: Money(amount(cost), CurrencyCode(currency)))
    }

    private static func text(_ row: ServiceMatrix.Row) -> String {
        "\(row.service) \(row.currency) " + row.costs.map { $0?.description ?? "-" }.joined(separator: " ")
    }

    @Test func `services stand by currency and cost, spelled as in the newest period, cells added`() {
        let matrix = ServiceMatrix(
            periods: Self.periods,
            cells: [
                Self.cell("storage", 1, "5"), Self.cell("Storage", 0, "1"), Self.cell("Storage", 0, "2"),
                Self.cell("Virtual Machines", 1, "20"), Self.cell("Bandwidth", 0, "1", "EUR"),
            ])

        expectNoDifference(
            matrix.rows.map(Self.text), ["Bandwidth EUR 1 -", "Virtual Machines SEK - 20", "Storage SEK 3 5"])
        #expect(matrix.totals(in: CurrencyCode("SEK")) == [amount("3"), amount("25")])
    }

    @Test func `what there is no room for is put together`() {
        let matrix = ServiceMatrix(
            periods: Self.periods,
            cells: [
                Self.cell("a", 0, "9"), Self.cell("b", 0, "8"), Self.cell("c", 0, "6"), Self.cell("c", 0, "2"),
                Self.cell("c", 1, "-1"), Self.cell("c", 1, "2"),
            ])

        let (rows, others) = matrix.top(2, in: CurrencyCode("SEK"))

        #expect(rows.map(\.service) == ["a"])
        // b and c: 8 + 8, and c's 1 of the older period.
        #expect(others?.costs == [amount("16"), amount("1")])
        #expect(matrix.top(3, in: CurrencyCode("SEK")).others == nil)
    }
}
