import AzureClient
import BillingCore
import BillingStore
import FakturaViewModels
import FakturaWords
import Foundation
import Synchronization

/// Lists accounts, signs in and out beside the interface.
final class BackgroundAccounts: Sendable {
    private let session: AzureSession
    private let store: BillingStore
    private let sync: BackgroundSync
    private let settings: Settings
    private let mailbox: Mailbox
    private let signIn = Mutex<Task<Void, Never>?>(nil)

    init(
        session: AzureSession, store: BillingStore, sync: BackgroundSync, settings: Settings, mailbox: Mailbox
    ) {
        self.session = session
        self.store = store
        self.sync = sync
        self.settings = settings
        self.mailbox = mailbox
    }

    /// Carries an order out.
    func perform(_ order: AccountOrder) {
        switch order {
        case .list: Task.detached { [self] in await list() }
        case .waysToSignIn: Task.detached { [self] in await findWays() }
        case .signIn(let way, let tenant): begin(way, tenant)
        case .cancelSignIn: stop()
        case .signOut(let id): Task.detached { [self] in await signOut(id) }
        }
    }

    /// Stops a sign-in that waits.
    func stop() { signIn.withLock { $0?.cancel() } }

    // MARK: Who is signed in

    private func list() async {
        do {
            let listed = try await session.book.listed()
            let knowledge = try store.syncKnowledge(listed.map(\.account.id))
            mailbox.post(.accounts(.listed(listed.map { row($0, knowledge) })))
        } catch {
            mailbox.post(.accounts(.notListed(sentence(for: error))))
        }
    }

    private func row(_ listed: AccountBook.Listed, _ knowledge: SyncKnowledge) -> AccountRow {
        let id = listed.account.id
        let known = knowledge.tenants[id] ?? []
        let tenants = (known.isEmpty ? listed.tenants : known).map { tenant in
            let record = knowledge.records[.subscriptions(id, tenant: tenant.id)]
            let count = knowledge.subscriptions.count { $0.account == id && $0.tenant == tenant.id }
            return AccountRow.Membership(
                tenant: tenant, problem: record?.problem, subscriptionCount: record?.readAt == nil ? nil : count)
        }
        return AccountRow(
            account: listed.account, tenants: tenants, problem: problem(of: listed, knowledge),
            keeping: listed.signedIn == nil ? .elsewhere : .file)
    }

    private func problem(of listed: AccountBook.Listed, _ knowledge: SyncKnowledge) -> AzureProblem? {
        switch listed.state {
        case .ready: knowledge.records[.tenants(listed.account.id)]?.problem
        case .unset(let variable): .signIn(.variableNotSet(variable: variable))
        case .expired: .signIn(.environmentTokenExpired(variable: listed.tokenFrom))
        }
    }

    private func signOut(_ id: AzureAccount.ID) async {
        do {
            // A sync that runs would write again what it sees through the account.
            try await sync.pausing { [session, store] in
                for listed in try await session.book.listed() where listed.account.id == id {
                    try await session.book.forget(listed)
                }
                if !store.isReadOnly { try store.forget(id) }
            }
            mailbox.post(.accounts(.signedOut(id)))
            try await tellSync()
        } catch {
            mailbox.post(.accounts(.failed(sentence(for: error))))
        }
    }

    /// Whether there is still, or again, somebody to read in the name of; names that are known stay known.
    private func tellSync() async throws {
        let accounts = try await session.accounts().map(\.account)
        mailbox.post(
            .syncAllowed(
                SyncSettings(
                    isSignedIn: !accounts.isEmpty, isOffline: settings.isOffline,
                    names: try SyncSetup.names(accounts, store))))
    }

    // MARK: Signing in

    private func findWays() async {
        let choice = SignInChoice(settings)
        var ways: [WayFound] = []
        for way in choice.found {
            if case .azureCLI = way {
                ways.append(await azureCLI())
            } else {
                let account = way.account(in: session.cloud.name, settings.environment)
                ways.append(WayFound(way: way.kind, who: account.name))
            }
        }
        if !ways.contains(where: { $0.way == .deviceCode }) {
            ways.append(WayFound(way: .deviceCode, isReady: false, reason: settings.words.noClientID))
        }
        mailbox.post(.accounts(.ways(ways)))
    }

    private func azureCLI() async -> WayFound {
        do {
            let current = try await AzureCLIAccount.current(session.surroundings.runAzureCLI)
            return WayFound(way: .azureCLI, who: current.user)
        } catch {
            return WayFound(way: .azureCLI, isReady: false, reason: sentence(for: error))
        }
    }

    private func begin(_ kind: AzureAccount.Way, _ tenant: String?) {
        let task = Task.detached { [self] in await run(kind, tenant) }
        signIn.withLock { running in
            running?.cancel()
            running = task
        }
    }

    private func run(_ kind: AzureAccount.Way, _ tenant: String?) async {
        let choice = SignInChoice(settings, tenant: tenant)
        do {
            guard let way = try choice.way(kind) else { throw AzureProblem.signIn(.notSignedIn) }
            let mailbox = mailbox
            let run = SignInRun(
                session: session, words: settings.words, tenant: tenant, isAtTerminal: false,
                showing: { code in
                    mailbox.post(
                        .accounts(
                            .codeShown(
                                code: code.userCode, address: code.address, message: code.message,
                                expiresAt: code.expiresAt / 1000)))
                })
            guard let (_, result) = try await run.signIn([way], isChosen: true) else { return }
            try Task.checkCancellation()
            if !store.isReadOnly { try store.forgetProblems(of: result.account.id) }
            try await tellSync()
            mailbox.post(.accounts(.signedIn(result.account, tenants: result.tenants)))
        } catch is CancellationError {
            // Nobody waits for the answer any more.
        } catch {
            if !Task.isCancelled { mailbox.post(.accounts(.failed(sentence(for: error)))) }
        }
    }

    private func sentence(for error: any Error) -> String {
        switch error {
        case let refused as SignInRun.Refused: settings.words.signInFailed(refused.problem)
        case let problem as AzureProblem: settings.words.signInFailed(problem)
        default: settings.words.sentence(for: error)
        }
    }
}
