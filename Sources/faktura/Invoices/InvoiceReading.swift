import AzureClient
import BillingCore
import BillingStore
import BillingSync
import FakturaViewModels
import FakturaWords
import Foundation
import SampleAccount

/// What is known of the invoices that a command is about, and how to get at their files.
struct InvoiceReading: Sendable {
    let store: BillingStore
    let account: AccountSnapshot
    let words: Words
    private let names: [String: String]
    private let periods: InvoicePeriods
    /// The sample account; `nil` where Azure has the files.
    private let sample: SampleAccount?
    private let sampleStore: SampleStore?
    private let choice: PeriodChoice?
    private let scope: Scope
    private let metric: Metric
    private let asOf: Day
    /// Whether some subscription or period was asked for, not all there are.
    let isNarrowed: Bool

    /// Opens the store that the options name.
    init(_ options: InvoiceOptions, _ settings: Settings) throws {
        let words = settings.words
        let today = options.asOfOption?.day ?? settings.today
        if options.demo {
            let made = try SampleStore(of: today, settings)
            store = try made.open()
            // Only periods counted back need the usage.
            if options.period != nil, try made.isMissing(.actual, in: store) { try made.fill(store, for: .actual) }
            sample = SampleAccount(today: today)
            sampleStore = made
        } else {
            store = try OpenedStore.existing(options.store, settings)
            sample = nil
            sampleStore = nil
        }
        self.words = words
        scope = try Reading.scope(options.subscription, store, words)
        account = try store.account(scope)
        names = try store.billingProfileNames()
        metric = try Reading.metric(nil, store)
        let asOf = AsOf.resolve(
            requested: options.asOfOption?.day, today: today, newest: try store.newestPeriod(metric: metric))
        self.asOf = asOf.day
        choice = options.period
        isNarrowed = options.period != nil || options.subscription != "all"
        periods = try InvoicePeriods(options.period, store, scope, metric: metric, asOf: asOf.day)
    }

    /// Why what was asked for has no invoice: a sentence for each subscription and reason, the newest period first.
    func reasonsForNone() throws -> [String] {
        // Credit and spending limit are told by what was used.
        if let sampleStore { try sampleStore.fill(store, for: metric) }
        let chosen = PeriodRows.chosen(try store.histories(scope, metric: metric, asOf: asOf), choice)
        let sentences = chosen.flatMap { subscription, rows -> [String] in
            var told: [(reason: String, newest: BillingPeriod, periods: Set<BillingPeriod>)] = []
            for finding in rows.flatMap(\.standings).compactMap(\.finding) {
                let reason = words.absence(finding)
                if let index = told.firstIndex(where: { $0.reason == reason }) {
                    told[index].periods.insert(finding.period)
                } else {
                    told.append((reason, finding.period, [finding.period]))
                }
            }
            return told.map {
                words.noInvoice(
                    of: subscription.displayName, in: $0.newest, older: $0.periods.count - 1, because: $0.reason)
            }
        }
        return sentences.isEmpty ? [words.noInvoicesThere] : sentences
    }

    /// The files of the invoices known in the scope and the periods asked for, the newest first.
    var files: [InvoiceFile] { meant(account.invoiceFiles(profileNames: names)) }

    private func meant(_ files: [InvoiceFile]) -> [InvoiceFile] {
        files.filter { periods.contains($0.owner, $0.period) }
    }

    /// Whether the network is needed for files that are not there.
    var needsNetwork: Bool { sample == nil }

    /// Runs something with the source of files; the network is let go afterwards.
    ///
    /// - Parameter body: Gets the source, and Azure's lists unless it is the sample account.
    func withSource(
        _ settings: Settings, _ body: (_ source: any InvoiceSource, _ azure: AzureInvoices?) async throws -> Void
    ) async throws {
        if let sample { return try await body(LocalInvoices(of: sample), nil) }
        try await AzureSession.with(settings) { session in
            let azure = AzureInvoices(
                store: store, accounts: try await session.signedInAccounts(),
                now: { Int64(Date().timeIntervalSince1970) })
            try await body(azure, azure)
        }
        try Task.checkCancellation()
    }

    /// The one invoice that a number, or the beginning of one, means; `nil` for none.
    ///
    /// - Throws: ``Failure`` when it may be several.
    func file(_ asked: String, in files: [InvoiceFile]) throws -> InvoiceFile? {
        let wanted = asked.uppercased()
        if let exact = files.first(where: { $0.id.uppercased() == wanted }) { return exact }
        let alike = files.filter { !wanted.isEmpty && $0.id.uppercased().hasPrefix(wanted) }
        guard alike.count < 2 else { throw Failure.notAvailable(words.severalInvoices(asked, alike.map(\.id))) }
        return alike.first
    }

    /// Why a number is refused.
    func unknown(_ asked: String) -> Failure { .notAvailable(words.unknownInvoice(asked, known: files.map(\.id))) }

    /// The files that Azure lists now and the store does not know.
    ///
    /// - Parameter isEverywhere: Whether to ask also where no list was read yet; refusals count as empty lists then.
    func newFiles(_ azure: AzureInvoices, isEverywhere: Bool) async throws -> [InvoiceFile] {
        let known = Set(account.invoices.map(\.id) + account.listedInvoices.map(\.id))
        var files: [InvoiceFile] = []
        for (owner, name) in try owners(isEverywhere: isEverywhere) {
            do {
                files += try await azure.files(of: owner, named: name).filter { !known.contains($0.id) }
            } catch AzureProblem.refused where isEverywhere {
                continue
            } catch is DownloadProblem where isEverywhere {
                continue
            }
        }
        return meant(files)
    }

    /// Those that invoices of the scope are made for; unless everywhere, those that Azure listed them of last time.
    private func owners(isEverywhere: Bool) throws -> [(owner: Invoice.Owner, name: String)] {
        let records = try store.syncKnowledge([]).records
        var seen: Set<Invoice.Owner> = []
        return account.subscriptions.compactMap { subscription in
            let owner: Invoice.Owner
            let name: String
            if let profile = subscription.billingProfile {
                (owner, name) = (.billingProfile(profile), names[profile] ?? profile)
            } else {
                (owner, name) = (.subscription(subscription.id), subscription.displayName)
            }
            let record = records[.invoices(owner)]
            let isListed =
                record.map { $0.problem == nil ? $0.readAt != nil : $0.problem?.isOfAmounts == true } ?? false
            return (isListed || isEverywhere) && seen.insert(owner).inserted ? (owner, name) : nil
        }
    }
}
