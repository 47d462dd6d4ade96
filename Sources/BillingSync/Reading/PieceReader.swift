import AzureClient
import BillingCore
import BillingStore

/// Reads one piece from Azure and keeps it.
struct PieceReader: Sendable {
    let piece: SyncPiece
    let accounts: [AzureAccount.ID: SignedInAccount]
    let knowledge: SyncKnowledge
    let keeper: StoreKeeper
    let surroundings: SyncSurroundings
    let tell: @Sendable (SyncEvent) -> Void

    /// Reads the piece; what Azure refuses is noted.
    ///
    /// - Throws: `CancellationError` when the task was cancelled.
    func read() async throws -> SyncOutcome {
        do {
            return .read(lines: try await readAndKeep())
        } catch let problem as AzureProblem {
            try Task.checkCancellation()
            let (piece, now) = (piece, surroundings.now())
            do {
                try await write { try $0.note(problem, for: piece, at: now) }
                try await fallBack(after: problem)
            } catch let problem as StoreProblem {
                return .unkept(problem)
            }
            return .refused(problem)
        } catch let problem as StoreProblem {
            return .unkept(problem)
        }
    }

    /// Reads the piece and keeps it; gives the number of lines or entries.
    private func readAndKeep() async throws -> Int {
        switch piece {
        case .tenants(let id): return try await tenants(of: id)
        case .subscriptions(let id, let tenant): return try await subscriptions(of: id, tenant)
        case .access(let id): return try await access(to: id)
        case .periods(let id): return try await periods(of: id)
        case .invoices(let owner): return try await invoices(of: owner)
        case .estimate(let id, let period): return try await estimate(of: id, period)
        case .forecast(let id, let period): return try await forecast(of: id, period)
        case .usage(let id, let period, let metric): return try await usage(of: id, period, metric)
        }
    }

    /// The day it is, in UTC.
    var today: Day { Day(number: Int(surroundings.now() / 86_400)) }

    /// Azure in the name of an account, telling of its waiting.
    func azure(_ id: AzureAccount.ID, tenant: String?) throws -> AzureAPI {
        guard let account = accounts[id] else { throw AzureProblem.signIn(.notSignedIn) }
        return telling(account.api.asking(tenant: tenant))
    }

    /// Azure, telling of its waiting.
    func telling(_ azure: AzureAPI) -> AzureAPI {
        let (piece, tell) = (piece, tell)
        return azure.telling { wait in tell(.waiting(piece, wait.map { SyncWait($0) })) }
    }

    /// A subscription that was listed, with Azure in the name of who sees it.
    func listed(_ id: SubscriptionID) throws -> (read: SyncKnowledge.ReadSubscription, azure: AzureAPI) {
        guard let read = knowledge.subscriptions.first(where: { $0.subscription.id == id }) else {
            throw AzureProblem.signIn(.notSignedIn)
        }
        return (read, try azure(read.account, tenant: read.tenant))
    }

    /// Keeps an answer and gives its size.
    func keep(_ answer: SyncAnswer, count: Int) async throws -> Int {
        try Task.checkCancellation()
        let (piece, now) = (piece, surroundings.now())
        try await write { try $0.keep(answer, for: piece, at: now) }
        return count
    }

    /// Writes to the store; another copy of faktura that writes is waited for, as long as patience lasts.
    func write(_ change: @escaping @Sendable (BillingStore) throws -> Void) async throws {
        let deadline = surroundings.now() + surroundings.patience
        while true {
            do {
                return try await keeper.run(change)
            } catch StoreProblem.busy(_, let processID) where surroundings.now() < deadline {
                tell(.waiting(piece, SyncWait(.writer(processID: processID), until: deadline)))
                try await surroundings.sleep(500)
                tell(.waiting(piece, nil))
            }
        }
    }

    /// What an operation gives; `nil` where Azure refuses for good, which is an answer too.
    func unlessRefused<Value>(_ body: () async throws -> Value) async throws -> Value? {
        do {
            return try await body()
        } catch AzureProblem.refused(let refusal) where refusal.isFinal {
            return nil
        }
    }
}

extension SyncWait {
    init(_ wait: AzureWait) {
        let reason: Reason =
            switch wait.reason {
            case .rateLimit: .rateLimit
            case .retry(let attempt): .retry(attempt: attempt)
            case .operation: .operation
            }
        self.init(reason, until: (wait.until + 999) / 1000)
    }
}
