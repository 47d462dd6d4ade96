import BillingCore
import FakturaWords
import Testing

@Suite struct AccountWordsTests {
    private let english = Words(.english)
    private let swedish = Words(.swedish)

    @Test(arguments: AzureAccount.Way.allCases)
    func `every way to sign in has a name, an explanation and what is said while it takes its time`(
        way: AzureAccount.Way
    ) {
        for words in [english, swedish] {
            #expect(words.wayToSignIn(way, who: "x").hasSuffix(" (x)"))
            #expect(words.aboutWay(way).hasSuffix("."))
            #expect(words.waitingFor(way).hasSuffix("…"))
            #expect(!words.tokenFrom(way).isEmpty && words.tokenFrom(way).count <= 24)
        }
        #expect(english.aboutWay(way) != swedish.aboutWay(way))
    }

    @Test func `the ways that lead to a sign-in are explained in both languages`() {
        for words in [english, swedish] {
            for term in ["az login", "client-id = \"…\"", "--client-id azure-cli", "AZURE_CLIENT_SECRET"] {
                #expect(words.waysExplained.contains(term))
            }
        }
    }

    @Test(arguments: [
        SignInProblem.notSignedIn, .codeExpired, .declined, .noAzureCLI, .azureCLINotSignedIn, .azureCLIFailed("x"),
        .unreadableFile(path: "/t"), .noManagedIdentity, .environmentTokenExpired(variable: "T"),
    ])
    func `a table has a word or two for every state of a sign-in`(problem: SignInProblem) {
        for words in [english, swedish] {
            #expect((1...17).contains(words.signInState(.signIn(problem)).count))
            #expect(words.signInState(.signIn(problem)) != words.signInState(nil))
        }
    }

    @Test(arguments: [50076, 70008, 53003, 65001, 90006, 50020])
    func `a table has a word or two for every refusal`(number: Int) {
        let refusal = SignInRefusal(
            error: "x", numbers: [number], message: nil, correlationID: nil, tenant: "contoso.example")

        for words in [english, swedish] {
            #expect((1...17).contains(words.signInState(.signIn(.refused(refusal))).count))
        }
    }

    @Test func `a tenant that cannot be reached is not called signed in`() {
        let problem = AzureProblem.unreachable(host: "management.azure.com", .timedOut)
        for words in [english, swedish] { #expect(words.signInState(problem) != words.signInState(nil)) }
        #expect(english.signInState(problem) == "unreachable")
        #expect(
            english.notRead(problem, tenant: "Contoso")
                == "Can't read the subscriptions of 'Contoso': 'management.azure.com' did not answer in time. Try again."
        )
        #expect(english.notRead(.signIn(.notSignedIn), tenant: "Contoso") == english.sentence(for: .notSignedIn))
    }

    @Test func `a command that signs in names the cloud where it has to`() {
        let refusal = SignInProblem.refused(
            SignInRefusal(
                error: "interaction_required", numbers: [50076], message: nil, correlationID: nil,
                tenant: "contoso.example"))
        let government = Words(.english, cloud: "us-government")
        #expect(english.sentence(for: refusal).contains("'faktura login --tenant contoso.example'"))
        #expect(
            government.sentence(for: refusal)
                .contains("'faktura login --tenant contoso.example --cloud us-government'"))
        #expect(government.sentence(for: .notSignedIn).contains("'faktura login --cloud us-government'"))
    }

    @Test func `what is said after signing in and out tells who, where that is known`() {
        #expect(english.hasSignedIn("anna", tenants: 1) == "'anna' is signed in: 1 tenant. What it sees is being read.")
        #expect(english.hasSignedIn(nil, tenants: 2) == "Signed in: 2 tenants. What it sees is being read.")
        #expect(swedish.hasSignedOut("anna") == "”anna” är utloggad; det som lästs finns kvar.")
        #expect(swedish.hasSignedOut(nil) == "Kontot är utloggat; det som lästs finns kvar.")
    }
}
