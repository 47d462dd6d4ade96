import BillingCore
import FakturaTestSupport
import FakturaViewModels
import TerminalKit
import Testing

@Suite struct DailyUsageScreenTests {
    @Test func loaded() {
        var session = Session.dailyUsage()

        session.press(.down, .down, .down)

        expectGolden(session.surface(), named: "loaded")
    }

    @Test func `of a category, nothing used`() {
        let session = Session.dailyUsage(
            Session(answers: { request, account in
                if case .breakdown(let query) = request {
                    return .breakdown(
                        UsageBreakdown(query, groups: [], tagKeys: [], provenance: account.provenance))
                }
                return Session.answer(request, account)
            }))

        expectGolden(session.surface(), named: "empty")
    }

    @Test func `before the first answer`() {
        expectGolden(OpenedScreen.dailyUsage.unanswered().surface(), named: "loading")
    }

    @Test func `while a file is read the figures stand`() {
        expectGolden(OpenedScreen.dailyUsage.partial().surface(), named: "partial")
    }

    @Test func `a store that refuses`() {
        expectGolden(OpenedScreen.dailyUsage.refused().surface(), named: "failed")
    }

    @Test func `a filter that leaves nothing`() {
        expectGolden(OpenedScreen.dailyUsage.filteredToNothing().surface(), named: "filtered-to-nothing")
    }

    @Test func `a filter that was kept and leaves nothing`() {
        expectGolden(OpenedScreen.dailyUsage.filterKept().surface(), named: "filter-kept")
    }

    /// Turned to a pivot.
    private static func turned(to grouping: UsageGrouping, _ session: Session = .dailyUsage()) -> Session {
        var session = session
        for _ in 0..<10 {
            if case .dailyUsage(let model) = session.app.front.screen, model.grouping == grouping { break }
            session.press(.tab)
        }
        return session
    }

    @Test(arguments: [
        ("service", UsageGrouping.service), ("meter", .meter), ("resource", .resource),
        ("resource-group", .resourceGroup), ("tag", .tag(TagKey("env"))),
    ])
    func `by another pivot`(name: String, grouping: UsageGrouping) {
        expectGolden(Self.turned(to: grouping).surface(), named: "by-\(name)")
    }

    @Test func `in two currencies`() {
        expectGolden(
            Self.turned(to: .resource, .dailyUsage(of: "Marketplace")).surface(), named: "two-currencies")
    }

    @Test func `deep in a path`() {
        var session = Self.turned(to: .service)
        session.press(.enter, .enter, .enter)

        expectGolden(session.surface(), named: "path")
        #expect(session.surface().rowText(0).hasPrefix("Production › … › "))
    }

    @Test func `at 40 columns`() {
        var session = Session.dailyUsage(Session(columns: 40, rows: 10))
        session = Self.turned(to: .resource, session)

        expectGolden(session.surface(), named: "by-resource")
    }

    @Test func `of many resources`() {
        var session = Session(FixtureAccount.oneDay(lineCount: 1_203))
        session.press(.enter, .enter, .enter, .end)

        expectGolden(session.surface(), named: "others")
    }
}
