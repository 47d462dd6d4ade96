import BillingCore
import FakturaScreens
import FakturaTestSupport
import FakturaViewModels
import FakturaWords
import TerminalKit

/// The program on a terminal of memory: keys go in, effects are answered from an account.
struct Session {
    var app: AppModel
    var account: FixtureAccount
    /// What the program asked for besides figures.
    var effects: [Effect] = []
    /// What a request is answered with in place of figures; `nil` leaves it unanswered.
    var answers: (Request, FixtureAccount) -> Answer?
    var columns = 80
    var rows = 24
    var traits = SurfaceTraits()
    /// Who is signed in; `nil` leaves the question unanswered.
    var signedIn: [AccountRow]? = FixtureAccounts.rows

    /// Starts at home; as many of the questions are answered as `answers` does.
    init(
        _ account: FixtureAccount = .everything, language: Language = .english, columns: Int = 80, rows: Int = 24,
        traits: SurfaceTraits = SurfaceTraits(), signIn: SignInSettings = SignInSettings(),
        answers: @escaping (Request, FixtureAccount) -> Answer? = Session.answer
    ) {
        app = AppModel(
            scope: .all, words: Words(language), now: FixtureAccount.now,
            usesASCIIGlyphs: traits.glyphs.name == .ascii, signIn: signIn)
        self.account = account
        self.answers = answers
        (self.columns, self.rows, self.traits) = (columns, rows, traits)
        perform(app.start())
    }

    static func answer(_ request: Request, _ account: FixtureAccount) -> Answer? {
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

    /// Presses keys, one after the other, as the program does.
    mutating func press(_ keys: Key...) {
        for key in keys {
            fit()
            if let intent = AppKeys.intent(for: key, in: app) { send(intent) }
        }
    }

    /// Types text, a key for each character.
    mutating func type(_ text: String) {
        for character in text { press(Key(.character(character))) }
    }

    mutating func send(_ intent: Intent) { perform(app.handle(intent)) }

    /// The screen as it is drawn now.
    func surface() -> Surface {
        var session = self
        session.fit()
        var surface = Surface(columns: columns, rows: rows, traits: traits)
        AppScreen.draw(session.app, on: &surface)
        return surface
    }

    private mutating func fit() {
        let size = ScreenSize(columns: columns, rows: rows)
        let rows = AppScreen.listRows(app, size: size, glyphs: traits.glyphs)
        if rows != app.frontViewport { perform(app.handle(.resized(rows: rows))) }
    }

    private mutating func perform(_ effects: [Effect]) {
        for effect in effects {
            guard case .ask(let request, let ticket) = effect else {
                self.effects.append(effect)
                if effect == .account(.list), let signedIn { send(.accounts(.listed(signedIn))) }
                continue
            }
            if let answer = answers(request, account) { send(.answered(answer, ticket)) }
        }
    }
}

extension Session {
    /// At home with a subscription selected.
    static func home(selecting name: String = "Production", _ session: Session = Session()) -> Session {
        var session = session
        session.press("g")
        for _ in 0..<session.account.subscriptions.count + 2 {
            if case .subscriptions(let model) = session.app.front.screen,
                model.list.selected?.report?.subscription.name == name
            {
                break
            }
            session.press(.down)
        }
        return session
    }

    /// In the history of a subscription.
    static func history(of name: String = "Production", _ session: Session = Session()) -> Session {
        var session = home(selecting: name, session)
        session.press(.enter)
        return session
    }

    /// In the statement of the last closed period.
    static func statement(of name: String = "Production", _ session: Session = Session()) -> Session {
        var session = history(of: name, session)
        session.press(.down, "v")
        return session
    }

    /// In the daily usage of the last closed period.
    static func dailyUsage(of name: String = "Production", _ session: Session = Session()) -> Session {
        var session = history(of: name, session)
        session.press(.down, .enter)
        return session
    }

    /// In the lines of the dearest resource on the last day of the last closed period.
    static func usageLines(of name: String = "Production", _ session: Session = Session()) -> Session {
        var session = dailyUsage(of: name, session)
        session.press(.end, .enter, .enter)
        return session
    }

    /// At the first of those lines.
    static func usageLine(of name: String = "Production", _ session: Session = Session()) -> Session {
        var session = usageLines(of: name, session)
        session.press(.enter)
        return session
    }
}
