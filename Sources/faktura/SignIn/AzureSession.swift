import AzureClient
import BillingCore
import Foundation

/// Azure in one run: who is signed in, and one network and one limiter for all of them.
///
/// Close it at the end of the run; until something is asked it opens no socket.
final class AzureSession: Sendable {
    let cloud: AzureCloud
    let book: AccountBook
    let entra: EntraClient
    let surroundings: SignInSurroundings
    private let transport: SessionTransport
    private let nobody: AzureAPI
    private let clock: ClientClock

    /// - Parameters:
    ///   - keepsTokens: Whether who signs in is still signed in in the next run.
    ///   - mostRetries: How often a call that failed is tried again.
    /// - Throws: ``Words/SettingProblem`` for a cloud that cannot be used.
    init(_ settings: Settings, keepsTokens: Bool = true, mostRetries: Int = 4) throws {
        cloud = try settings.cloud.cloud()
        let environment = settings.environment
        let named = environment["SSL_CERT_FILE"].flatMap { $0.isEmpty ? nil : $0 }
        transport = SessionTransport(
            isOffline: settings.isOffline, certificates: named ?? settings.configuration.text("ca-file"),
            proxy: ProxyRule(environment: environment))
        var client = ClientSettings(version: Version.text, mostRetries: mostRetries)
        if let log = settings.log { client.log = { log.write($0) } }
        clock = client.clock
        entra = EntraClient(cloud: cloud, transport: transport, settings: client)
        let isOffline = settings.isOffline
        surroundings = SignInSurroundings(
            environment: environment,
            runAzureCLI: { arguments in
                // It would use the network on its own.
                if isOffline { throw AzureProblem.unreachable(host: "az", .offline) }
                return try await AzureCLI.run(arguments, environment: environment)
            },
            readFile: { try String(contentsOfFile: $0, encoding: .utf8) })
        nobody = AzureAPI(
            cloud: cloud, transport: transport, tokens: TokenCache(NobodySignedIn(), clock: clock), settings: client)
        book = AccountBook(
            cloud: cloud, folders: settings.folders, environment: environment, keepsTokens: keepsTokens,
            now: settings.now)
    }

    /// Everybody whose tokens can be had, and Azure as each sees it; no socket is opened.
    ///
    /// - Throws: `AzureProblem.signIn` when it cannot be read who is signed in.
    func accounts() async throws -> [SignedInAccount] {
        try await book.listed().compactMap { listed in
            guard listed.state == .ready, let source = source(of: listed) else { return nil }
            // The Azure CLI's current tenant may change; the account's does not.
            let tenant = listed.way == .azureCLI ? listed.account.tenant : nil
            return SignedInAccount(account: listed.account, api: api(source).asking(tenant: tenant))
        }
    }

    /// Azure with the tokens of a source.
    func api(_ source: any TokenSource) -> AzureAPI { nobody.signedIn(with: TokenCache(source, clock: clock)) }

    /// Ends all connections.
    func close() async throws { try await transport.close() }

    private func source(of listed: AccountBook.Listed) -> (any TokenSource)? {
        if let signedIn = listed.signedIn { return RefreshTokenSource(entra, signedIn, store: book.tokens) }
        return listed.way.flatMap { surroundings.source($0, entra) }
    }
}

/// Says that nobody is signed in.
private struct NobodySignedIn: TokenSource {
    func freshToken(for tenant: String?) throws -> AccessToken { throw AzureProblem.signIn(.notSignedIn) }
}
