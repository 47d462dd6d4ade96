import BillingCore
import FakturaTestSupport
import FakturaWords
import Testing

@Suite struct ActivityWordsTests {
    private static let reasons: [AzureRefusal.Reason] = [
        .notOptedIn, .notAuthorized(action: nil), .costsClosed(by: .enrolment), .amountsClosed, .signInExpired,
        .otherTenant(nil),
        .offerNotSupported(nil), .agreementNotSupported, .subscriptionDisabled, .subscriptionNotFound, .notFound,
        .invalidPeriod, .notRegistered, .notEnoughHistory, .pastForecast, .rateLimited, .outOfOrder, .other,
    ]
    private static let failures: [NetworkFailure] = [
        .unresolved, .cannotConnect, .timedOut, .dropped, .untrusted(""), .proxy(""), .notEncrypted,
        .noCertificates(path: ""), .tooLarge(1), .other(""),
    ]
    private static let problems: [AzureProblem] =
        reasons.map { .refused(AzureRefusal(status: 403, reason: $0)) } + failures.map { .unreachable(host: "", $0) }
        + [
            .unreadable(host: "", .field(""), requestID: nil), .strangeHost(asked: "", given: ""),
            .endlessPages(path: ""), .otherDays(asked: .fixture("2026-10-12", "2026-11-11"), found: Day(number: 0)),
            .resultExpired(path: ""), .tooSlow(path: "", seconds: 1), .signIn(.notSignedIn), .signIn(.declined),
        ]
    private static let stores: [StoreProblem] = [
        .newer(path: ""), .readOnly(path: ""), .diskFull(path: ""), .busy(path: "", processID: 1), .damaged(path: ""),
        .sqlite(path: "", code: 1, message: ""), .notSetAside(folder: "", code: 5),
    ]
    private static let waits: [SyncWait.Reason] = [.rateLimit, .retry(attempt: 3), .operation, .writer(processID: 1)]

    private static let production = SubscriptionID("sub-1")
    private static let october = BillingPeriod.fixture("2026-10-12", "2026-11-11")
    private static let account = AzureAccount.ID("public:device-code:anna@contoso.se/t")
    private static let names = SyncNames(
        subscriptions: [production: "Production"], accounts: [account: "anna@contoso.se"],
        tenants: ["t-1": "contoso.com"], billingProfiles: ["p-1": "Contoso"])

    static let pieces: [(SyncPiece, wanted: String, subject: String)] = [
        (.tenants(account), "the tenants of 'anna@contoso.se'", "tenants of anna@contoso.se"),
        (
            .subscriptions(account, tenant: "t-1"), "the subscriptions of 'contoso.com'", "subscriptions of contoso.com"
        ),
        (.access(production), "the access to 'Production'", "Production, access"),
        (.periods(production), "the billing periods of 'Production'", "Production, periods"),
        (.invoices(.subscription(production)), "the invoices of 'Production'", "Production, invoices"),
        (.invoices(.billingProfile("p-1")), "the invoices of billing profile 'Contoso'", "Contoso, invoices"),
        (
            .estimate(production, october), "the estimate of 'Production', 12 Oct – 11 Nov", "Production, estimate"
        ),
        (
            .usage(production, october, .actual), "the usage of 'Production', 12 Oct – 11 Nov",
            "Production, 12 Oct – 11 Nov"
        ),
        (
            .usage(production, october, .amortized), "the usage of 'Production', 12 Oct – 11 Nov, amortized",
            "Production, 12 Oct – 11 Nov, amortized"
        ),
    ]

    @Test(arguments: pieces)
    func `a piece is called by what it is and whose`(piece: SyncPiece, wanted: String, subject: String) {
        #expect(Words(.english).wanted(piece, names: Self.names, year: 2026) == wanted)
        #expect(
            Words(.english).subject(of: piece, names: Self.names, today: .fixture("2026-11-20")) == subject)
    }

    @Test func `a piece has words in Swedish`() {
        let words = Words(.swedish)
        let texts = Self.pieces.map { words.wanted($0.0, names: Self.names, year: 2026) }

        #expect(texts[4] == "fakturorna för ”Production”")
        #expect(texts[7] == "användningen för ”Production”, 12 okt – 11 nov")
        #expect(Set(texts).count == texts.count)
        #expect(
            words.sentence(for: .endlessPages(path: ""), wanted: texts[4])
                .hasPrefix("Kan inte läsa fakturorna för ”Production”: "))
    }

    @Test func `names that are not known are identifiers, and a year that is another is said`() {
        let text = Words(.english).wanted(
            .usage(Self.production, Self.october, .actual), names: SyncNames(), year: 2027)

        #expect(text == "the usage of 'sub-1', 12 Oct – 11 Nov 2026")
        #expect(
            Words(.english).subject(
                of: .subscriptions(Self.account, tenant: "t-9"), names: SyncNames(), today: Day(number: 0))
                == "subscriptions of t-9")
    }

    @Test func `the period that runs ends today`() {
        let piece = SyncPiece.usage(Self.production, .fixture("2026-11-12", "2026-12-11"), .actual)
        let subject = Words(.english).subject(of: piece, names: Self.names, today: .fixture("2026-11-20"))

        #expect(subject == "Production, 12 Nov – today")
    }

    @Test(arguments: Language.allCases)
    func `every reason has a few words that fit a cell of the table`(language: Language) {
        let words = Words(language)
        let texts =
            Self.problems.map(words.shortReason) + Self.stores.map(words.shortReason) + Self.waits.map(words.waits)
            + Words.WorkState.allCases.map(words.workState)
            + Self.pieces.map { words.result(of: $0.0, count: 12_403) }

        for text in texts { #expect((1...20).contains(text.count), "\(text)") }
    }

    @Test func `words of states, facts, remedies and refusals are told apart in both languages`() {
        for language in Language.allCases {
            let words = Words(language)
            #expect(Set(Words.WorkState.allCases.map(words.workState)).count == Words.WorkState.allCases.count)
            #expect(
                Set(Words.ActivityField.allCases.map(words.activityField)).count == Words.ActivityField.allCases.count)
            #expect(Words.WorkRemedy.allCases.allSatisfy { words.remedy($0).hasSuffix(".") })
            #expect(Words.SyncRefusal.allCases.allSatisfy { words.cannotSync($0).hasSuffix(".") })
            for action in Words.ActivityAction.allCases { #expect(!words.activityKey(action).label.isEmpty) }
        }
    }

    @Test(arguments: [
        (0.2, "<1/s"), (0.5, "1/s"), (1_240, "1,240/s"), (99_999.4, "99,999/s"), (99_999.6, "100 k/s"),
        (940_000, "940 k/s"), (1e9, ">1 G/s"), (0, ""), (Double.infinity, ""),
    ])
    func `a rate has at most nine characters`(rate: Double, text: String) {
        #expect(Words(.english).rate(rate) == text)
    }

    @Test(arguments: [(0, "0:00"), (41, "0:41"), (5_999, "99:59"), (6_000, "1 h"), (-3, "0:00"), (90_000, "25 h")])
    func `a long time is told in hours`(seconds: Int, text: String) {
        #expect(Words(.english).longTime(seconds) == text)
    }

    @Test func `the end of a sync says what was read, what was not and what was stopped`() {
        let words = Words(.english)

        #expect(
            words.syncEnded(read: 84, lines: 101_000, failed: 3, stopped: 0)
                == "Read 84 pieces, 101,000 lines; 3 could not be read: a shows why.")
        #expect(
            words.syncEnded(read: 1, lines: 1, failed: 0, stopped: 1) == "Read 1 piece, 1 line; 1 was stopped.")
        #expect(
            Words(.swedish).syncEnded(read: 2, lines: 0, failed: 1, stopped: 2)
                == "Läste 2 delar, 0 rader; 1 gick inte att läsa; 2 avbröts: a visar varför.")
    }

    @Test func `clock and counts`() {
        let words = Words(.english)

        #expect(words.clock(FixtureAccount.now) == "18:40:00")
        #expect(words.clock(-1) == "23:59:59")
        #expect(words.activityCounts(running: 3, waiting: 1, failed: 0) == "3 running · 1 waiting")
        #expect(words.activityCounts(running: 0, waiting: 0, failed: 0) == "")
        #expect(words.syncing(over: 14, of: 92, lines: 12_400) == "sync 14/92 · 12,400 lines")
        #expect(words.waiting(for: .rateLimit, seconds: 41) == "Azure asks to wait 0:41")
    }
}
