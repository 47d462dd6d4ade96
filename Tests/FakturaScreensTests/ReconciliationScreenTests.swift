import BillingCore
import FakturaTestSupport
import FakturaViewModels
import FakturaWords
import TerminalKit
import Testing

@Suite struct ReconciliationScreenTests {
    private static let production = FixtureAccount.everything.subscriptions.first { $0.name == "Production" }!

    /// The account with an invoice of the last closed period, estimates and a forecast of the open one.
    private static func account() -> FixtureAccount {
        var account = FixtureAccount.everything
        let id = production.id
        let sek = CurrencyCode("SEK")
        let open = production.periodRule.period(containing: FixtureAccount.today)
        let closed = production.periodRule.period(-1, after: open)
        let usage = Amount((account.statement(.one(id), closed).totals[sek] ?? .zero).rounded(to: 2)) ?? .zero
        let charges = Invoice.Charges(
            usage: usage, credit: Amount("-500")!, tax: Amount(Amount(units: (usage.units) / 4).rounded(to: 2))!)
        account.account = AccountSnapshot(
            subscriptions: account.subscriptions,
            invoices: [
                Invoice(
                    id: "E0100ABCDE", owner: .subscription(id), period: closed, total: Money(charges.total, sek),
                    charges: charges, state: .due)
            ],
            estimates: (0..<8).map { number in
                let day = open.start.advanced(by: number)
                return Estimate(
                    subscription: id, period: open, generatedAt: Int64(day.number) * 86_400 + 15_000,
                    cost: Money(Amount(micros: Int64(number * number) * 59_000_000, remainder: 0), sek))
            },
            forecasts: [
                Forecast(
                    subscription: id, period: open, generatedAt: 1,
                    outcome: .none(.refused(AzureRefusal(status: 424, reason: .notEnoughHistory))))
            ])
        return account
    }

    private static func session(
        _ language: Language = .english, columns: Int = 80, rows: Int = 24, traits: SurfaceTraits = SurfaceTraits()
    ) -> Session {
        Session.statement(
            Session(account(), language: language, columns: columns, rows: rows, traits: traits))
    }

    @Test func loaded() {
        var session = Self.session()
        session.press("=")
        expectGolden(session.surface(), named: "loaded")
    }

    @Test func `in Swedish, with ASCII signs, on a narrow screen`() {
        var session = Self.session(.swedish, columns: 60, rows: 16, traits: SurfaceTraits(glyphs: .ascii))
        session.press("=")
        expectGolden(session.surface(), named: "swedish-ascii")
    }

    @Test func `where actual charges are in front nothing is said of amortized ones`() {
        var session = Self.session()
        session.press("=")
        guard case .reconciliation(let model) = session.app.front.screen else {
            Issue.record("\(session.app.front.screen)")
            return
        }
        #expect(model.metricInFront == .actual)
        #expect(!session.surface().text.contains("amortized ones"))
    }

    @Test func `of a period without an invoice`() {
        var session = Session.statement()
        session.press("=")
        expectGolden(session.surface(), named: "without-invoice")
    }

    @Test func `the current statement says how it was made and where it leads`() {
        var session = Session.history(Session(Self.account()))
        session.press("v")
        expectGolden(session.surface(), named: "current-statement")
    }

    @Test func `the key goes in from history and statement, and out again`() {
        var session = Session.history(Session(Self.account()))
        session.press(.down, "=")
        guard case .reconciliation(let model) = session.app.front.screen else {
            Issue.record("\(session.app.front.screen)")
            return
        }
        #expect(model.report?.map(\.outcome) == [.equal])
        session.press("[")
        session.press(.escape)
        guard case .history(let history) = session.app.front.screen else {
            Issue.record("\(session.app.front.screen)")
            return
        }
        #expect(history.list.selected?.report.period == history.periods[2])
        session.press(.escape, "=")
        #expect(session.app.notice?.text == session.app.words.needsPeriodToReconcile)
    }
}
