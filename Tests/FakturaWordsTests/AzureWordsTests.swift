import BillingCore
import FakturaWords
import Testing

struct AzureWordsTests {
    private static let reasons: [AzureRefusal.Reason] = [
        .notOptedIn, .notAuthorized(action: "Microsoft.Billing/invoices/read"), .notAuthorized(action: nil),
        .costsClosed(by: .enrolment), .costsClosed(by: .department), .costsClosed(by: .partner), .amountsClosed,
        .signInExpired,
        .otherTenant("contoso"), .offerNotSupported(Offer("0036P")), .agreementNotSupported, .subscriptionDisabled,
        .subscriptionNotFound, .notFound, .linkExpired, .storageClosed, .invalidPeriod, .notRegistered,
        .notEnoughHistory,
        .pastForecast,
        .rateLimited, .page, .outOfOrder, .other,
    ]
    private static let failures: [NetworkFailure] = [
        .unresolved, .cannotConnect, .timedOut, .dropped, .untrusted("self-signed"), .proxy("407"), .notEncrypted,
        .noCertificates(path: "/ca.pem"), .tooLarge(1_000_000), .offline, .other("odd"),
    ]
    private static let problems: [AzureProblem] =
        reasons.map {
            .refused(AzureRefusal(status: 403, code: "Code", message: "Words", requestID: "r-1", reason: $0))
        }
        + failures.map { .unreachable(host: "management.azure.com", $0) }
        + [
            AnswerDefect.nothing, .notJSON(offset: 7), .field("value"), .contentType("text/html"),
            .noHeader("Location"),
        ].map {
            .unreadable(host: "management.azure.com", $0, requestID: "r-1")
        }
        + [
            .strangeHost(asked: "a", given: "b"), .endlessPages(path: "/p"), .resultExpired(path: "/p"),
            .tooSlow(path: "/p", seconds: 600), .signIn(.notSignedIn),
            .otherDays(
                asked: PeriodRule.calendarMonth.period(containing: Day(number: 20_000)), found: Day(number: 10)),
        ]

    @Test(arguments: problems)
    func `every problem is a sentence of its own in both languages`(problem: AzureProblem) {
        let english = Words(.english).sentence(for: problem, wanted: "the invoices of 'Production'")
        let swedish = Words(.swedish).sentence(for: problem, wanted: "fakturorna för ”Production”")

        #expect(english.hasPrefix("Can't read the invoices of 'Production': "))
        #expect(swedish.hasPrefix("Kan inte läsa fakturorna för ”Production”: "))
        #expect(english.hasSuffix(".") || english.hasSuffix("(request id r-1)"))
    }

    @Test func `a change that broke off may have been made all the same`() {
        let dropped = AzureProblem.unreachable(host: "a.example", .dropped)
        let refused = AzureProblem.refused(AzureRefusal(status: 403, reason: .notAuthorized(action: "x/write")))

        #expect(
            Words(.english).sentence(for: dropped, changing: "it")
                == "Can't change it: 'a.example' broke off. Try again. Before that, look: it may have been changed all the same."
        )
        #expect(
            Words(.english).sentence(for: refused, changing: "it")
                == "Can't change it: your roles don't allow it (x/write). It takes the role Billing profile owner or "
                + "contributor; an owner of the profile can give you one."
        )
    }

    @Test(
        arguments: [(nil, "Try again later."), (7, "Try again in 7 s."), (3601, "Try again in 61 minutes.")]
            as [(Int?, String)])
    func `a limit says when to try again`(seconds: Int?, expected: String) {
        let refusal = AzureRefusal(status: 429, retryAfter: seconds, reason: .rateLimited)

        #expect(Words(.english).sentence(for: .refused(refusal), wanted: "it").hasSuffix(expected))
    }

    @Test func `no two problems share a sentence`() {
        let sentences = Self.problems.map { Words(.english).sentence(for: $0, wanted: "it") }

        #expect(Set(sentences).count == Self.problems.count)
    }

    @Test func `a refusal keeps the request id for Microsoft's support`() {
        let refusal = AzureRefusal(status: 503, requestID: "7f0c", reason: .outOfOrder)

        #expect(
            Words(.english).sentence(for: .refused(refusal), wanted: "the usage of 'Production'")
                == "Can't read the usage of 'Production': Azure answered 503 (service trouble). Try again later. "
                + "(request id 7f0c)")
    }

    @Test(arguments: [53003, 50076, 70008, 65001, 90094, 50020, 50053, 700_016, 7_000_218, 7_000_215, 70021, 90002])
    func `a refused sign-in names Microsoft's number and the tenant`(number: Int) {
        let refusal = SignInRefusal(
            error: "invalid_grant", numbers: [number], message: nil, correlationID: "c-1", tenant: "contoso")

        let text = Words(.english).sentence(for: .refused(refusal))

        #expect(text.hasPrefix("Can't sign in to 'contoso': "))
        #expect(text.hasSuffix("(AADSTS\(number), correlation id c-1)"))
    }

    @Test(arguments: [
        SignInProblem.notSignedIn, .codeExpired, .declined, .noAzureCLI, .azureCLINotSignedIn,
        .unreadableFile(path: "/t"), .noManagedIdentity, .environmentTokenExpired(variable: "FAKTURA_ACCESS_TOKEN"),
        .azureCLITooSlow(seconds: 60), .variableNotSet(variable: "AZURE_CLIENT_SECRET"), .unreadableSignIns(path: "/t"),
    ])
    func `why there is no token is said in both languages`(problem: SignInProblem) {
        let (english, swedish) = (Words(.english).sentence(for: problem), Words(.swedish).sentence(for: problem))

        #expect(english.hasSuffix(".") && swedish.hasSuffix(".") && english != swedish)
    }
}
