import BillingCore
import FakturaTestSupport
import Testing

struct UsageBreakdownTests {
    private static let usage = UsageQuery(scope: .all, period: .fixture("2026-10-01", "2026-10-31"))

    private static func row(_ group: UsageGroup, _ cost: String, _ currency: String = "SEK") -> UsageBreakdown.Row {
        UsageBreakdown.Row(group: group, cost: Money(.fixture(cost), CurrencyCode(currency)), lineCount: 1)
    }

    private static func report(_ query: UsageBreakdownQuery, _ rows: [UsageBreakdown.Row]) -> UsageBreakdown {
        UsageBreakdown(query, groups: rows, tagKeys: [], provenance: FixtureAccount.everything.provenance)
    }

    @Test(arguments: [
        (UsageGroup.resource("/A/Vm"), UsageGroup.resource("/a/vm"), true),
        (.resourceGroup("RG-Åsa"), .resourceGroup("rg-åsa"), true), (.location("US West"), .location("uswest"), true),
        (.location("westus"), .location("uswest"), false), (.service("Storage"), .service("storage"), false),
        (.tag(TagKey("Env"), value: "a"), .tag(TagKey("env"), value: "a"), true),
        (.tag(TagKey("env"), value: "A"), .tag(TagKey("env"), value: "a"), false),
        (.tag(TagKey("env"), value: ""), .tag(TagKey("env"), value: nil), false),
        (.meter(.fixture("D4", unit: "1 Hour")), .meter(.fixture("D4", unit: "10 Hours")), true),
        (.resourceGroup("a"), .location("a"), false),
    ])
    func `names that Azure varies are folded, others are not`(left: UsageGroup, right: UsageGroup, isSame: Bool) {
        #expect((left.folded == right.folded) == isSame)
    }

    @Test(arguments: UsageBreakdownQueryOrder.allCases, [false, true])
    func `what has no name or tag comes last in every order`(order: UsageBreakdownQueryOrder, isDescending: Bool) {
        let rows = [
            Self.row(.resource(""), "500"), Self.row(.resource("/x/b"), "1"), Self.row(.resource("/x/a"), "9"),
            Self.row(.resource(""), "-5", "EUR"),
        ]
        let query = UsageBreakdownQuery(
            Self.usage, by: .resource, order: order.order, isDescending: isDescending, limit: 1)

        let report = Self.report(query, rows)

        #expect(report.rows.map(\.group.isNone) == [false, true, true])
        #expect(report.others.map(\.groupCount) == [1])
        #expect(report.totals.totals.map(\.description) == ["-5 EUR", "510 SEK"])
    }

    @Test func `days stand in order, everything else with the dearest first, each currency by itself`() {
        let days = Self.report(
            UsageBreakdownQuery(Self.usage, by: .day),
            [Self.row(.day(.fixture("2026-10-02")), "9"), Self.row(.day(.fixture("2026-10-01")), "1")])
        let services = Self.report(
            UsageBreakdownQuery(Self.usage, by: .service),
            [
                Self.row(.service("a"), "1"), Self.row(.service("b"), "5", "USD"), Self.row(.service("c"), "3"),
                Self.row(.service("B"), "3"), Self.row(.service("d"), "-2"),
            ])

        #expect(days.rows.map(\.group.name) == ["2026-10-01", "2026-10-02"])
        #expect(services.rows.map(\.group.name) == ["B", "c", "a", "d", "b"])
    }

    @Test(arguments: [
        (["1", "2"], "1", "0.333"), (["1", "2"], "2", "0.667"), (["10", "-5"], "-5", "-1.000"),
        (["1", "-1"], "1", nil),
        (["-3", "-1"], "-3", "0.750"), (["99999", "1"], "1", "0.000"),
    ])
    func `a share is of all of its currency`(costs: [String], cost: String, expected: String?) {
        let rows = costs.enumerated().map { Self.row(.service("\($0)"), $1) } + [Self.row(.service("x"), "7", "USD")]
        let report = Self.report(UsageBreakdownQuery(Self.usage, by: .service, filter: "nothing"), rows)

        #expect(report.share(of: Money(.fixture(cost), CurrencyCode("SEK")))?.description == expected)
        #expect(report.share(of: Money(.fixture("1"), CurrencyCode("EUR"))) == nil)
    }

    @Test(
        arguments: [
            (UsageGrouping.day, [], UsageGrouping.resource), (.service, [], .meter),
            (.meter, [.service("s")], .resource), (.resource, [.service("s"), .meter(.fixture("m"))], .day),
            (.day, [.resource("r")], nil), (.resource, [.day(.fixture("2026-10-01"))], nil),
            (.resourceGroup, [], .resource),
            (.location, [], .resource), (.tag(TagKey("env")), [], .resource), (.location, [.resource("r")], .day),
            (.service, [.meter(.fixture("m")), .resource("r")], .day),
        ] as [(UsageGrouping, [UsageGroup], UsageGrouping?)])
    func `the way down ends at the lines of a resource on a day`(
        grouping: UsageGrouping, path: [UsageGroup], next: UsageGrouping?
    ) {
        #expect(grouping.next(on: path) == next)
    }

    @Test func `a line belongs to the groups that its own fields name`() {
        let line = UsageLine.fixture(resource: "/x/VM", resourceGroup: "RG", tags: #""Env": "prod""#)

        for grouping in UsageGrouping.fixed + [.tag(TagKey("ENV")), .tag(TagKey("owner"))] {
            #expect(grouping.group(of: line).contains(line))
        }
        #expect(UsageGroup.resource("/X/vm").contains(line))
        #expect(!UsageGroup.tag(TagKey("env"), value: nil).contains(line))
        #expect(UsageGroup.tag(TagKey("owner"), value: nil).contains(line))
    }
}

/// The orders, for tests that go through all.
enum UsageBreakdownQueryOrder: CaseIterable {
    case group, cost, lineCount

    var order: UsageBreakdownQuery.Order {
        switch self {
        case .group: .group
        case .cost: .cost
        case .lineCount: .lineCount
        }
    }
}
