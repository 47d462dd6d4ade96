import BillingCore
import FakturaTestSupport
import FakturaViewModels
import TerminalKit
import Testing

@Suite struct LeftOutTests {
    /// In the history of all subscriptions, on the first period that some of them do not have.
    private func history() -> Session {
        var session = Session(columns: 120, rows: 40)
        session.press("g", .enter, "g")
        return session
    }

    @Test func `figures of some subscriptions say which are left out, on screen and in what is saved`() throws {
        for keys: [Key] in [[.enter], ["v"], [.enter, .shiftTab]] {
            var session = history()
            for key in keys { session.press(key) }
            let names = session.app.leftOut.map(\.displayName)
            #expect(!names.isEmpty && names.count < session.account.subscriptions.count)
            let text = session.surface().text
            #expect(text.contains("with other periods left out"))
            if keys == ["v"] { #expect(text.contains("Left out, as their periods are others: \(names[0])")) }
            let facts = try #require(session.app.tableInFront).source.header.facts
            #expect(facts.first { $0.key == "leftOut" } == CoverageFacts.leftOut(session.app.leftOut))
        }
    }

    @Test func `one subscription leaves none out`() {
        var session = Session.history()
        session.press("v")
        #expect(session.app.leftOut.isEmpty)
        #expect(!session.surface().text.contains("left out"))
    }

    @Test func `where there are amortized figures only it is said once, and stands in the title`() {
        var account = FixtureAccount.everything
        account.provenance = Provenance(
            source: .file("usage.csv"), metric: .amortized, fetchedAt: FixtureAccount.now - 360)
        var session = Session(account)
        #expect(!session.surface().rowText(0).contains("amortized only"))
        session.send(.metricTold(isOnlyAmortized: true))

        #expect(session.surface().rowText(0).contains("amortized only"))
        #expect(session.app.notice?.text == "The figures are amortized: there are no actual ones.")
        session.press(.down)
        session.send(.metricTold(isOnlyAmortized: true))
        #expect(session.app.notice == nil)
        #expect(session.app.messages.count == 1)
        let facts = session.app.tableInFront?.source.header.facts ?? []
        #expect(facts.contains(CoverageFacts.known([.amortized])))
    }
}
