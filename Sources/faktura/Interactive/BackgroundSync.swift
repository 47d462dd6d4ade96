import AzureClient
import BillingCore
import BillingStore
import BillingSync
import FakturaViewModels
import FakturaWords
import Foundation

/// Reads from Azure beside the interface.
///
/// Orders come from the interface's thread, answers go to its mailbox, a few times a second.
final class BackgroundSync: Sendable {
    private let settings: Settings
    private let metrics: Set<Metric>
    private let queue: SyncQueue

    /// - Parameter metric: What the screens show; amortized charges are read only where they are shown.
    init(session: AzureSession, store: BillingStore, metric: Metric?, settings: Settings, mailbox: Mailbox) {
        self.settings = settings
        metrics = metric == .amortized ? [.actual, .amortized] : [.actual]
        let run = BackgroundSyncRun(
            session: session, store: store, settings: settings, mailbox: mailbox, relay: SyncRelay(mailbox: mailbox))
        queue = SyncQueue(
            accounts: { try await session.accounts() }, failed: { run.warn($0) }, run: { await run.run(in: $0) })
    }

    /// Carries an order out.
    func perform(_ order: SyncOrder) {
        switch order {
        case .start(let isForced):
            queue.take(.read(SyncRequest(metrics: metrics, isForced: isForced, startedAt: settings.now)))
        case .repeat(let piece):
            queue.take(.read(SyncRequest(metrics: metrics, again: [piece], startedAt: settings.now)))
        case .cancel(let piece): queue.take(.stop(piece))
        case .cancelAll: queue.take(.stopAll)
        }
    }

    /// Stops what is read, does something while nothing is, and goes on reading.
    func pausing(_ body: @Sendable () async throws -> Void) async rethrows { try await queue.pausing(body) }

    /// Stops everything and waits for it; what was read whole is kept.
    func stop() {
        let done = DispatchSemaphore(value: 0)
        Task.detached { [queue] in
            await queue.stop()
            done.signal()
        }
        done.wait()
    }
}

/// One sync beside the interface, under the right to sync the store.
private struct BackgroundSyncRun: Sendable {
    let session: AzureSession
    let store: BillingStore
    let settings: Settings
    let mailbox: Mailbox
    let relay: SyncRelay

    func run(in queue: SyncQueue) async {
        do {
            let accounts = try await session.accounts()
            guard !accounts.isEmpty else { return }
            let lock = try StoreLock(.sync, storePath: store.path)
            defer { withExtendedLifetime(lock) {} }
            tellNames(accounts.map(\.account))
            let engine = SyncEngine(
                store: store, accounts: accounts, surroundings: try SyncSetup.surroundings(settings)
            ) { [relay] in relay.take($0) }
            guard let request = await queue.request(for: engine) else { return }
            let summary = try await engine.run(request)
            relay.flush()
            tellNames(await engine.accounts.map(\.account))
            tellSignIn(summary)
        } catch {
            warn(error)
        }
    }

    /// Says what went wrong with a run as a whole.
    func warn(_ error: any Error) {
        switch error {
        case StoreProblem.busy(_, let processID):
            mailbox.post(.warned(settings.words.syncsAlready(processID: processID)))
        case let problem as AzureProblem: mailbox.post(.warned(settings.words.signInFailed(problem)))
        case is CancellationError: break
        default: mailbox.post(.warned(settings.words.sentence(for: error)))
        }
    }

    /// Names of tenants and profiles are known better after each sync.
    private func tellNames(_ accounts: [AzureAccount]) {
        do {
            let names = try SyncSetup.names(accounts, store)
            mailbox.post(.syncAllowed(SyncSettings(isSignedIn: !accounts.isEmpty, names: names)))
        } catch {
            mailbox.post(.warned(settings.words.sentence(for: error)))
        }
    }

    /// A sign-in that is over is handled where it happens.
    private func tellSignIn(_ summary: SyncSummary) {
        for failure in summary.failures {
            guard case .tenants(let account) = failure.piece, case .refused(.signIn(let problem)) = failure.outcome
            else { continue }
            mailbox.post(.signInNeeded(account, settings.words.sentence(for: problem)))
        }
    }
}
