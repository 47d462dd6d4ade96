public import BillingCore
public import FakturaWords

/// The whole program as a value: screens on screens, what is in front, what runs.
///
/// An ``Intent`` goes in, the state changes, and the work to start comes out as
/// ``Effect`` values. No clock, no store, no terminal.
public struct AppModel: Equatable, Sendable {
    /// What stands in front of the screen.
    public enum Overlay: Equatable, Sendable {
        /// Help, scrolled to a line.
        case help(firstVisible: Int)
        /// The sort menu, with the entry chosen.
        case sortMenu(Int)
        /// The messages, scrolled to one.
        case messages(firstVisible: Int)
        /// Saving or copying.
        case saving(Saving)
        /// The currency of a file that names none.
        case currency(CurrencyPrompt)
        /// The themes, the highlighted one drawn with.
        case themes(ThemePicker)
        /// Signing in, or what can be done with an account.
        case account(AccountOverlay)
        /// Whether many invoices are to be saved.
        case downloads(DownloadQuestion)
        /// Why something is as it is, scrolled to a line.
        case why([WhyPart], firstVisible: Int)
    }

    /// Something said to the user, kept in the list of messages.
    public struct Message: Equatable, Sendable {
        /// Whether it is a warning.
        public let isWarning: Bool
        /// The sentence.
        public let text: String
        /// The file that the sentence names, whose folder gives way where there is no room; `nil` for none.
        public var path: String?
    }

    /// Screens from home to the one in front; never empty.
    public internal(set) var stack: [OpenScreen]
    /// What stands in front of the screen; `nil` for nothing.
    public internal(set) var overlay: Overlay?
    /// What the status line says until the next key; `nil` for nothing.
    public internal(set) var notice: Message?
    /// Everything said so far, newest first.
    public internal(set) var messages: [Message] = []
    /// The import that runs; `nil` for none.
    public internal(set) var work: ImportProgress?
    /// The export that runs; `nil` for none.
    public internal(set) var export: ExportProgress?
    /// All work, running and over.
    public internal(set) var activities = ActivityLog()
    /// Whether figures can be read from Azure.
    public internal(set) var sync: SyncSettings
    /// Where the PDFs of invoices are, as far as that is known.
    public internal(set) var invoiceFiles: [Invoice.ID: String] = [:]
    /// Downloads since the first of those that run.
    var downloadRun = DownloadRun()
    /// The E-mail invoice screen whose change is being sent, as it was then; `nil` for none.
    var mailBeingSent: InvoiceMailModel?
    /// Why the import ended before its end; `nil` while all is well.
    public internal(set) var importFailure: String?
    /// Names of the subscriptions, as far as read.
    public internal(set) var subscriptionNames: [SubscriptionID: String] = [:]
    /// The day reports are made for; `nil` before the first answer.
    public internal(set) var asOf: AsOf?
    /// Seconds since 1970 (UTC), as last told.
    public internal(set) var now: Int64
    /// Whether ASCII glyphs were asked for.
    public internal(set) var usesASCIIGlyphs: Bool
    /// Whether there are no figures but amortized ones, though none were asked for.
    public internal(set) var isOnlyAmortized = false
    /// The words.
    public let words: Words
    /// How screens save.
    public let saving: SavingSettings
    /// Whether screens can sign in.
    public let signIn: SignInSettings
    /// What is known of accounts.
    var accounts = AccountState()
    /// Whether it was said that the terminal has to allow copying.
    var hasToldOfClipboard = false
    /// How far the text in front can be scrolled, as last told.
    private var textLimit = 0
    private var nextScreen = 1

    /// Starts at home with nothing loaded.
    public init(
        scope: Scope, words: Words, now: Int64, usesASCIIGlyphs: Bool = false,
        saving: SavingSettings = SavingSettings(), signIn: SignInSettings = SignInSettings(),
        sync: SyncSettings = SyncSettings()
    ) {
        self.words = words
        self.saving = saving
        self.signIn = signIn
        self.sync = sync
        self.now = now
        self.usesASCIIGlyphs = usesASCIIGlyphs
        stack = [OpenScreen(id: 0, screen: .subscriptions(SubscriptionListModel(scope: scope)))]
    }

    /// The effects to run at the start.
    public mutating func start() -> [Effect] { ask() }

    /// Takes the time, in seconds since 1970; what is on screen stays until something else changes.
    public mutating func tick(_ seconds: Int64) {
        now = seconds
        expireCode()
    }

    /// What the model was last told of the size of what is in front.
    ///
    /// The rows that the list has room for; of text, how far it can be scrolled.
    public var frontViewport: Int { isTextInFront ? textLimit : frontModel.viewport }

    /// Whether help or messages stand in front.
    public var isTextInFront: Bool {
        switch overlay {
        case .help, .messages, .why: true
        case .account(.signIn(let signIn)): signIn.isExplaining
        case .sortMenu, .saving, .currency, .themes, .account, .downloads, nil: false
        }
    }

    /// The screen in front.
    public var front: OpenScreen { stack[stack.count - 1] }
    /// The model of the screen in front.
    public var frontModel: any ScreenModel { front.screen.model }

    /// Takes an intent and returns the work to start.
    public mutating func handle(_ intent: Intent) -> [Effect] {
        if intent.isFromUser { notice = nil }
        switch intent {
        case .moved(let move): return moved(move)
        case .columnsScrolled(let columns): updateFront { $0.scrollColumns(columns) }
        case .filtered(let edit): return change { $0.edit(edit) }
        case .sortMenuOpened: openSortMenu()
        case .sortMoved(let step): return moveSort(step)
        case .sortReversed: return reverseSort()
        case .opened: return open()
        case .wentOut: return goOut()
        case .closed: return close()
        case .leftOrQuit: return overlay == nil && stack.count == 1 ? [.quit] : close(keepsFilter: true)
        case .quit: return stopSignIn() + [.quit]
        case .statementOpened: return openStatement()
        case .reconciliationOpened: return openReconciliation()
        case .periodStepped(let count): return stepPeriod(count)
        case .pivotTurned(let count): return turnPivot(count)
        case .refreshed:
            mailIsOld()
            return refreshAll()
        case .storeChanged: return refresh()
        case .helpOpened: return putInFront(.help(firstVisible: 0))
        case .messagesOpened: return putInFront(.messages(firstVisible: 0))
        case .whyOpened: return putInFront(.why(whyParts, firstVisible: 0))
        case .themesOpened: return [.theme(.list)]
        case .theme(let answer): return receive(answer)
        case .accountsOpened, .accounts, .signInNeeded: return handleAccounts(intent)
        case .invoicesOpened: return openInvoices()
        case .download(let intent): return handleDownloads(intent)
        case .mail(let intent): return handleMail(intent)
        case .redrawn: return [.redraw]
        case .suspended: return [.suspend]
        case .saving(let intent): return handle(intent)
        case .currency(let intent): return handle(intent)
        case .glyphsToggled: usesASCIIGlyphs.toggle()
        case .refused(let reason): notice = Message(isWarning: false, text: reason)
        case .resized(let rows): return resize(rows: rows)
        case .answered(let answer, let ticket): return receive(answer, ticket)
        case .activityOpened, .workCancelled, .workRepeated, .syncTold, .syncAllowed, .imported, .published,
            .importFailed:
            return handleWork(intent)
        case .warned(let text): say(Message(isWarning: true, text: text))
        case .metricTold(let isOnlyAmortized): takeMetrics(isOnlyAmortized: isOnlyAmortized)
        }
        return []
    }

    private mutating func putInFront(_ text: Overlay) -> [Effect] {
        defer { overlay = text }
        return closeOverlay()
    }

    mutating func say(_ message: Message) {
        notice = message
        messages.insert(message, at: 0)
    }

    /// The line to scroll the text in front to.
    func scrolled(_ line: Int, _ move: ListMove) -> Int {
        let target =
            switch move {
            case .by(let rows): line + rows
            case .page(let pages): line + pages * frontModel.viewport
            case .halfPage(let halves): line + halves * max(1, frontModel.viewport / 2)
            case .first: 0
            case .last: textLimit
            }
        return min(max(0, target), textLimit)
    }

    mutating func updateFront(_ change: (inout any ScreenModel) -> Void) {
        stack[stack.count - 1].screen.update(change)
    }

    /// Puts a screen in front and asks for what it needs.
    mutating func push(_ screen: Screen) -> [Effect] {
        let rows = frontModel.viewport
        stack.append(OpenScreen(id: nextScreen, screen: screen))
        nextScreen += 1
        updateFront { $0.setViewport(rows) }
        return ask()
    }

    /// Asks for what the screen in front needs.
    mutating func ask() -> [Effect] {
        guard let request = frontModel.request else { return askForAccounts() + askForMail() }
        let top = stack.count - 1
        stack[top].serial += 1
        stack[top].isStale = false
        stack[top].asked = request
        updateFront { $0.startLoading() }
        return [.ask(request, Ticket(screen: front.id, serial: front.serial))] + askForHistoryBehind()
    }

    private mutating func resize(rows: Int) -> [Effect] {
        if isTextInFront {
            textLimit = max(0, rows)
            return moved(.by(0))
        }
        updateFront { $0.setViewport(rows) }
        return askForWindow()
    }

    private mutating func receive(_ answer: Answer, _ ticket: Ticket) -> [Effect] {
        guard let index = stack.firstIndex(where: { $0.id == ticket.screen }), stack[index].serial == ticket.serial
        else { return [] }
        switch answer {
        case .overview(let report, let asOf):
            self.asOf = asOf
            subscriptionNames = Dictionary(
                report.rows.map { ($0.subscription.id, $0.subscription.displayName) },
                uniquingKeysWith: { first, _ in first })
        case .history(let report, let asOf):
            self.asOf = asOf
            statementsFollow(report)
        case .invoices(let report): takeFiles(of: report)
        case .failed(let sentence): messages.insert(Message(isWarning: true, text: sentence), at: 0)
        default: break
        }
        stack[index].screen.update { $0.receive(answer) }
        if case .invoices = answer {
            showInvoiceFiles()
            return downloadAwaited(at: index)
        }
        // The same question again would get the same answer.
        guard index == stack.count - 1, frontModel.request != stack[index].asked else { return [] }
        return askForWindow()
    }

    /// Asks again when lines on screen are not in memory.
    mutating func askForWindow() -> [Effect] {
        if case .usageLines(let model) = front.screen, model.needsWindow { return ask() }
        return []
    }
}

extension Intent {
    /// Whether a key stands behind it, so that what the status line said is over.
    fileprivate var isFromUser: Bool {
        switch self {
        case .resized, .storeChanged, .answered, .imported, .published, .importFailed, .warned, .theme, .signInNeeded,
            .syncTold, .syncAllowed, .metricTold:
            false
        case .currency(.missing): false
        case .saving(let intent): intent.isFromUser
        case .accounts(let intent): intent.isFromUser
        case .download(let intent): intent.isFromUser
        case .mail(let intent): intent.isFromUser
        default: true
        }
    }
}
