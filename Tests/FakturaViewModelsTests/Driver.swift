import BillingCore
import FakturaTestSupport
import FakturaWords

@testable import FakturaViewModels

/// The model with a store that answers when told to.
struct Driver {
    var app: AppModel
    /// What the store has; a test may change it, as a sync does.
    var account: FixtureAccount
    /// Questions that nobody answered yet, oldest first.
    private(set) var open: [(request: Request, ticket: Ticket)] = []
    /// Everything else that was asked for.
    private(set) var effects: [Effect] = []

    /// Starts at home, which is answered unless told otherwise.
    init(
        _ account: FixtureAccount = .everything, isAnswered: Bool = true, signIn: SignInSettings = SignInSettings()
    ) {
        self.account = account
        app = AppModel(scope: .all, words: Words(.english), now: FixtureAccount.now, signIn: signIn)
        take(app.start())
        if isAnswered { answerAll() }
    }

    /// Sends intents and answers what they ask for.
    mutating func send(_ intents: Intent...) {
        for intent in intents {
            take(app.handle(intent))
            answerAll()
        }
    }

    /// Sends an intent and answers nothing.
    mutating func sendUnanswered(_ intent: Intent) { take(app.handle(intent)) }

    /// Answers every question, those that answers lead to as well.
    mutating func answerAll() {
        while !open.isEmpty {
            let (request, ticket) = open.removeFirst()
            take(app.handle(.answered(answer(to: request), ticket)))
        }
    }

    /// Fails every question.
    mutating func failAll(_ sentence: String) {
        for (_, ticket) in open { take(app.handle(.answered(.failed(sentence), ticket))) }
    }

    /// Forgets what was asked so far.
    mutating func forget() {
        open = []
        effects = []
    }

    func answer(to request: Request) -> Answer {
        switch request {
        case .overview(let scope): .overview(account.overview(scope), account.asOf)
        case .history(let scope): .history(account.history(scope), account.asOf)
        case .statement(let scope, let period): .statement(account.statement(scope, period))
        case .reconciliations(let scope, let period):
            .reconciliations(account.reconciliations(scope, period))
        case .breakdown(let query): .breakdown(account.breakdown(query))
        case .invoices(let scope): .invoices(account.invoices(scope))
        case .usageLines(let query, let offset, let limit, let line):
            .usageLines(account.usageLines(query, offset: offset, limit: limit, around: line))
        }
    }

    private mutating func take(_ effects: [Effect]) {
        for effect in effects {
            if case .ask(let request, let ticket) = effect {
                open.append((request, ticket))
            } else {
                self.effects.append(effect)
            }
        }
    }
}

extension Driver {
    var home: SubscriptionListModel? {
        if case .subscriptions(let model) = app.stack[0].screen { model } else { nil }
    }
    var history: BillingHistoryModel? {
        if case .history(let model) = app.front.screen { model } else { nil }
    }
    var statement: StatementModel? {
        if case .statement(let model) = app.front.screen { model } else { nil }
    }
    var dailyUsage: DailyUsageModel? {
        if case .dailyUsage(let model) = app.front.screen { model } else { nil }
    }
    var usageLines: UsageLineListModel? {
        if case .usageLines(let model) = app.front.screen { model } else { nil }
    }

    var accounts: AccountListModel? {
        if case .accounts(let model) = app.front.screen { model } else { nil }
    }

    /// Selects a subscription at home and opens its history.
    mutating func openHistory(of name: String = "Production") {
        send(.moved(.first))
        for _ in 0..<20 where home?.list.selected?.report?.subscription.name != name { send(.moved(.by(1))) }
        send(.opened)
    }

    /// In the lines of the newest day of an account with one day of so many lines.
    static func lines(_ count: Int, viewport: Int = 10) -> Driver {
        var account = FixtureAccount.oneDay(lineCount: count)
        account.asOf = AsOf(day: .fixture("2026-11-20"), isMoved: false)
        var driver = Driver(account)
        driver.send(.opened, .opened)
        // By way of the only day: no resource is gone into.
        let usage = driver.dailyUsage?.selectedUsage
        if let usage { driver.take(driver.app.push(.usageLines(UsageLineListModel(usage: usage)))) }
        driver.answerAll()
        driver.send(.resized(rows: viewport))
        driver.forget()
        return driver
    }
}
