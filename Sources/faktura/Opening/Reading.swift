import BillingCore
import BillingStore
import BillingSync
import FakturaViewModels
import FakturaWords
import Foundation

/// What a command reads: a store with everything in it, and what the report options mean in it.
struct Reading {
    let store: BillingStore
    let report: ReportOptions
    let settings: Settings
    let metric: Metric
    /// The metrics that there are figures of.
    let knownMetrics: Set<Metric>
    let scope: Scope
    let asOf: AsOf

    var words: Words { settings.words }

    /// Opens the store, reads files that are pending with progress on standard error, and runs `body`.
    static func run(
        _ input: InputOptions, _ report: ReportOptions, _ settings: Settings, _ body: (Reading) throws -> Void
    ) throws {
        let opened = try OpenedStore.open(input, report, settings)
        defer { opened.discardUnlessKept() }
        var notes: [String] = []
        try Interruption.catching { cancellation in
            let progress = ProgressLine(words: settings.words)
            defer { progress.clear() }
            let run = UsageImport(
                store: opened.store, options: input, metric: .told(otherwise: report.metric), now: settings.now,
                cancellation: cancellation, words: settings.words, progress: { progress.show($0) })
            notes = try opened.readPending(run, now: settings.now) { report in
                guard let first = report.skipped.first else { return }
                progress.clear()
                Console.error(settings.words.leftOut(first))
            }
            progress.clear()
            for note in notes { Console.error(note) }
        }
        let reading = try Reading(store: opened.store, report: report, settings)
        if try notes.isEmpty && opened.store.subscriptions().isEmpty { Console.error(settings.words.nothingRead) }
        if report.metric == nil, reading.metric == .amortized { Console.error(settings.words.onlyAmortized) }
        try body(reading)
    }

    init(store: BillingStore, report: ReportOptions, _ settings: Settings) throws {
        self.store = store
        self.report = report
        self.settings = settings
        metric = try Self.metric(report.metric, store)
        knownMetrics = try store.metrics()
        try Self.check(metric, store, settings.words)
        scope = try Self.scope(report.subscription, store, settings.words)
        asOf = AsOf.resolve(
            requested: report.asOf, today: settings.today, newest: try store.newestPeriod(metric: metric))
    }

    /// The metric asked for; else actual, unless only amortized figures are there.
    static func metric(_ asked: Metric?, _ store: BillingStore) throws -> Metric {
        if let asked { return asked }
        return try store.metrics() == [.amortized] ? .amortized : .actual
    }

    /// Figures of a metric that there are none of are not made up from the other.
    static func check(_ metric: Metric, _ store: BillingStore, _ words: Words) throws {
        let known = try store.metrics()
        guard known.isEmpty || known.contains(metric) else { throw try noFigures(of: metric, store, words) }
    }

    /// Why there are none: a store that was read from Azure may have them read, files may not.
    static func noFigures(of metric: Metric, _ store: BillingStore, _ words: Words) throws -> Failure {
        let isSynced = try !store.syncKnowledge([]).records.isEmpty
        return .notAvailable(words.noFigures(of: metric, isSynced: isSynced))
    }

    /// The scope of an ID, a name or `all`; a name that several share means all of them.
    static func scope(_ asked: String, _ store: BillingStore, _ words: Words) throws -> Scope {
        let known = try store.subscriptions()
        if asked == "all" { return known.count == 1 ? .one(known[0].id) : .all }
        let id = SubscriptionID(asked)
        if known.contains(where: { $0.id == id }) { return .one(id) }
        let named = known.filter { $0.name?.lowercased() == asked.lowercased() }.map(\.id)
        guard !named.isEmpty else {
            throw Failure.notAvailable(words.unknownSubscription(asked, known: known.map(\.displayName).sorted()))
        }
        return .subscriptions(named)
    }

    /// The answer to a request of the screens.
    ///
    /// - Parameter folder: Where PDFs are looked for, absolute.
    static func answer(
        _ request: Request, _ store: BillingStore, metric asked: Metric?, asOf requested: Day?, today: Day,
        folder: String
    ) throws -> Answer {
        let metric = try metric(asked, store)
        func asOf() throws -> AsOf {
            AsOf.resolve(requested: requested, today: today, newest: try store.newestPeriod(metric: metric))
        }
        switch request {
        case .overview(let scope):
            let day = try asOf()
            return .overview(try store.overview(scope, metric: metric, asOf: day.day), day)
        case .history(let scope):
            let day = try asOf()
            return .history(try store.history(scope, metric: metric, asOf: day.day), day)
        case .statement(let scope, let period):
            return .statement(try store.statement(scope, period: period, metric: metric))
        case .invoices(let scope):
            var report = try store.invoices(scope, metric: metric, asOf: try asOf().day)
            SavedInvoices(in: folder).locate(&report)
            return .invoices(report)
        case .reconciliations(let scope, let period):
            return .reconciliations(
                try store.reconciliations(scope, period: period, metric: .actual, asOf: try asOf().day))
        case .breakdown(let query): return .breakdown(try store.breakdown(query))
        case .usageLines(let query, let offset, let limit, let line):
            return .usageLines(try store.usageLines(query, offset: offset, limit: limit, around: line))
        }
    }
}
