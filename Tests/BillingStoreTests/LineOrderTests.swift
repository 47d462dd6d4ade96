import BillingCore
import BillingStore
import CustomDump
import FakturaTestSupport
import Testing

struct LineOrderTests {
    /// Two files of three subscriptions; costs, quantities and texts tie often.
    private static func fill(_ store: BillingStore) throws {
        for (seed, subscriptions) in [(UInt64(1), ["zz", "b"]), (2, ["a"])] {
            var random = SeededRandom(seed: seed)
            func pick<Value>(_ values: [Value]) -> Value { values.randomElement(using: &random)! }
            var records = ScriptedRecords(
                (0..<60).map { _ in
                    ScriptedLine(
                        day: pick(["2026-10-01", "2026-10-02", "2026-10-09"]),
                        cost: pick(["1", "-1", "0.000000000000001", "0.000000000000002", "9007199254.740993", "0"]),
                        subscription: pick(subscriptions), meter: pick(["disk", "VM big", "Alpha", "zone \(seed)"]),
                        quantity: pick(["1", "1.0", "-3.25", "12345678901234567890.5", "0.1", nil]),
                        price: pick(["1", "2"]), currency: pick(["USD", "SEK"]),
                        texts: [
                            .service: pick(["Microsoft.Compute", "microsoft.Storage", ""]),
                            .resource: pick(["/x/Web-1", "/y/web-1", "/x/db\(seed)", "classic"]),
                            .resourceGroup: pick(["RG-Prod", "rg-prod", "dev"]), .location: pick(["SE", "NO"]),
                        ])
                })
            records.facts = [SubscriptionFacts(id: id("b"), name: "Beta"), SubscriptionFacts(id: id("a"), name: "zoo")]
            try store.ingest(records)
        }
    }

    private static let names = ["b": "Beta", "a": "zoo", "zz": "zz"]

    private static func rank(_ line: UsageLine, _ order: UsageLineOrder) -> (ExactDecimal, String) {
        switch order {
        case .source: (ExactDecimal(mantissa: Int128(line.day.number), scale: 0), "")
        case .cost: (line.cost.amount.decimal, "")
        case .quantity: (line.quantity ?? .zero, "")
        case .unit: (.zero, line.meter.unit.lowercased())
        case .unitPrice: (line.unitPrice ?? ExactDecimal(mantissa: Int128(Int64.min), scale: 0), "")
        case .location: (.zero, line.location.lowercased())
        case .service: (.zero, line.service.lowercased())
        case .meter: (.zero, "\(line.meter.category) \(line.meter.name) \(line.meter.region)".lowercased())
        case .resource: (.zero, line.resourceName.lowercased())
        case .resourceGroup: (.zero, line.resourceGroup.lowercased())
        case .subscription: (.zero, (names[line.subscription.rawValue] ?? "").lowercased())
        }
    }

    private static func matches(_ line: UsageLine, _ filter: String) -> Bool {
        let meter = line.meter
        let filter = FilterText(filter)
        return [
            "\(line.service) \(meter.category) \(meter.subcategory) \(meter.name) \(meter.region)",
            "\(line.resource) \(line.resourceGroup) \(line.location)",
            "\(names[line.subscription.rawValue] ?? "") \(line.subscription)",
        ].contains(where: filter.matches)
    }

    /// The slow way: all lines in the source's order, filtered, then sorted by insertion order on ties.
    private static func reference(_ all: [UsageLine], _ query: UsageLineQuery) -> [UsageLine] {
        let wanted = all.filter { line in
            (query.usage.meter == nil || query.usage.meter?.name == line.meter.name)
                && (query.usage.day == nil || query.usage.day == line.day) && matches(line, query.filter)
        }
        return wanted.enumerated().sorted { left, right in
            let (a, b) = (rank(left.element, query.order), rank(right.element, query.order))
            if a != b { return query.isDescending ? b < a : a < b }
            return left.offset < right.offset
        }.map(\.element)
    }

    @Test(arguments: UsageLineOrder.allCases, [false, true])
    func `every window of every order is that of the slow sort`(order: UsageLineOrder, isDescending: Bool) throws {
        try withStore { store in
            try Self.fill(store)
            let all = try lines(store)
            #expect(all.count == 120)
            for filter in ["", "prod", "RG-Prod", "web", "microsoft.s", "Zoo", "nothing"] {
                for (day, meter) in [(nil, nil), (day("2026-10-02"), nil), (nil, Meter.fixture("disk"))] {
                    let query = UsageLineQuery(
                        usage: .october(day: day, meter: meter), filter: filter, order: order,
                        isDescending: isDescending)
                    let expected = Self.reference(all, query)

                    for (offset, limit) in [
                        (0, 7), (5, 1), (expected.count - 3, 10), (0, .max), (500, 3), (-4, 2), (3, 0),
                    ] {
                        let page = try store.usageLines(query, offset: offset, limit: limit)

                        #expect(page.lines == Array(expected.dropFirst(max(0, offset)).prefix(limit)))
                        #expect(page.count == expected.count)
                        #expect(page.totals == expected.reduce(into: CurrencyTotals()) { $0.add($1.cost) })
                    }
                }
            }
        }
    }

    @Test func `the source's order is by day, then as the files came`() throws {
        try withStore { store in
            try store.ingest(
                ScriptedLine(day: "2026-10-02", cost: "1", subscription: "z"),
                ScriptedLine(day: "2026-10-01", cost: "2", subscription: "z"),
                ScriptedLine(day: "2026-10-01", cost: "3", subscription: "a"),
                ScriptedLine(day: "2026-10-01", cost: "4", subscription: "z"))

            let plain = try lines(store).map(\.cost.amount.description)
            let filtered = try store.usageLines(
                UsageLineQuery(usage: .october(), filter: "d4s"), offset: 0, limit: 9)

            #expect(plain == ["2", "4", "3", "1"])
            #expect(filtered.lines.map(\.cost.amount.description) == plain)
        }
    }

    @Test func `an order that was made is not used for another question or other data`() throws {
        try withStore { store in
            try store.ingest(ScriptedLine(cost: "1"))
            let query = UsageLineQuery(usage: .october(), order: .cost)
            #expect(try store.usageLines(query, offset: 0, limit: 9).count == 1)

            try store.ingest(ScriptedLine(cost: "5"), ScriptedLine(cost: "3"))

            #expect(try store.usageLines(query, offset: 0, limit: 9).lines.map(\.cost) == [.usd("3"), .usd("5")])
            var descending = query
            descending.isDescending = true
            #expect(try store.usageLines(descending, offset: 0, limit: 9).lines.map(\.cost) == [.usd("5"), .usd("3")])
        }
    }

    @Test func `a day's lines are filtered and put in order by its own entries, however far these are apart`() throws {
        try withStore { store in
            // Every resource is used on the first day; on the second one only some, out of order.
            let later = [39, 0, 23, 3, 22, 9]
            try store.ingest(
                ScriptedRecords(
                    (0..<40).map { ScriptedLine(day: "2026-10-01", texts: [.resource: "/x/vm-\(10 + $0)"]) }
                        + later.map { ScriptedLine(day: "2026-10-02", texts: [.resource: "/x/vm-\(10 + $0)"]) }))
            var query = UsageLineQuery(usage: .october(day: day("2026-10-02")), order: .resource)

            let ordered = try store.usageLines(query, offset: 0, limit: 9).lines.map(\.resourceName)
            (query.filter, query.isDescending) = ("VM-3", true)
            let none = try store.usageLines(query, offset: 0, limit: 9)
            query.filter = "vm-3"
            let filtered = try store.usageLines(query, offset: 0, limit: 9)

            #expect(ordered == ["vm-10", "vm-13", "vm-19", "vm-32", "vm-33", "vm-49"])
            #expect(filtered.lines.map(\.resourceName) == ["vm-33", "vm-32"])
            #expect(filtered.count == 2 && none.count == 0)
        }
    }

    @Test(arguments: ["ÖST", "öst", "väst rg nord", "x/Öst"])
    func `letters beyond ASCII and texts beside each other are found`(filter: String) throws {
        try withStore { store in
            let names = ["/x/Öst", "/x/öst", "/x/väst"]
            try store.ingest(
                ScriptedRecords(
                    names.map { ScriptedLine(texts: [.resource: $0, .resourceGroup: "rg", .location: "nord"]) }))

            let page = try store.usageLines(UsageLineQuery(usage: .october(), filter: filter), offset: 0, limit: 9)

            let wanted = names.filter { FilterText(filter).matches($0 + " rg nord") }
            #expect(page.lines.map(\.resource) == wanted)
        }
    }

    @Test func `walking all lines meets each once, in order`() throws {
        try withStore { store in
            try store.ingest(ScriptedRecords((0..<2_500).map { ScriptedLine(cost: "\($0 * 7919 % 2_500)") }))
            var costs: [Amount] = []

            try store.forEachUsageLine(UsageLineQuery(usage: .october(), order: .cost)) { costs.append($0.cost.amount) }

            #expect(costs == (0..<2_500).map { amount("\($0)") })
        }
    }

    @Test func `making an order stops when its task is cancelled`() async throws {
        let task = Task { try Self.orderUntilCancelled() }
        task.cancel()

        await #expect(throws: CancellationError.self) { try await task.value }
    }

    /// Makes one order after another until the task is cancelled.
    private static func orderUntilCancelled() throws {
        try withStore { store in
            try store.ingest(ScriptedRecords([ScriptedLine()], repetitions: 5_000))
            while true {
                for order in [UsageLineOrder.cost, .quantity] {
                    _ = try store.usageLines(UsageLineQuery(usage: .october(), order: order), offset: 0, limit: 1)
                }
            }
        }
    }
}
