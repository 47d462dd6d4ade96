import AzureClient
import BillingCore
import BillingStore
import BillingSync
import FakturaViewModels
import FakturaWords
import Foundation
import Synchronization

/// Reads from Azure beside the interface.
///
/// Orders come from the interface's thread, answers go to its mailbox, a few times a second.
final class BackgroundSync: Sendable {
    private struct State {
        var engine: SyncEngine?
        var run: Task<Void, Never>?
        /// What was ordered while a run was getting ready.
        var pending: [SyncRequest] = []
        var isClosed = false
    }

    private let session: AzureSession
    private let store: BillingStore
    private let settings: Settings
    private let metrics: Set<Metric>
    private let mailbox: Mailbox
    private let relay: SyncRelay
    private let state = Mutex(State())

    /// - Parameter metric: What the screens show; amortized charges are read only where they are shown.
    init(session: AzureSession, store: BillingStore, metric: Metric?, settings: Settings, mailbox: Mailbox) {
        self.session = session
        self.store = store
        self.settings = settings
        self.mailbox = mailbox
        metrics = metric == .amortized ? [.actual, .amortized] : [.actual]
        relay = SyncRelay(mailbox: mailbox)
    }

    /// Carries an order out.
    func perform(_ order: SyncOrder) {
        switch order {
        case .start(let isForced): start(SyncRequest(metrics: metrics, isForced: isForced, startedAt: settings.now))
        case .repeat(let piece): start(SyncRequest(metrics: metrics, again: [piece], startedAt: settings.now))
        case .cancel(let piece): withEngine { await $0.cancel(piece) }
        case .cancelAll: withEngine { await $0.cancelAll() }
        }
    }

    /// Stops everything and waits for it; what was read whole is kept.
    func stop() {
        let run = state.withLock { state -> Task<Void, Never>? in
            state.isClosed = true
            state.run?.cancel()
            return state.run
        }
        guard let run else { return }
        let done = DispatchSemaphore(value: 0)
        Task.detached {
            await run.value
            done.signal()
        }
        done.wait()
    }

    private func withEngine(_ body: @escaping @Sendable (SyncEngine) async -> Void) {
        guard let engine = state.withLock({ $0.engine }) else { return }
        Task.detached { await body(engine) }
    }

    /// Joins the sync that runs, or begins one.
    private func start(_ request: SyncRequest) {
        state.withLock { state in
            guard !state.isClosed else { return }
            if let engine = state.engine {
                Task.detached { [self] in await join(engine, request) }
                return
            }
            guard state.run == nil else { return state.pending.append(request) }
            state.run = Task.detached { [self] in
                await run(request)
                self.state.withLock { $0.run = nil }
            }
        }
    }

    private func join(_ engine: SyncEngine, _ request: SyncRequest) async {
        do {
            try await engine.join(request)
        } catch {
            mailbox.post(.warned(settings.words.sentence(for: error)))
        }
    }

    private func run(_ request: SyncRequest) async {
        do {
            let accounts = try await session.accounts()
            guard !accounts.isEmpty else { return }
            let lock = try SyncLock(storePath: store.path)
            defer { withExtendedLifetime(lock) {} }
            tellNames(accounts.map(\.account))
            let relay = relay
            let engine = SyncEngine(
                store: store, accounts: accounts, surroundings: try SyncSetup.surroundings(settings)
            ) { relay.take($0) }
            state.withLock { state in
                state.engine = engine
                for request in state.pending { Task.detached { [self] in await join(engine, request) } }
                state.pending = []
            }
            defer { state.withLock { $0.engine = nil } }
            let summary = try await engine.run(request)
            relay.flush()
            tellNames(accounts.map(\.account))
            tellSignIn(summary)
        } catch StoreProblem.busy(_, let processID) {
            mailbox.post(.warned(settings.words.syncsAlready(processID: processID)))
        } catch let problem as AzureProblem {
            mailbox.post(.warned(settings.words.signInFailed(problem)))
        } catch is CancellationError {
            // Stopped: there is nothing to say.
        } catch {
            mailbox.post(.warned(settings.words.sentence(for: error)))
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
