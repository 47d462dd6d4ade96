import BillingCore
import BillingStore
import Testing

struct PeriodPlacementTests {
    private static func periods(_ store: BillingStore) throws -> [String] {
        try store.history(.all, metric: .actual, asOf: day("2026-12-31")).rows
            .filter { $0.usageCost != nil }.map(\.period.description)
    }

    private static let twoDays = [ScriptedLine(day: "2026-10-11"), ScriptedLine(day: "2026-10-12")]

    @Test func `without an anniversary lines fall into calendar months`() throws {
        try withStore { store in
            try store.ingest(ScriptedRecords([ScriptedLine(day: "2026-10-31"), ScriptedLine(day: "2026-11-01")]))

            #expect(try Self.periods(store) == ["2026-11-01/2026-11-30", "2026-10-01/2026-10-31"])
        }
    }

    @Test(arguments: [true, false])
    func `an anniversary from the file or the user makes the periods`(isFromFile: Bool) throws {
        try withStore { store in
            var records = ScriptedRecords(Self.twoDays)
            if isFromFile { records.facts = [SubscriptionFacts(id: id("a"), anchorDay: 12)] }

            try store.ingest(records, anchorDay: isFromFile ? 3 : 12)

            #expect(try Self.periods(store) == ["2026-10-12/2026-11-11", "2026-09-12/2026-10-11"])
        }
    }

    @Test func `an anniversary that the store knows is used for the next file`() throws {
        try withStore { store in
            var first = ScriptedRecords([ScriptedLine(day: "2026-08-20")])
            first.facts = [SubscriptionFacts(id: id("a"), name: "Prod", anchorDay: 12)]
            try store.ingest(first)

            try store.ingest(ScriptedRecords(Self.twoDays), anchorDay: 5)

            #expect(
                try Self.periods(store) == [
                    "2026-10-12/2026-11-11", "2026-09-12/2026-10-11", "2026-08-12/2026-09-11",
                ])
            #expect(try store.subscriptions().map(\.name) == ["Prod"])
        }
    }

    @Test func `a period that the line names wins`() throws {
        try withStore { store in
            let named = period("2026-10-05", "2026-11-04")
            try store.ingest(ScriptedRecords([ScriptedLine(day: "2026-10-31", period: named)]), anchorDay: 12)

            #expect(try Self.periods(store) == [named.description])
        }
    }

    @Test func `gaps follow the periods there are when no anniversary is known`() throws {
        try withStore { store in
            let lines = [ScriptedLine(day: "2026-08-20"), ScriptedLine(day: "2026-10-20")]
            try store.ingest(ScriptedRecords(lines), anchorDay: 12)

            let history = try store.history(.all, metric: .actual, asOf: day("2026-11-20"))

            #expect(
                history.rows.map(\.period.description) == [
                    "2026-11-12/2026-12-11", "2026-10-12/2026-11-11", "2026-09-12/2026-10-11",
                    "2026-08-12/2026-09-11",
                ])
        }
    }

    @Test(arguments: ["1969-12-31", "2329-01-01", "9999-12-31"])
    func `a day that no key can hold is refused`(text: String) throws {
        try withStore { store in
            try store.ingest(ScriptedLine())
            let before = try everything(store)

            #expect(throws: StoreProblem.tooLarge(path: store.path)) { try store.ingest(ScriptedLine(day: text)) }

            #expect(try everything(store) == before)
        }
    }

    @Test func `the first and the last day that a key can hold are kept`() throws {
        try withStore { store in
            let ends = ["1970-01-01", "2328-11-08"]
            for text in ends { try store.ingest(ScriptedLine(day: text)) }

            for text in ends {
                let month = PeriodRule.calendarMonth.period(containing: day(text))
                #expect(try lines(store, UsageQuery(scope: .all, period: month)).map(\.day) == [day(text)])
            }
        }
    }
}
