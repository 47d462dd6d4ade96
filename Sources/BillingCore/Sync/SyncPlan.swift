/// Decides what a sync reads next (azure-apis 10.1, 10.3).
///
/// What is due depends on what was read before: subscriptions on tenants, usage
/// on periods. So it is asked again whenever a piece is over, until nothing is due.
public enum SyncPlan {
    /// Seconds after which lists of subscriptions, periods and invoices are read again.
    public static let listAge: Int64 = 3_600
    /// Seconds after which an unbilled period's usage and estimate are read again.
    public static let openAge: Int64 = 4 * 3_600
    /// Seconds after which it is asked again how a subscription is billed and what the reader may do.
    public static let accessAge: Int64 = 24 * 3_600
    /// Days after a period's end until its usage moves no more.
    public static let settlingDays = 5

    /// What is to be read now, the first one first; empty when all is fresh.
    ///
    /// Lists come first, then what is seen first: estimates and the newest usage.
    public static func due(_ request: SyncRequest, _ knowledge: SyncKnowledge) -> [SyncPiece] {
        let judge = Judge(request: request, records: knowledge.records)
        var lists: [SyncPiece] = []
        var ready: Set<AzureAccount.ID> = []
        for account in knowledge.accounts {
            lists.append(.tenants(account))
            // The first question shows whether there are a sign-in and a network at all.
            guard judge.wasTried(.tenants(account)) else { continue }
            ready.insert(account)
            lists += (knowledge.tenants[account] ?? []).map { .subscriptions(account, tenant: $0.id) }
        }
        let chosen = knowledge.subscriptions.filter {
            ready.contains($0.account) && request.scope.contains($0.subscription.id)
        }
        var estimates: [SyncPiece] = []
        var forecasts: [SyncPiece] = []
        var usage: [(piece: SyncPiece, period: BillingPeriod)] = []
        var owners: [Invoice.Owner] = []
        for read in chosen {
            let subscription = read.subscription
            lists.append(.access(subscription.id))
            // Which lists there are, and how usage is asked for, is known only after that.
            guard judge.wasAnswered(.access(subscription.id)) else { continue }
            if let owner = invoiceOwner(of: subscription), !owners.contains(owner) { owners.append(owner) }
            if hasOwnPeriods(subscription) {
                lists.append(.periods(subscription.id))
                guard judge.wasAnswered(.periods(subscription.id)) else { continue }
            }
            let periods = periods(of: subscription, request, knowledge)
            for (period, isOpen) in periods where !judge.isRefusedAltogether(subscription.id, besides: period) {
                if isOpen {
                    estimates.append(.estimate(subscription.id, period))
                    // It takes its turn among cost queries, of which estimates are looked at first.
                    if knowledge.records[.estimate(subscription.id, period)]?.readAt != nil {
                        forecasts.append(.forecast(subscription.id, period))
                    }
                }
                for metric in metrics(of: subscription, request) {
                    // The newest is what one looks at first, and shows whether the others are given at all.
                    let newest = SyncPiece.usage(subscription.id, periods[0].period, metric)
                    guard period == periods[0].period || knowledge.records[newest] != nil else { continue }
                    usage.append((.usage(subscription.id, period, metric), period))
                }
            }
        }
        lists += owners.map { .invoices($0) }
        let newestFirst = usage.enumerated().sorted {
            ($0.element.period.end, -$0.offset) > ($1.element.period.end, -$1.offset)
        }
        return (lists + estimates + newestFirst.map(\.element.piece) + forecasts).filter(judge.isDue)
    }

    /// The periods whose usage a request asks for, of any of its subscriptions, newest first.
    public static func periods(_ request: SyncRequest, _ knowledge: SyncKnowledge) -> [BillingPeriod] {
        let chosen = knowledge.subscriptions.filter { request.scope.contains($0.subscription.id) }
        return Set(chosen.flatMap { periods(of: $0.subscription, request, knowledge).map(\.period) }).sorted(by: >)
    }

    /// The periods to read of a subscription, newest first, and whether each has not ended.
    ///
    /// Azure's own where it listed any, the running one by the rule where its list has not caught up; else by the rule.
    static func periods(
        of subscription: Subscription, _ request: SyncRequest, _ knowledge: SyncKnowledge
    ) -> [(period: BillingPeriod, isOpen: Bool)] {
        let today = Day(number: Int(request.startedAt / 86_400))
        let rule = subscription.periodRule
        var found = (knowledge.periods[subscription.id] ?? []).filter { $0.start <= today }
        let running = rule.period(containing: today)
        if found.isEmpty {
            let first = subscription.startDay
            found = (0..<BillingHistory.maximumPeriods).map { rule.period(-$0, after: running) }
                .filter { period in first.map { $0 < period.end } ?? true }
        } else if !found.contains(where: { $0.contains(today) }) {
            let newest = found.map(\.end).max() ?? running.start
            if let rest = BillingPeriod(start: max(newest, running.start), end: running.end) { found.append(rest) }
        }
        var closed = 0
        return found.sorted(by: >).prefix(BillingHistory.maximumPeriods).compactMap { period in
            let isOpen = today < period.end
            defer { if !isOpen { closed += 1 } }
            let isMeant = request.period?.matches(period, isUnbilled: isOpen, closedBefore: closed) ?? true
            return isMeant ? (period, isOpen) : nil
        }
    }

    /// What is known to be refused of what a request is about, and too lately to be asked for again.
    public static func standing(_ request: SyncRequest, _ knowledge: SyncKnowledge) -> [SyncRecord] {
        let owners = knowledge.subscriptions.filter { request.scope.contains($0.subscription.id) }
            .compactMap { invoiceOwner(of: $0.subscription) }
        return knowledge.records.values.filter { record in
            guard case .refused(let refusal) = record.problem, refusal.isFinal, !request.asked.contains(record.piece)
            else {
                return false
            }
            switch record.piece {
            case .tenants, .subscriptions: return false
            case .invoices(let owner): return owners.contains(owner)
            case .access(let id), .periods(let id): return request.scope.contains(id)
            case .estimate(let id, _), .forecast(let id, _), .usage(let id, _, _):
                return request.scope.contains(id) && (request.period == nil || refusal.concernsSubscription)
            }
        }
        .sorted { ($0.triedAt, "\($0.piece)") < ($1.triedAt, "\($1.piece)") }
    }

    /// Whether a period's usage will not change any more when it is read at a moment.
    public static func isSettled(_ period: BillingPeriod, at seconds: Int64) -> Bool {
        Int64(period.end.advanced(by: settlingDays).number) * 86_400 <= seconds
    }

    /// Who a subscription's invoices are made for; `nil` where there are none to list.
    static func invoiceOwner(of subscription: Subscription) -> Invoice.Owner? {
        switch subscription.agreement {
        case .enterprise: nil
        case .customer, .partner: subscription.billingProfile.map { .billingProfile($0) }
        case .onlineServices, nil: .subscription(subscription.id)
        }
    }

    /// Whether Azure lists the periods of the subscription: not of customer agreements (azure-apis 2.1).
    static func hasOwnPeriods(_ subscription: Subscription) -> Bool {
        switch subscription.agreement {
        case .customer, .partner: false
        case .onlineServices, .enterprise, nil: true
        }
    }

    private static func metrics(of subscription: Subscription, _ request: SyncRequest) -> [Metric] {
        // Pay-as-you-go knows no difference.
        let isEither = subscription.agreement == .onlineServices || subscription.agreement == nil
        return isEither ? [.actual] : Metric.allCases.filter(request.metrics.contains)
    }
}

/// Judges by their records which pieces are old.
private struct Judge {
    let request: SyncRequest
    let records: [SyncPiece: SyncRecord]
    /// The periods whose usage was refused lately for a reason that holds for every period.
    private var refused: [SubscriptionID: Set<BillingPeriod>] = [:]

    init(request: SyncRequest, records: [SyncPiece: SyncRecord]) {
        self.request = request
        self.records = records
        for record in records.values {
            guard case .usage(let id, let period, _) = record.piece, case .refused(let refusal) = record.problem,
                refusal.concernsSubscription, !isDue(record.piece)
            else { continue }
            refused[id, default: []].insert(period)
        }
    }

    /// Whether a piece was asked for at all, lately enough to go on by.
    func wasTried(_ piece: SyncPiece) -> Bool { records[piece] != nil && !isDue(piece) }

    /// Whether there is an answer to go on by, if a refusal: guessing at periods would store usage in wrong ones.
    func wasAnswered(_ piece: SyncPiece) -> Bool {
        guard wasTried(piece), let record = records[piece] else { return false }
        if record.readAt != nil { return true }
        if case .refused(let refusal) = record.problem { return refusal.isFinal }
        return record.problem == nil
    }

    func isDue(_ piece: SyncPiece) -> Bool {
        // Once in a sync is enough, whatever came of it.
        if request.asked.contains(piece) { return false }
        guard let record = records[piece] else { return true }
        if request.again.contains(piece) { return true }
        // A clock that was wrong then, or is now: what it says of ages is nothing to go by.
        if record.triedAt > request.startedAt + SyncPlan.listAge { return true }
        if let problem = record.problem { return isWorthAnotherTry(problem, record) }
        guard let readAt = record.readAt else { return true }
        if case .usage(_, let period, _) = piece, SyncPlan.isSettled(period, at: readAt) {
            return request.isForced && request.period != nil
        }
        return request.isForced || readAt + age(of: piece) <= request.startedAt
    }

    /// Whether usage of another period was refused lately for a reason that holds for every period.
    func isRefusedAltogether(_ id: SubscriptionID, besides period: BillingPeriod) -> Bool {
        refused[id]?.contains { $0 != period } ?? false
    }

    private func isWorthAnotherTry(_ problem: AzureProblem, _ record: SyncRecord) -> Bool {
        let isOld = request.isForced || record.triedAt + SyncPlan.listAge <= request.startedAt
        switch (problem, record.piece) {
        case (.refused(let refusal), _) where refusal.isFinal: return isOld
        // A tenant that wants more proof of identity wants it the next minute too; signing in again forgets it.
        case (.signIn(.refused), .subscriptions): return isOld
        default: return true
        }
    }

    private func age(of piece: SyncPiece) -> Int64 {
        switch piece {
        case .tenants, .subscriptions, .periods, .invoices: SyncPlan.listAge
        case .access: SyncPlan.accessAge
        case .estimate, .forecast, .usage: SyncPlan.openAge
        }
    }
}

extension AzureRefusal {
    /// Whether asking again at once would be refused again.
    public var isFinal: Bool {
        switch reason {
        case .rateLimited, .outOfOrder, .signInExpired, .linkExpired, .page, .other: false
        default: true
        }
    }

    /// Whether other periods of the subscription would be refused as well.
    var concernsSubscription: Bool {
        switch reason {
        case .notAuthorized, .costsClosed, .offerNotSupported, .agreementNotSupported, .subscriptionDisabled,
            .subscriptionNotFound, .notRegistered:
            true
        default: false
        }
    }
}
