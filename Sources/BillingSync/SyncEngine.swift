public import AzureClient
public import BillingCore
public import BillingStore

/// Reads from Azure what is due, some pieces at a time, and keeps it in the store.
///
/// Lists and usage are planned anew whenever a list is there. A piece is kept
/// whole or not at all; what is stopped or killed is read by the next sync, and
/// what was kept is not read again (``SyncPlan``).
public actor SyncEngine {
    /// In whose name Azure is asked.
    public private(set) var accounts: [SignedInAccount]
    private let keeper: StoreKeeper
    private let surroundings: SyncSurroundings
    private let tell: @Sendable (SyncEvent) -> Void

    private var waiting: [SyncPiece] = []
    private var running: [SyncPiece: Task<Void, Never>] = [:]
    /// Stopped by the reader: not read again in this run unless asked for.
    private var stopped: Set<SyncPiece> = []
    /// Accounts that Azure cannot be asked in the name of.
    private var broken: Set<AzureAccount.ID> = []
    private var knowledge: SyncKnowledge
    private var summary = SyncSummary()
    private var request = SyncRequest(startedAt: 0)
    private var isCancelled = false
    /// Goes on when nothing is left to read; there only while a run goes on.
    private var ended: CheckedContinuation<Void, Never>?

    /// Creates an engine.
    ///
    /// - Parameter observer: Hears what happens, on any thread.
    public init(
        store: BillingStore, accounts: [SignedInAccount], surroundings: SyncSurroundings,
        observer: @escaping @Sendable (SyncEvent) -> Void
    ) {
        keeper = StoreKeeper(store)
        self.accounts = accounts
        self.surroundings = surroundings
        tell = observer
        knowledge = SyncKnowledge(accounts: accounts.map(\.account.id))
    }

    /// Reads everything that is due; ends when nothing is left, or everything was stopped: at once, if it was before.
    ///
    /// - Throws: ``StoreProblem`` when the store cannot be read.
    public func run(_ request: SyncRequest) async throws -> SyncSummary {
        summary = SyncSummary()
        stopped = []
        broken = []
        self.request = request
        try plan()
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                ended = continuation
                startMore()
            }
        } onCancel: {
            Task { await self.cancelAll() }
        }
        tell(.ended)
        // What one names must not look as if all of it were there.
        if request.scope != .all {
            for record in SyncPlan.standing(self.request, knowledge) {
                if let problem = record.problem { summary.take(record.piece, .refused(problem)) }
            }
        }
        return summary
    }

    /// Reads in the run that goes on what another request asks for as well.
    ///
    /// - Parameter accounts: Everybody who is signed in by now; `nil` where that is as it was.
    /// - Returns: Whether the run took it; not when none goes on, or it is being stopped.
    /// - Throws: ``StoreProblem`` when the store cannot be read.
    public func join(_ other: SyncRequest, accounts: [SignedInAccount]? = nil) throws -> Bool {
        guard ended != nil, !isCancelled else { return false }
        if let accounts { self.accounts = accounts }
        stopped.subtract(other.again)
        // Whoever asks anew may have signed in again, or be back on the network.
        broken = []
        let answered = try stillAnswered(by: other)
        request = request.merged(with: other)
        request.asked = answered
        try plan()
        startMore()
        return true
    }

    /// What needs not be asked for again in this run, now that another request joins it.
    private func stillAnswered(by other: SyncRequest) throws -> Set<SyncPiece> {
        let open = Set(running.keys)
        // What was asked for before is old to the newcomer, but for what is on its way.
        if other.isForced { return open }
        let records = try keeper.store.syncKnowledge(accounts.map(\.account.id)).records
        let answered = request.asked.filter { records[$0]?.readAt != nil && records[$0]?.problem == nil }
        return answered.subtracting(other.again).union(open)
    }

    /// Stops a piece; what it has read so far is dropped.
    public func cancel(_ piece: SyncPiece) {
        stopped.insert(piece)
        if let task = running[piece] {
            task.cancel()
        } else if let index = waiting.firstIndex(of: piece) {
            waiting.remove(at: index)
            finish(piece, .stopped)
        }
    }

    /// Stops everything, for good: what is asked for later takes another engine.
    public func cancelAll() {
        isCancelled = true
        let left = waiting
        waiting = []
        for piece in left { finish(piece, .stopped) }
        for task in running.values { task.cancel() }
        endWhenDone()
    }

    private func plan() throws {
        guard !isCancelled else { return }
        knowledge = try keeper.store.syncKnowledge(accounts.map(\.account.id))
        let due = SyncPlan.due(request, knowledge).filter { piece in
            running[piece] == nil && !stopped.contains(piece) && account(of: piece).map { !broken.contains($0) } ?? true
        }
        let known = Set(waiting)
        let new = due.filter { !known.contains($0) }
        let left = Set(due)
        let gone = waiting.filter { !left.contains($0) }
        waiting = due
        if !gone.isEmpty { tell(.withdrawn(gone)) }
        if !new.isEmpty { tell(.planned(new)) }
    }

    private func startMore() {
        while running.count < surroundings.width, let next = waiting.firstIndex(where: isFree) {
            start(waiting.remove(at: next))
        }
        endWhenDone()
    }

    /// Whether a piece would not only stand in the way of others: Azure answers one cost query at a time.
    private func isFree(_ piece: SyncPiece) -> Bool {
        !piece.isCostQuery || !running.keys.contains(where: \.isCostQuery)
    }

    private func start(_ piece: SyncPiece) {
        tell(.started(piece))
        request.asked.insert(piece)
        let reader = PieceReader(
            piece: piece,
            accounts: Dictionary(accounts.map { ($0.account.id, $0) }, uniquingKeysWith: { first, _ in first }),
            knowledge: knowledge, keeper: keeper, surroundings: surroundings, tell: tell)
        running[piece] = Task {
            let outcome: SyncOutcome
            do {
                outcome = try await reader.read()
            } catch let problem as StoreProblem {
                outcome = .unkept(problem)
            } catch {
                outcome = .stopped
            }
            over(piece, outcome)
        }
    }

    private func over(_ piece: SyncPiece, _ outcome: SyncOutcome) {
        running[piece] = nil
        if outcome == .stopped { stopped.insert(piece) }
        finish(piece, outcome)
        note(outcome, of: piece)
        if changesPlan(piece, outcome) {
            do {
                try plan()
            } catch {
                // The store can't be read any more: what waits would fail alike.
                for piece in waiting { finish(piece, .stopped) }
                waiting = []
            }
        }
        startMore()
    }

    /// Whether other pieces become due by it, or are no longer.
    private func changesPlan(_ piece: SyncPiece, _ outcome: SyncOutcome) -> Bool {
        if case .refused = outcome { return true }
        switch piece {
        case .tenants, .subscriptions, .access, .periods: return true
        case .invoices, .forecast: return false
        // The first of a subscription lets the others follow, an estimate its forecast.
        case .estimate, .usage: return knowledge.records[piece] == nil
        }
    }

    /// Without a sign-in or a network, nothing else of the account is worth a try.
    private func note(_ outcome: SyncOutcome, of piece: SyncPiece) {
        guard case .tenants(let account) = piece, case .refused(let problem) = outcome else { return }
        switch problem {
        case .signIn, .unreachable: broken.insert(account)
        default: break
        }
    }

    private func finish(_ piece: SyncPiece, _ outcome: SyncOutcome) {
        summary.take(piece, outcome)
        tell(.finished(piece, outcome))
    }

    private func endWhenDone() {
        guard running.isEmpty, waiting.isEmpty, let ended else { return }
        self.ended = nil
        ended.resume()
    }

    /// The account that a piece is read through.
    private func account(of piece: SyncPiece) -> AzureAccount.ID? {
        switch piece {
        case .tenants(let id), .subscriptions(let id, _): id
        case .invoices(.billingProfile(let profile)):
            knowledge.subscriptions.first { $0.subscription.billingProfile == profile }?.account
        default: knowledge.subscriptions.first { $0.subscription.id == piece.subscription }?.account
        }
    }
}

extension SyncPiece {
    /// Whether it is one of the questions of which Azure answers one at a time.
    fileprivate var isCostQuery: Bool {
        switch self {
        case .estimate, .forecast: true
        default: false
        }
    }
}
