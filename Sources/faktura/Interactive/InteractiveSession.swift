import ArgumentParser
import BillingCore
import BillingStore
import FakturaScreens
import FakturaViewModels
import FakturaWords
import Foundation
import NcursesTerminal
import TerminalKit
import UsageFiles

/// The screens on a real terminal: keys in, frames out, on the main thread.
final class InteractiveSession {
    private let terminal: NcursesTerminal
    private let loop: EventLoop
    private let mailbox: Mailbox
    private let runner: EffectRunner
    private let background: BackgroundImport
    private let export: BackgroundExport
    private let downloads: BackgroundDownloads
    private let mail: BackgroundMail
    /// Azure; `nil` where files or the sample account are shown.
    private let azure: (session: AzureSession, sync: BackgroundSync, accounts: BackgroundAccounts)?
    private let settings: Settings
    private var themes: ThemeChooser
    private var app: AppModel
    private var watch: StoreWatch
    private var isDone = false
    private var isDirty = true
    private var held = HeldKeys()
    /// Requests of the keys that came at once: only a screen's last one is asked.
    private var asked: [Int: (request: Request, ticket: Ticket)] = [:]

    /// How long an answer may take before a screen is drawn without it: quick ones cost one frame, not two.
    private static let patience = Duration.microseconds(1500)

    /// Whether there is a terminal to draw on.
    static func isPossible(_ settings: Settings) -> Bool {
        let term = settings.environment["TERM"] ?? ""
        return term != "dumb" && TerminalWindow.isTerminal(0) && TerminalWindow.isTerminal(1)
    }

    /// Opens store and terminal, runs until the user quits, and puts the terminal back.
    static func run(
        input: InputOptions, look: LookOptions, report: ReportOptions, saving: SavingOptions, settings: Settings
    ) throws {
        let opened = try OpenedStore.open(input, report, settings)
        defer { opened.discardUnlessKept() }
        settings.log?.write("opened \(opened.store.path), \(opened.pending.count) files to read")
        if opened.isWhole {
            try Reading.check(Reading.metric(report.metric, opened.store), opened.store, settings.words)
        } else if report.metric == .amortized, !input.demo {
            // Before files are read: what always is actual will not turn out to be amortized.
            let formats = try input.files.map { try UsageFileReader.identify(path: $0) }
            if !formats.contains(where: \.hasMetrics) {
                throw Failure.notAvailable(settings.words.noFigures(of: .amortized))
            }
        }
        let themes = try ThemeChooser(flag: look.theme, settings)
        let session = try InteractiveSession(
            opened: opened, input: input, look: look, report: report, saving: saving, themes: themes, settings: settings
        )
        let code = session.run()
        if code != 0 { throw ExitCode(code) }
    }

    private init(
        opened: OpenedStore, input: InputOptions, look: LookOptions, report: ReportOptions, saving: SavingOptions,
        themes: ThemeChooser, settings: Settings
    ) throws {
        self.settings = settings
        self.themes = themes
        let options = settings.terminalOptions(look)
        let scope =
            opened.pending.isEmpty ? try Reading.scope(report.subscription, opened.store, settings.words) : .all
        do {
            terminal = try NcursesTerminal(options: options)
            loop = try EventLoop(decoder: terminal.makeDecoder(), escapeDelay: options.escapeDelay)
        } catch {
            throw Failure(sentence: "\(error)", code: 1)
        }
        let wake = loop.wake
        mailbox = Mailbox { wake() }
        let (store, words, metric, asOf, today) =
            (opened.store, settings.words, report.metric, report.asOf, settings.today)
        let folder = DownloadFolder.resolve(saving.dir, settings)
        let told = MetricRelay(store: store, asked: metric, mailbox: mailbox)
        let source = ReportSource(
            answer: {
                try told.tell(of: $0)
                return try Reading.answer($0, store, metric: metric, asOf: asOf, today: today, folder: folder)
            },
            describe: { words.sentence(for: $0) })
        runner = EffectRunner(source: source, mailbox: mailbox, executor: BlockingExecutor())
        watch = StoreWatch(path: opened.store.path)
        app = AppModel(
            scope: scope, words: words, now: settings.now, usesASCIIGlyphs: themes.shown.glyphs == .ascii,
            saving: SavingSettings(
                folder: folder, guardsFormulas: !report.output.raw),
            signIn: SignInSettings(
                isOffline: settings.isOffline, isDemo: input.demo, hasFiles: !input.files.isEmpty),
            sync: SyncSettings(isOffline: settings.isOffline, showsFiles: input.demo || !input.files.isEmpty))
        azure =
            try input.demo || !input.files.isEmpty
            ? nil : Self.azure(opened.store, metric: report.metric, settings, mailbox)
        background = BackgroundImport(
            opened: opened, input: input, metric: report.metric, settings: settings, mailbox: mailbox)
        export = BackgroundExport(store: opened.store, settings: settings, mailbox: mailbox)
        downloads = BackgroundDownloads(
            store: opened.store, folder: folder, sampleDay: input.demo ? report.asOf ?? settings.today : nil,
            session: azure?.session, settings: settings, mailbox: mailbox)
        mail = BackgroundMail(
            desk: InvoiceMailDesk(
                store: opened.store, settings: settings, session: azure?.session,
                shows: input.demo ? .demo : input.files.isEmpty ? nil : .files), mailbox: mailbox)
    }

    private static func azure(
        _ store: BillingStore, metric: Metric?, _ settings: Settings, _ mailbox: Mailbox
    ) throws -> (AzureSession, BackgroundSync, BackgroundAccounts) {
        let session = try AzureSession(settings)
        let sync = BackgroundSync(
            session: session, store: store, metric: metric, settings: settings, mailbox: mailbox)
        return (
            session, sync,
            BackgroundAccounts(session: session, store: store, sync: sync, settings: settings, mailbox: mailbox)
        )
    }

    private func run() -> Int32 {
        if let unknown = terminal.fallbackFrom {
            send(.warned(settings.words.unknownTerminal(unknown, used: terminal.term)))
        }
        if let warning = themes.warning { send(.warned(warning)) }
        perform(app.start())
        askPending()
        background.start()
        if !settings.isOffline { azure?.sync.perform(.start(isForced: false)) }
        // The first frame waits for the first answer when it is quick.
        handle(loop.next(deadline: .now + .milliseconds(40)))
        draw()
        var code: Int32 = 0
        while !isDone {
            let events = loop.next(deadline: deadline)
            code = handle(events)
            if isWaiting, !isDone { code = max(code, handle(loop.next(deadline: .now + Self.patience))) }
            if !isDone { draw() }
        }
        runner.cancelAll()
        terminal.restore()
        export.stop()
        downloads.stop()
        background.stop()
        if !mail.stop() { Console.error(settings.words.mailInterrupted) }
        stopAzure()
        return code
    }

    /// When to look again though nothing happens: for keys that are held, and for seconds that are on screen.
    private var deadline: ContinuousClock.Instant? {
        let tick: ContinuousClock.Instant? =
            app.wantsTicks || app.isSignInCountingDown ? .now + .seconds(1) : nil
        return [held.deadline, tick].compactMap(\.self).min()
    }

    private func stopAzure() {
        guard let azure else { return }
        azure.accounts.stop()
        azure.sync.stop()
        let done = DispatchSemaphore(value: 0)
        Task.detached { [log = settings.log] in
            do { try await azure.session.close() } catch { log?.write("closing: \(error)") }
            done.signal()
        }
        done.wait()
    }

    /// Whether the screen in front waits for an answer.
    private var isWaiting: Bool { app.frontModel.phase == .loading }

    /// Handles everything that came at once; returns the exit code to end with.
    @discardableResult
    private func handle(_ events: [EventLoop.Event]) -> Int32 {
        app.tick(settings.now)
        defer { askPending() }
        for event in events {
            switch event {
            case .keys(let keys): for key in keys where !isDone { type(key) }
            case .wake: for intent in mailbox.take() { take(intent) }
            case .resized: isDirty = true
            case .suspendRequested: suspend()
            case .resumed:
                terminal.resume()
                isDirty = true
            case .deadline: isDirty = isDirty || app.wantsTicks || app.isSignInCountingDown
            case .ended(let reason):
                isDone = true
                if case .signal(let number) = reason { return 128 + number }
                return 1
            }
        }
        if !held.isEmpty, held.isOver || !isAwaited { pressHeld() }
        return 0
    }

    /// Whether rows that a key may be meant for are on their way; files take their time, and are not waited for.
    private var isAwaited: Bool { isWaiting && app.overlay == nil && app.work == nil }

    /// Presses a key, unless it was typed ahead of the rows that it is meant for.
    private func type(_ key: Key) {
        guard isAwaited || !held.isEmpty else { return press(key) }
        let intent = AppKeys.intent(for: key, in: app)
        if held.mustWait(intent, isEmpty: app.frontModel.isEmpty) { return held.hold(key) }
        held = HeldKeys()
        press(key)
    }

    private func pressHeld() {
        // Past their time they act on what is there, or say why they cannot.
        let isOver = held.isOver
        for key in held.take() where !isDone { isOver ? press(key) : type(key) }
    }

    private func press(_ key: Key) {
        fitList()
        // What this program's own work writes it tells of itself, and no key has to wait for it.
        if app.work == nil, !app.wantsTicks, watch.hasChanged() { send(.storeChanged) }
        if let intent = AppKeys.intent(for: key, in: app) { send(intent) }
    }

    /// Takes what work in the background tells of itself.
    private func take(_ intent: Intent) {
        switch intent {
        case .accounts(.signedIn), .accounts(.signedOut): downloads.accountsChanged()
        default: break
        }
        send(intent)
    }

    private func send(_ intent: Intent) {
        isDirty = true
        perform(app.handle(intent))
    }

    private func perform(_ effects: [Effect]) {
        for effect in effects {
            switch effect {
            case .ask(let request, let ticket): asked[ticket.screen] = (request, ticket)
            case .cancel(let screen):
                asked[screen] = nil
                runner.cancel(screen: screen)
            case .cancelImport: background.cancel()
            case .importAgain: background.start()
            case .importIn(let currency): background.start(in: currency)
            case .export(let rows): export.start(rows)
            case .saveUsageFile(let order): export.start(order)
            case .cancelExport: export.cancel()
            case .copy(let text): terminal.copy(text)
            case .account(let order): azure?.accounts.perform(order)
            case .sync(let order): azure?.sync.perform(order)
            case .download(let order): downloads.perform(order)
            case .mail(let order): mail.perform(order)
            case .quit: isDone = true
            case .suspend: suspend()
            case .redraw: terminal.repaint()
            case .theme(let request):
                isDirty = true
                if let answer = themes.answer(request) { send(answer) }
            }
        }
    }

    private func askPending() {
        for (request, ticket) in asked.values { runner.ask(request, ticket) }
        asked.removeAll()
    }

    private func suspend() {
        if terminal.suspend() { terminal.resume() }
        isDirty = true
    }

    /// Tells the model how many rows its list has room for, so that a page is a page.
    private func fitList() {
        let rows = AppScreen.listRows(app, size: terminal.size, glyphs: glyphs)
        guard rows != app.frontViewport else { return }
        perform(app.handle(.resized(rows: rows)))
    }

    private var glyphs: GlyphSet { traits.glyphs }

    private var traits: SurfaceTraits {
        var shown = themes.shown
        shown.glyphs = app.usesASCIIGlyphs ? .ascii : .unicode
        return terminal.traits(for: shown)
    }

    private func draw() {
        guard isDirty else { return }
        isDirty = false
        fitList()
        askPending()
        let size = terminal.size
        var surface = Surface(columns: size.columns, rows: size.rows, traits: traits)
        AppScreen.draw(app, on: &surface)
        let bytes = terminal.show(surface, theme: themes.shown)
        settings.log?.write("frame of \(bytes) bytes")
        if terminal.isClosed { isDone = true }
    }
}
