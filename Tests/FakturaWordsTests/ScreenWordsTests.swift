import BillingCore
import FakturaTestSupport
import FakturaWords
import Testing

@Suite struct ScreenWordsTests {
    private let words = Words(.english)

    private func row(
        _ state: PeriodState, coverage: BillingPeriod?, period: BillingPeriod = .fixture("2026-10-12", "2026-11-11")
    ) -> BillingHistory.Row {
        BillingHistory.Row(
            period: period, state: state, currency: CurrencyCode("SEK"), usageCost: .fixture("12"), coverage: coverage,
            change: nil, invoices: [], lineCount: 3, provenance: nil)
    }

    @Test(arguments: Language.allCases)
    func `every key has a label and a description`(language: Language) {
        for action in Words.Action.allCases {
            let key = Words(language).key(action)
            #expect(!key.label.isEmpty && !key.description.isEmpty, "\(action)")
        }
    }

    @Test(arguments: PeriodState.allCases)
    func `every state is one word of its own`(state: PeriodState) {
        for language in Language.allCases {
            let words = Words(language)
            #expect(!words.state(state).contains(" "))
            #expect(PeriodState.allCases.count { words.state($0) == words.state(state) } == 1)
        }
    }

    @Test(arguments: [
        (0, 10, 10 as Int?, "1/10"), (0, 0, 9, "0/0 of 9"), (36, 37, 1203, "37/37 of 1,203"), (9, 5, nil, "5/5"),
    ])
    func `the position is counted from one, and never beyond the last`(row: Int, shown: Int, all: Int?, text: String) {
        #expect(words.position(row, of: shown, all: all) == text)
    }

    @Test func `what the history says of a period depends on what is known of it`() {
        let period = BillingPeriod.fixture("2026-10-12", "2026-11-11")
        let half = BillingPeriod.fixture("2026-10-12", "2026-10-26")

        #expect(
            words.explanation(of: row(.unknown, coverage: nil), asOf: nil).hasPrefix("Nothing of this period was read.")
        )
        #expect(
            words.explanation(of: row(.unknown, coverage: period), asOf: nil).hasPrefix("Nothing is known of invoices"))
        #expect(
            words.explanation(of: row(.unknown, coverage: half), asOf: nil)
                .hasPrefix("Only part of the period was read: 12 Oct – 26 Oct 2026, 15 of 31 days."))
        #expect(words.explanation(of: row(.unbilled, coverage: half), asOf: nil).contains("the invoice may differ"))
    }

    @Test(arguments: [
        (1, 100, 41, "reading usage.csv, 41%, 1 line"), (2, 100, 100, "reading 1/2 usage.csv, 100%, 1 line"),
        (1, 0, 50, "reading usage.csv, 0%, 1 line"), (1, 100, 250, "reading usage.csv, 100%, 1 line"),
    ])
    func `an import tells file, share and lines`(files: Int, total: Int64, bytes: Int64, shown: String) {
        let progress = ImportProgress(
            file: "usage.csv", number: 1, fileCount: files, bytes: bytes, totalBytes: total, lines: 1)

        #expect(words.importing(progress) == shown)
    }

    @Test func `a scope is called by its name, its number or all`() {
        let (one, two) = (SubscriptionID("a"), SubscriptionID("b"))

        #expect(words.scope(.all, names: [:]) == "All subscriptions")
        #expect(words.scope(.one(one), names: [one: "Production"]) == "Production")
        #expect(words.scope(.one(one), names: [:]) == "a")
        #expect(words.scope(.subscriptions([one, two]), names: [:]) == "2 subscriptions")
    }

    @Test func `one is one and two are several`() {
        #expect(words.lines(1) == "1 line")
        #expect(words.lines(0) == "0 lines")
        #expect(words.days(1) == "1 day")
        #expect(words.meters(1, categories: 1) == "1 meter, 1 category")
        #expect(words.meters(2, categories: 3) == "2 meters, 3 categories")
    }

    @Test func `a meter leaves out what it does not have`() {
        #expect(words.meter(.fixture("D4s v5", subcategory: "Dsv5", region: "EU North")) == "D4s v5 · Dsv5 · EU North")
        #expect(words.meter(.fixture("Support", region: "")) == "Support")
    }
}
