import BillingCore
import BillingStore
import CustomDump
import Testing

struct UsageLineTests {
    @Test func `a line comes back as it was sent`() throws {
        try withStore { store in
            try store.ingest(
                ScriptedLine(
                    day: "2026-10-07", cost: "-12.345678901234567", subscription: "ABC", meter: "D4s",
                    quantity: "24.000", price: "0.5120", period: october, isUnallocated: true,
                    texts: [
                        .tags: #"{"env":"prod"}"#, .additionalInfo: "{}", .offer: "MS-AZR-0003P",
                        .otherFields: #"{"CostCenter":"42"}"#, .resource: "/x/y/vm ö", .chargeType: "Refund",
                    ]))

            let line = try #require(try lines(store).first)

            expectNoDifference(
                line,
                UsageLine(
                    id: line.id, day: day("2026-10-07"), subscription: id("abc"), meter: .fixture("D4s"),
                    meterID: "id-D4s", service: "Microsoft.Compute", resourceGroup: "rg", resource: "/x/y/vm ö",
                    location: "SE Central", quantity: ExactDecimal("24.000"), unitPrice: ExactDecimal("0.5120"),
                    cost: .usd("-12.345678901234567"), chargeType: "Refund", isUnallocated: true,
                    tags: #"{"env":"prod"}"#, additionalInfo: "{}",
                    otherFields: [
                        .init(name: "OfferId", value: "MS-AZR-0003P"), .init(name: "CostCenter", value: "42"),
                    ]
                ))
            #expect(line.quantity?.description == "24.000")
        }
    }

    @Test(arguments: [
        "9223372036854775807", "9223372036854775808", "-9223372036854775809", "1234567890123456789012345678",
        "0.1234567890123456789012345678", "0", "-0.50", "1E37",
    ])
    func `a quantity of any size keeps every digit`(text: String) throws {
        try withStore { store in
            try store.ingest(ScriptedLine(quantity: text))

            #expect(try lines(store).first?.quantity?.description == ExactDecimal(text)?.description)
            #expect(
                try store.statement(.all, period: october, metric: .actual).lines.first?.consumed == ExactDecimal(text))
        }
    }

    @Test func `a charge without usage or price has none`() throws {
        try withStore { store in
            try store.ingest(
                ScriptedLine(quantity: nil, price: "", texts: [.resource: "", .resourceGroup: "", .service: ""]))

            let line = try #require(try lines(store).first)

            #expect(line.quantity == nil && line.unitPrice == nil)
            #expect(line.resource.isEmpty && line.service.isEmpty && line.tags.isEmpty && line.otherFields.isEmpty)
        }
    }

    @Test func `remainders of 15 decimals add up exactly over many lines`() throws {
        try withStore { store in
            let records = ScriptedRecords(
                [ScriptedLine(cost: "0.000000999999999"), ScriptedLine(cost: "-0.000000000000007")], repetitions: 5_000)

            try store.ingest(records)

            #expect(try store.dailyUsage(.october()).totals.totals == [.usd("0.00499999996")])
        }
    }

    @Test func `more than one batch of lines keeps its order, its sums and its places`() throws {
        try withStore { store in
            let script = (0..<7).map {
                ScriptedLine(day: "2026-10-0\($0 % 3 + 1)", cost: "\($0)", subscription: "s\($0 % 2)")
            }
            let repetitions = 70_000 / 7

            let result = try store.ingest(ScriptedRecords(script, repetitions: repetitions))

            #expect(result.lineCount == 70_000)
            #expect(try store.dailyUsage(.october()).totals.totals == [.usd("210000")])
            let page = try store.usageLines(UsageLineQuery(usage: .october()), offset: 29_995, limit: 10)
            #expect(page.count == 70_000)
            #expect(page.lines.map(\.day.description.last) == Array("1111122222"))
            for query in [
                UsageLineQuery(usage: .october()), UsageLineQuery(usage: .october(), order: .cost, isDescending: true),
            ] {
                let line = try #require(try store.usageLines(query, offset: 41_234, limit: 1).lines.first)
                let around = try store.usageLines(query, offset: 0, limit: 100, around: line.id)
                #expect(around.position == 41_234)
                #expect(around.offset == 41_184)
                #expect(around.lines[50] == line)
            }
            var seen = 0
            try store.forEachUsageLine(UsageLineQuery(usage: .october(.one(id("s1"))))) { _ in seen += 1 }
            #expect(seen == 30_000)
        }
    }

    @Test func `costs that no amount can hold are refused`() throws {
        try withStore { store throws in
            #expect(throws: StoreProblem.tooLarge(path: store.path)) {
                try store.ingest(ScriptedLine(cost: "9223372036854.775808"))
            }
            #expect(throws: StoreProblem.tooLarge(path: store.path)) {
                try store.ingest(ScriptedRecords([ScriptedLine(cost: "9000000000000")], repetitions: 2))
            }
            #expect(throws: StoreProblem.tooLarge(path: store.path)) {
                try store.ingest(ScriptedRecords([ScriptedLine(quantity: "1E38")], repetitions: 2))
            }
            #expect(try store.datasets() == [])
        }
    }
}
