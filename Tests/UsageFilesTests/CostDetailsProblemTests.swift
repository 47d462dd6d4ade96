import BillingCore
import FakturaTestSupport
import Testing
import UsageFiles

struct CostDetailsProblemTests {
    /// A change that makes a row faulty, and the problem it must be refused with.
    struct Case: CustomTestStringConvertible {
        let changes: [String: String]
        let column: String
        let value: String
        let reason: RowProblem.Reason
        var layout = CostDetailsFile.portal
        var testDescription: String { "\(column) '\(value)'" }
    }

    static let cases: [Case] = [
        Case(changes: ["cost": "n/a"], column: "Cost", value: "n/a", reason: .notANumber),
        Case(changes: ["cost": ""], column: "Cost", value: "", reason: .missingValue),
        Case(changes: ["quantity": "two"], column: "Quantity", value: "two", reason: .notANumber),
        Case(changes: ["effectiveprice": "x"], column: "EffectivePrice", value: "x", reason: .notANumber),
        Case(changes: ["date": "10/32/2026"], column: "Date", value: "10/32/2026", reason: .notADay),
        Case(changes: ["billingcurrency": ""], column: "BillingCurrency", value: "", reason: .missingValue),
        Case(
            changes: ["billingperiodenddate": "October"], column: "BillingPeriodEndDate", value: "October",
            reason: .notADay),
        Case(
            changes: ["billingperiodstartdate": "11/01/2026"], column: "BillingPeriodEndDate", value: "10/31/2026",
            reason: .endsBeforeStart),
        Case(
            changes: [
                "subscriptionid": "", "billingprofileid": "", "billingaccountid": "", "accountownerid": "",
            ], column: "SubscriptionId", value: "", reason: .missingValue),
        Case(
            changes: ["costinbillingcurrency": "1.2.3"], column: "costInBillingCurrency", value: "1.2.3",
            reason: .notANumber, layout: CostDetailsFile.customer65),
    ]

    @Test(arguments: cases)
    func `a faulty row is refused with its line, column and value`(of item: Case) throws {
        let rows = [
            CostDetailsFile.row("10/12/2026", "1"), CostDetailsFile.row("10/12/2026", "1", more: item.changes),
        ]
        let fixture = try UsageFileFixture(CostDetailsFile(item.layout, rows: rows).text)

        let problem = try fixture.rowProblem()

        #expect(
            problem
                == RowProblem(
                    path: fixture.path, line: 3, column: item.column, value: item.value, reason: item.reason))
    }

    @Test func `a row with too few cells is refused`() throws {
        let text = CostDetailsFile(CostDetailsFile.portal, rows: [CostDetailsFile.row("10/12/2026", "1")]).text

        let problem = try UsageFileFixture(text + "a,b\n").rowProblem()

        #expect(problem.line == 3)
        #expect(problem.reason == .cellCount(found: 2, expected: 55))
    }
}
