import ArgumentParser
import AzureClient
import BillingCore
import BillingStore
import FakturaWords
import Foundation

/// `faktura login`: signs in to Azure.
struct LoginCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "login", abstract: "Sign in to Azure.",
        discussion: """
            Without --way it takes credentials in the environment (FAKTURA_ACCESS_TOKEN; AZURE_TENANT_ID with \
            AZURE_CLIENT_ID and AZURE_CLIENT_SECRET or AZURE_FEDERATED_TOKEN_FILE; a managed identity's \
            IDENTITY_ENDPOINT), else the Azure CLI's sign-in, which it asks about, else a code to be entered in a \
            browser anywhere, with the client id of --client-id, FAKTURA_CLIENT_ID or the configuration.
            """)

    @OptionGroup(title: "Sign-in") var options: SignInOptions
    @OptionGroup(title: "General") var general: GeneralOptions

    func run() throws {
        try Failure.reporting(general) { settings in
            let words = settings.words
            guard !settings.isOffline else { throw Failure.notAvailable(words.signInNeedsNetwork) }
            let choice = SignInChoice(options, settings)
            let ways = try choice.ways()
            let (isChosen, keepsTokens) = (options.way != nil, !options.noTokenCache)
            let found = choice.found.map(\.kind)
            let tenant = choice.tenant
            do {
                try Interruption.awaiting {
                    try await Self.signIn(
                        ways, isChosen: isChosen, tenant: tenant, keepsTokens: keepsTokens, settings)
                }
            } catch let refused as SignInRun.Refused {
                Console.error(words.signInFailed(refused.problem))
                if case .signIn = refused.problem {
                    Console.error(words.otherWays(found.filter { $0 != refused.way.kind }))
                }
                throw ExitCode(refused.problem.exitCode)
            } catch is CancellationError {
                throw Failure(sentence: words.signInInterrupted, code: 130)
            }
        }
    }

    private static func signIn(
        _ ways: [SignInWay], isChosen: Bool, tenant: String?, keepsTokens: Bool, _ settings: Settings
    ) async throws {
        let words = settings.words
        let found: (way: SignInWay, result: SignInRun.Result)? = try await AzureSession.with(
            settings, keepsTokens: keepsTokens, mostRetries: 1
        ) { session in
            // A file that cannot be read is told before anybody enters a code.
            _ = try await session.book.listed()
            let run = SignInRun(
                session: session, words: words, tenant: tenant, isAtTerminal: isatty(0) == 1 && isatty(2) == 1)
            return try await run.signIn(ways, isChosen: isChosen)
        }
        guard let (_, result) = found else {
            throw Failure(sentence: words.waysToSignIn, code: 4)
        }
        let account = result.account
        let path = settings.store(nil)
        if FileManager.default.isWritableFile(atPath: path) {
            try BillingStore(path: path).forgetProblems(of: account.id)
        }
        print(Console.visible(words.signedIn(account)))
        for tenant in result.tenants { print(Console.visible("  " + words.tenant(tenant))) }
        for (tenant, problem) in result.closed { Console.error(words.closedTenant(tenant, problem)) }
        if !keepsTokens {
            Console.error(words.nothingKept)
        } else if account.way == .deviceCode {
            Console.error(words.tokenKept(path: settings.folders.tokens))
        }
    }
}
