import BillingCore
import CustomDump
import FakturaTestSupport
import Testing

@testable import BillingStore

struct BreakdownTests {
    private static let groupings =
        UsageGrouping.fixed + ["env", "ENV", "owner", "note", "nowhere"].map { .tag(TagKey($0)) }

    /// Lines of one file, with names whose case varies, tags in every shape, two currencies, and charges that have no
    /// resource.
    static func lines(seed: UInt64, count: Int, subscriptions: [String]) -> [ScriptedLine] {
        var random = SeededRandom(seed: seed)
        func pick<Value>(_ values: [Value]) -> Value { values.randomElement(using: &random)! }
        return (0..<count).map { _ in
            let number = pick(Array(0..<40))
            let group = pick(["rg-web", "RG-Web", "rg-data", "RG-ÅSA", "rg-åsa", ""])
            let resource = pick([
                "/subscriptions/S/resourceGroups/\(group)/vm-\(number)", "/SUBSCRIPTIONS/s/x/VM-\(number)",
                "classic(\(number % 3))", "",
            ])
            return ScriptedLine(
                day: pick(["2026-10-01", "2026-10-02", "2026-10-09", "2026-10-31"]),
                cost: pick(["1", "-1.25", "0.000000000000001", "9007199254.740993", "0", "123.456"]),
                subscription: pick(subscriptions), meter: pick(["disk", "VM big", "Alpha"]),
                currency: pick(["USD", "USD", "SEK"]), period: october,
                texts: [
                    .meterCategory: pick(["Storage", "Virtual Machines", ""]), .resource: resource,
                    .resourceGroup: group, .location: pick(["US West", "uswest", "eastus", ""]),
                    .unit: pick(["1 Hour", "10 Hours"]),
                    .tags: pick([
                        "", "{}", #"{"env":"prod"}"#, #""Env": "Prod","owner": "team""#, #"{"env":"","note":"a,b"}"#,
                        #"{"ENV":"prod","env":"second"}"#, "no tags at all", #"{"owner":"tëam"}"#,
                    ]),
                ])
        }
    }

    /// Adds up the lines themselves.
    static func slowly(_ all: [UsageLine], _ query: UsageBreakdownQuery, like report: UsageBreakdown) -> UsageBreakdown
    {
        var sums: [UsageGroup: [CurrencyCode: (amount: Amount, lines: Int)]] = [:]
        for line in all where query.usage.path.allSatisfy({ $0.contains(line) }) {
            let group = query.grouping.group(of: line).folded
            sums[group, default: [:]][line.cost.currency, default: (.zero, 0)].amount += line.cost.amount
            sums[group, default: [:]][line.cost.currency, default: (.zero, 0)].lines += 1
        }
        let rows = sums.flatMap { group, currencies in
            currencies.map { UsageBreakdown.Row(group: group, cost: Money($1.amount, $0), lineCount: $1.lines) }
        }
        return UsageBreakdown(query, groups: rows, tagKeys: report.tagKeys, provenance: report.provenance)
    }

    /// Groups as they are compared, with their sums.
    static func described(_ report: UsageBreakdown) -> [String] {
        report.rows.map { "\($0.group.folded) \($0.cost) \($0.lineCount)" }.sorted()
    }

    static func expectAllRight(_ store: BillingStore, _ scope: Scope = .all) throws {
        let all = try BillingStoreTests.lines(store, .october(scope))
        let paths: [[UsageGroup]] = [
            [], [.service("Storage")], [.day(day("2026-10-02"))], [.resourceGroup("RG-WEB")], [.location("us west")],
            [.meter(.fixture("disk"))], [.tag(TagKey("env"), value: "prod")], [.tag(TagKey("ENV"), value: nil)],
            [.tag(TagKey("env"), value: "")], [.resource("/subscriptions/s/x/vm-7")], [.resource("")],
            [.resourceGroup("rg-åsa"), .tag(TagKey("owner"), value: "team"), .tag(TagKey("env"), value: "Prod")],
            [.resource("classic(1)"), .day(day("2026-10-09"))], [.location("nowhere")], [.service("")],
            [.service("Storage"), .location("eastus"), .day(day("2026-10-31"))],
        ]
        for path in paths {
            let usage = UsageQuery(scope: scope, period: october, path: path)
            for grouping in groupings {
                for limit in [nil, 3] {
                    let query = UsageBreakdownQuery(usage, by: grouping, limit: limit)

                    let report = try store.breakdown(query)

                    let expected = slowly(all, query, like: report)
                    #expect(report.totals == expected.totals, "\(path) by \(grouping)")
                    #expect(report.lineCount == expected.lineCount, "\(path) by \(grouping)")
                    #expect(report.others == expected.others || limit != nil, "\(path) by \(grouping)")
                    #expect(
                        report.others.map(\.groupCount).reduce(0, +) == expected.others.map(\.groupCount).reduce(0, +))
                    // Groups of equal cost may stand for each other where only some are named.
                    if limit == nil { expectNoDifference(described(report), described(expected)) }
                    #expect(report.rows.map(\.cost) == expected.rows.map(\.cost), "\(path) by \(grouping)")
                }
            }
            let page = try store.usageLines(UsageLineQuery(usage: usage, order: .cost), offset: 0, limit: .max)
            let wanted = all.filter { line in path.allSatisfy { $0.contains(line) } }
            #expect(page.count == wanted.count && Set(page.lines.map(\.id)) == Set(wanted.map(\.id)), "\(path)")
            #expect(page.totals == wanted.reduce(into: CurrencyTotals()) { $0.add($1.cost) })
        }
    }

    @Test(arguments: [1, 2] as [UInt64])
    func `every pivot at the end of every path is the sum of its lines`(seed: UInt64) throws {
        try withStore { store in
            try store.ingest(ScriptedRecords(Self.lines(seed: seed, count: 300, subscriptions: ["a", "b"])))
            try store.ingest(
                ScriptedRecords(Self.lines(seed: seed + 10, count: 200, subscriptions: ["c"])), from: "/data/c.csv")

            try Self.expectAllRight(store)
            try Self.expectAllRight(store, .one(id("b")))
            try Self.expectAllRight(store, .subscriptions([id("a"), id("c")]))
        }
    }

    @Test func `after datasets are replaced and removed every pivot is that of the lines left, and none is left over`()
        throws
    {
        try withStore { store in
            let empty = try store.rowCounts()
            try store.ingest(
                ScriptedRecords(
                    Self.lines(seed: 1, count: 80, subscriptions: ["a"]), coverage: period("2026-10-01", "2026-10-09")))
            try store.ingest(ScriptedRecords(Self.lines(seed: 2, count: 120, subscriptions: ["a", "b"])))
            try Self.expectAllRight(store)
            #expect(try store.datasets().count == 1)

            try store.ingest(
                ScriptedRecords(Self.lines(seed: 3, count: 50, subscriptions: ["b"])), from: "/data/b.csv")
            try Self.expectAllRight(store)
            for dataset in try store.datasets().dropFirst() { try store.removeDataset(dataset.id) }
            try Self.expectAllRight(store)

            for dataset in try store.datasets() { try store.removeDataset(dataset.id) }
            var after = try store.rowCounts()
            after["sqlite_sequence"] = empty["sqlite_sequence"]
            #expect(after == empty)
        }
    }

    @Test func `a store from before there were pivots gets them when it is opened`() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/store.db"
            var before: [String] = []
            do {
                let store = try BillingStore(path: path)
                try store.ingest(ScriptedRecords(Self.lines(seed: 4, count: 300, subscriptions: ["a", "b"])))
                before = try Self.groupings.flatMap {
                    Self.described(try store.breakdown(UsageBreakdownQuery(.october(), by: $0)))
                }
                try store.removePivots()
            }

            let store = try BillingStore(path: path)

            try Self.expectAllRight(store)
            let after = try Self.groupings.flatMap {
                Self.described(try store.breakdown(UsageBreakdownQuery(.october(), by: $0)))
            }
            expectNoDifference(after, before)
            try store.ingest(ScriptedRecords(Self.lines(seed: 5, count: 40, subscriptions: ["c"])), from: "/data/c.csv")
            try Self.expectAllRight(store)
        }
    }

    @Test func `names are shown as first spelled, and what has none comes last`() throws {
        try withStore { store in
            try store.ingest(
                ScriptedLine(cost: "1", texts: [.resourceGroup: "RG-Web"]),
                ScriptedLine(cost: "2", texts: [.resourceGroup: "rg-web"]),
                ScriptedLine(cost: "50", texts: [.resourceGroup: "", .resource: ""]),
                ScriptedLine(cost: "4", texts: [.resourceGroup: "rg-data"]))

            let report = try store.breakdown(UsageBreakdownQuery(.october(), by: .resourceGroup))
            let resources = try store.breakdown(UsageBreakdownQuery(.october(), by: .resource, limit: 1))

            #expect(report.rows.map(\.group) == ["rg-data", "RG-Web", ""].map(UsageGroup.resourceGroup))
            #expect(report.rows.map { report.share(of: $0.cost)?.description } == ["0.070", "0.053", "0.877"])
            #expect(resources.rows.map(\.group) == ["/subscriptions/a/vm", ""].map(UsageGroup.resource))
        }
    }

    @Test func `the tags of the period are those of most lines first`() throws {
        try withStore { store in
            try store.ingest(
                ScriptedLine(texts: [.tags: #"{"owner":"a","Env":"prod"}"#]),
                ScriptedLine(texts: [.tags: #"{"env":"test"}"#]),
                ScriptedLine(day: "2026-11-01", texts: [.tags: #"{"later":"x"}"#]))

            let report = try store.breakdown(UsageBreakdownQuery(.october(), by: .day))

            #expect(report.tagKeys == ["env", "owner"].map(TagKey.init))
        }
    }

    @Test func `of many resources the first are named in every order, and the filter looks into all`() throws {
        try withStore { store in
            try store.ingest(
                ScriptedRecords(
                    (0..<2_500).map { number in
                        ScriptedLine(
                            cost: "\(number * 7919 % 2_500)", currency: number % 5 == 0 ? "SEK" : "USD",
                            texts: [.resource: "/x/vm-\(number)"])
                    }))
            for order in [UsageBreakdownQuery.Order.cost, .lineCount, .group] {
                for isDescending in [false, true] {
                    let all = UsageBreakdownQuery(.october(), by: .resource, order: order, isDescending: isDescending)
                    var first = all
                    first.limit = 20

                    let report = try store.breakdown(first)

                    let whole = try store.breakdown(all)
                    #expect(report.totals == whole.totals && report.lineCount == 2_500)
                    #expect(report.others.map(\.groupCount).reduce(0, +) == 2_480)
                    if order != .lineCount { #expect(report.rows == Array(whole.rows.prefix(20))) }
                }
            }
            let found = try store.breakdown(
                UsageBreakdownQuery(.october(), by: .resource, filter: "vm-249", limit: 20))
            #expect(found.rows.count == 11)
        }
    }
}
