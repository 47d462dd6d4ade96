import ArgumentParser
import BillingCore
import BillingStore
import FakturaViewModels
import FakturaWords
import Foundation

/// One run of `faktura email`.
struct MailRun: Sendable {
    private let store: BillingStore
    private let settings: Settings
    private let isDemo: Bool
    private let wanted: String
    private let style: TableStyle
    /// What accepts the terms; `nil` to ask at a terminal.
    var acceptance: String?

    private var words: Words { settings.words }

    init(_ options: MailOptions, _ settings: Settings) throws {
        self.settings = settings
        isDemo = options.demo
        wanted = options.subscription
        style = options.output.style
        var input = try InputOptions.parse(options.demo ? ["--demo"] : [])
        input.store = options.store
        store = try OpenedStore.open(input, try ReportOptions.parse([]), settings).store
    }

    // MARK: show

    /// Prints how it stands, for one subscription or all.
    func show() throws {
        let subscriptions = try subscriptions()
        try withDesk { desk in
            var reports: [InvoiceMailReport] = []
            var code: Int32 = 0
            var looks = InvoiceMailLooks()
            for subscription in subscriptions {
                let (report, problem) = try await desk.find(subscription, &looks)
                reports.append(report)
                if let trouble = report.trouble { Console.error(trouble) }
                if let problem, code == 0 { code = problem.exitCode }
            }
            if subscriptions.isEmpty { Console.error(words.noMailKnown) }
            try InvoiceMailRows.table(reports).print(style)
            if let report = reports.first, reports.count == 1 { explain(report) }
            if let hindrance = reports.lazy.compactMap(\.hindrance).first {
                Console.error(words.mailNotRead(hindrance))
            }
            if code != 0 { throw ExitCode(code) }
        }
    }

    /// What the row of one subscription leaves open.
    private func explain(_ report: InvoiceMailReport) {
        Console.error(words.mailWay(report.mail, profileName: report.profileName))
        if report.mail.reason == nil, let note = words.mailWithoutInvoices(report.subscription) { Console.error(note) }
        if report.keepsRecipients { steps(report) }
        if report.mail.reason == nil { Console.error(words.mailsDoNotCome(report.mail)) }
    }

    private func steps(_ report: InvoiceMailReport) {
        Console.error(words.portalLead)
        for (number, step) in words.portalSteps(report.subscription.displayName).enumerated() {
            Console.error("  \(number + 1). \(step)")
        }
    }

    // MARK: Changes

    /// Changes it, after showing what will be sent and asking for the confirmation that was not passed.
    func change(_ wish: InvoiceMailWish, _ confirmation: MailConfirmation) throws {
        let found = try subscriptions()
        guard found.count == 1, let subscription = found.first else {
            throw Failure(sentence: words.mailNeedsSubscription(found.map(\.displayName).sorted()), code: 64)
        }
        let (typed, isDry) = (confirmation.confirm, confirmation.dryRun)
        try withDesk { desk in
            do {
                try await change(wish, subscription, typed: typed, isDry: isDry, desk)
            } catch let error as InvoiceMailDesk.NotSent {
                throw Failure(sentence: error.sentence, code: error.code)
            } catch let problem as InvoiceMailProblem {
                throw Failure(sentence: words.sentence(for: problem), code: 1)
            }
        }
    }

    private func change(
        _ wish: InvoiceMailWish, _ subscription: Subscription, typed: String?, isDry: Bool, _ desk: InvoiceMailDesk
    ) async throws {
        let (report, problem) = try await desk.find(subscription)
        if report.keepsRecipients { return try keep(wish, report, desk, isDry: isDry) }
        if let reason = report.mail.reason {
            throw Failure(sentence: words.whyNoMail(reason), code: InvoiceMailDesk.exitCode(of: reason))
        }
        // Without a state there is nothing to show a difference to.
        if let hindrance = report.hindrance, report.state == nil {
            throw Failure(sentence: words.mailNotSent(hindrance), code: hindrance == .notSignedIn ? 4 : 7)
        }
        guard let state = report.state else {
            throw Failure(
                sentence: [report.trouble, words.mailUnread].compactMap(\.self).joined(separator: " "),
                code: problem?.exitCode ?? 1)
        }
        let change = try InvoiceMailChange(wish, to: state)
        show(change, report)
        if isDry { return Console.error(words.mailDryRun) }
        if let hindrance = report.hindrance { throw Failure(sentence: words.mailNotSent(hindrance), code: 7) }
        let accepted = change.needsTerms ? try acceptance ?? ask(words.acceptPrompt) : nil
        if change.needsTerms, !ConfirmedInvoiceMailChange.accepts(accepted ?? "") {
            throw InvoiceMailProblem.termsNotAccepted(phrase: words.acceptance)
        }
        let name = report.confirmedName
        guard
            let confirmed = try ConfirmedInvoiceMailChange(
                change, of: report.mail, profileName: name, typed: try typed ?? ask(words.confirmPrompt(name)) ?? "",
                acceptance: accepted)
        else { throw Failure.notAvailable(words.mailWay(report.mail, profileName: name)) }
        try end(try await send(confirmed, subscription, desk), report)
    }

    private func send(
        _ confirmed: ConfirmedInvoiceMailChange, _ subscription: Subscription, _ desk: InvoiceMailDesk
    ) async throws -> Words.MailOutcome {
        do {
            return try await desk.send(confirmed, of: subscription)
        } catch is CancellationError {
            throw Failure(sentence: words.mailInterrupted, code: 130)
        }
    }

    /// Prints what Azure has now, and says what became of the change.
    private func end(_ outcome: Words.MailOutcome, _ report: InvoiceMailReport) throws {
        let read = InvoiceMailReport(
            subscription: report.subscription, mail: report.mail, profileName: report.profileName, state: outcome.state)
        if outcome.state != nil { try InvoiceMailRows.table([read]).print(style) }
        let text = words.mailOutcome(outcome, name: report.subscription.displayName)
        if outcome.isDone {
            Console.error(text)
            if outcome.state?.isOn == true { Console.error(words.mailsDoNotCome(report.mail)) }
            return
        }
        if case .failed(let problem, _) = outcome { throw Failure(sentence: text, code: problem.exitCode) }
        throw Failure(sentence: text, code: 1)
    }

    private func show(_ change: InvoiceMailChange, _ report: InvoiceMailReport) {
        Console.error(words.mailReviewTitle(profile: report.confirmedName))
        for line in change.lines {
            let (sign, text) = words.mailLine(line)
            Console.error("  \(sign) \(text)")
        }
        if !change.isOn { Console.error(words.optingOutDeletes(change.deletedByOptingOut)) }
        if change.needsTerms { Console.error(words.mailTerms) }
    }

    /// What only the portal switches: recipients are kept, the way is shown, and nothing is claimed to be done.
    private func keep(
        _ wish: InvoiceMailWish, _ report: InvoiceMailReport, _ desk: InvoiceMailDesk, isDry: Bool
    ) throws {
        let wanted: InvoiceMailWish? =
            switch wish {
            case .add, .remove: wish
            case .optIn(let recipients): recipients.isEmpty ? nil : .add(recipients)
            case .optOut: nil
            }
        if let wanted {
            func change(_ kept: [String]) throws -> InvoiceMailChange {
                try InvoiceMailChange(wanted, to: InvoiceMailState(isOn: true, recipients: kept))
            }
            if isDry {
                show(kept: try change(report.kept))
            } else if isDemo {
                throw Failure.notAvailable(words.mailNotSent(.demo))
            } else {
                let kept = try desk.keep(of: report.subscription.id) { try change($0).after.recipients }
                let isRemoval = if case .remove = wanted { true } else { false }
                Console.error(words.mailKept(kept.count, isRemoval: isRemoval))
            }
        }
        explain(report)
        switch wish {
        case .add, .remove: return
        case .optIn, .optOut: throw Failure.notAvailable(words.mailInPortalOnly)
        }
    }

    private func show(kept change: InvoiceMailChange) {
        Console.error(words.mailToKeep)
        for line in change.lines {
            // Whether invoices are mailed is the portal's.
            if case .mailing = line { continue }
            let (sign, text) = words.mailLine(line)
            Console.error("  \(sign) \(text)")
        }
        Console.error(words.mailKeepDryRun)
    }

    /// Asks at a terminal; nobody there means no answer.
    private func ask(_ prompt: String) throws -> String? {
        guard isatty(0) == 1, isatty(2) == 1 else { return nil }
        return try Console.answer(to: prompt)
    }

    // MARK: Around it

    private func subscriptions() throws -> [Subscription] {
        let scope = try Reading.scope(wanted, store, words)
        return try store.subscriptions().filter { scope.contains($0.id) }.inListOrder
    }

    private func withDesk(_ body: @escaping @Sendable (InvoiceMailDesk) async throws -> Void) throws {
        let (store, settings, isDemo) = (store, settings, isDemo)
        do {
            try Interruption.awaiting {
                func run(_ session: AzureSession?) async throws {
                    try await body(
                        InvoiceMailDesk(
                            store: store, settings: settings, session: session, shows: isDemo ? .demo : nil))
                }
                if isDemo { return try await run(nil) }
                try await AzureSession.with(settings) { try await run($0) }
            }
        } catch let problem as KeptRecipients.Problem {
            throw Failure(sentence: words.mailNotKept(path: problem.path, code: problem.code), code: 1)
        }
    }
}
