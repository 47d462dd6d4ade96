import ArgumentParser
import AzureClient
import BillingCore
import BillingStore
import BillingSync
import FakturaWords
import Foundation

/// `faktura sync`: reads from Azure into the store what is old or missing.
struct SyncCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync", abstract: "Read subscriptions, invoices and usage from Azure into the store.",
        discussion: """
            Lists are read again after an hour, the unbilled period after four hours; usage of a period that ended \
            more than five days ago is read once and kept. What was interrupted goes on with the next sync. In cron it \
            says nothing unless something went wrong.

            Exit codes: 0 done, 1 failed, 4 not signed in, 5 no permission for what --subscription names, \
            6 Azure asks to wait, 7 not available: --offline, or no such subscription or period, 130 interrupted; what \
            was read by then stays.
            """)

    @Option(help: "The store to fill; the default is the one in the data folder.")
    var store: String?

    @Option(help: "A subscription by its ID or name, or 'all'.")
    var subscription = "all"

    @Option(
        parsing: .unconditional,
        help: "unbilled, -1 to -6, YYYY-MM (month of the last day) or YYYY-MM-DD (a day in it); default: all seven.")
    var period: PeriodChoice?

    @Option(help: "actual, or amortized to read those charges too, where an agreement has them.")
    var metric = MetricOption.actual

    @Flag(help: "Read also what is not old yet; usage that is closed for good only where --period names it.")
    var force = false

    @OptionGroup(title: "General") var general: GeneralOptions

    func run() throws {
        try Failure.reporting(general) { settings in
            guard !settings.isOffline else { throw Failure.notAvailable(settings.words.syncNeedsNetwork) }
            let store = try BillingStore(path: settings.store(store))
            let lock = try lock(store, settings.words)
            defer { withExtendedLifetime(lock) {} }
            let report = SyncReport(words: settings.words)
            var request = SyncRequest(startedAt: settings.now)
            (request.period, request.isForced) = (period, force)
            if metric == .amortized { request.metrics = [.actual, .amortized] }
            let (wanted, given) = (subscription, request)
            do {
                try Interruption.awaiting { try await Self.sync(store, wanted, given, report, settings) }
            } catch is CancellationError {
                report.clear()
                throw Failure(sentence: settings.words.syncInterrupted, code: 130)
            }
            let code = report.end(isNamed: subscription != "all")
            if code != 0 { throw ExitCode(code) }
            if let missing = report.missing { throw Failure.notAvailable(missing) }
        }
    }

    private func lock(_ store: BillingStore, _ words: Words) throws -> StoreLock {
        do {
            return try StoreLock(.sync, storePath: store.path)
        } catch StoreProblem.busy(_, let processID) {
            throw Failure(sentence: words.syncsAlready(processID: processID), code: 1)
        }
    }

    private static func sync(
        _ store: BillingStore, _ wanted: String, _ given: SyncRequest, _ report: SyncReport, _ settings: Settings
    ) async throws {
        try await AzureSession.with(settings) { session in
            let accounts = try await session.signedInAccounts()
            let engine = SyncEngine(
                store: store, accounts: accounts, surroundings: try SyncSetup.surroundings(settings)
            ) { report.take($0) }
            var request = given
            if wanted != "all" {
                do {
                    request.scope = try Reading.scope(wanted, store, settings.words)
                } catch is Failure {
                    // Which subscriptions there are may be known only after a look at the lists.
                    request.scope = .subscriptions([])
                    report.add(try await engine.run(request))
                    request.scope = try Reading.scope(wanted, store, settings.words)
                }
            }
            report.add(try await engine.run(request))
            report.names = try SyncSetup.names(accounts.map(\.account), store)
            let knowledge = try store.syncKnowledge(accounts.map(\.account.id))
            report.missing = missing(request, knowledge, wanted, settings.words)
        }
        try Task.checkCancellation()
    }

    /// What to say of a period that no subscription asked for has; `nil` when one has it, or none is known.
    private static func missing(
        _ request: SyncRequest, _ knowledge: SyncKnowledge, _ wanted: String, _ words: Words
    ) -> String? {
        guard let period = request.period, SyncPlan.periods(request, knowledge).isEmpty else { return nil }
        var any = request
        any.period = nil
        let known = SyncPlan.periods(any, knowledge)
        if known.isEmpty { return nil }
        return words.noPeriodToSync(period.argument, of: wanted == "all" ? nil : wanted, known: known)
    }
}
