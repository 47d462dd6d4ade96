import AzureClient
import BillingCore
import BillingStore
import BillingSync
import FakturaViewModels
import FakturaWords
import Foundation

/// Finds out how invoices are mailed, and changes it: for commands and screens alike.
struct InvoiceMailDesk: Sendable {
    let store: BillingStore
    let settings: Settings
    /// Azure; `nil` where none is asked.
    let session: AzureSession?
    /// What is shown in place of Azure's figures; `nil` for those.
    let shows: Words.MailHindrance?

    /// A report, and why the state could not be read.
    typealias Found = (report: InvoiceMailReport, problem: AzureProblem?)

    /// Nothing was sent, in words, and how a command ends.
    struct NotSent: Error {
        let sentence: String
        let code: Int32
    }

    private var words: Words { settings.words }
    private var kept: KeptRecipients { KeptRecipients(settings.folders, words) }

    // MARK: How it stands

    /// What is known, from the store and, where it may be asked, from Azure.
    ///
    /// - Throws: ``KeptRecipients/Problem``, ``StoreProblem``, or `AzureProblem` when it cannot be read who is signed in.
    func find(_ subscription: Subscription) async throws -> Found {
        var looks = InvoiceMailLooks()
        return try await find(subscription, &looks)
    }

    /// What is known of one of several subscriptions.
    ///
    /// - Parameter looks: What Azure said of the billing profiles of those before, which is not asked again.
    func find(_ subscription: Subscription, _ looks: inout InvoiceMailLooks) async throws -> Found {
        // The sample account is in whichever cloud is named, so that its rule can be looked at.
        let cloud = settings.cloud.ruling
        let subscription = shows == .demo ? subscription.withSampleAccess : subscription
        let mail = InvoiceMail.decide(subscription, cloud: cloud)
        var draft = Draft(subscription: subscription, mail: mail)
        draft.profileName = try mail.place.flatMap { try store.billingProfileNames()[$0.profile] }
        draft.kept = shows == .demo ? [] : try kept.recipients(of: subscription.id)
        draft.hindrance = shows ?? (settings.isOffline ? .offline : nil)
        guard draft.hindrance == nil, let place = mail.place else {
            // The sample account has no Azure behind it: its profiles mail nothing.
            if shows == .demo, case .byAPI = mail { draft.state = InvoiceMailState(isOn: false) }
            return (draft.report, nil)
        }
        guard let readers = try await readers(), let azure = readers.azure(for: subscription.id) else {
            draft.hindrance = .notSignedIn
            return (draft.report, nil)
        }
        do {
            let way = readers.way(to: subscription.id)
            let look = try await looks.look(at: place, of: subscription.id, through: way, azure)
            var access = subscription.access ?? ReaderAccess()
            access.mayChangeInvoiceMail = look.mayChange
            draft.subscription.access = access
            draft.mail = InvoiceMail.decide(draft.subscription, cloud: cloud, accountType: look.accountType)
            if case .notAvailable(.individual) = draft.mail { return (draft.report, nil) }
            draft.profileName = look.details?.profile.name ?? draft.profileName
            draft.state = look.details?.mailState
            return (draft.report, nil)
        } catch let problem as AzureProblem {
            draft.trouble = words.sentence(
                for: problem, wanted: words.mailWanted(subscription.displayName), right: .billingProfile)
            return (draft.report, problem)
        }
    }

    /// Those who are signed in; `nil` when nobody is.
    private func readers() async throws -> AzureReaders? {
        guard let accounts = try await session?.accounts(), !accounts.isEmpty else { return nil }
        return try AzureReaders(accounts, store)
    }

    // MARK: Changing it

    /// Sends a change that was confirmed, and reads back what Azure made of it: the only write to Azure there is.
    ///
    /// - Throws: ``NotSent`` when nothing was sent.
    func send(
        _ confirmed: ConfirmedInvoiceMailChange, of subscription: Subscription
    ) async throws -> Words.MailOutcome {
        let (report, problem) = try await find(subscription)
        try check(confirmed, report, problem)
        guard let azure = try await readers()?.azure(for: subscription.id) else { throw notSent(.notSignedIn) }
        let get = GetBillingProfile(account: confirmed.place.account, profile: confirmed.place.profile)
        let change = confirmed.change
        let details: BillingProfileDetails
        do {
            details = try await azure.run(get)
        } catch let problem as AzureProblem {
            let wanted = words.mailWanted(subscription.displayName)
            throw NotSent(
                sentence: words.sentence(for: problem, wanted: wanted, right: .billingProfile) + " " + words.mailUnread,
                code: problem.exitCode)
        }
        guard details.mailState.isSame(as: change.before) else {
            throw NotSent(sentence: words.sentence(for: .changedMeanwhile(details.mailState)), code: 1)
        }
        do {
            let update = UpdateInvoiceMail(details, isMailed: change.isOn, recipients: change.after.recipients)
            let after = try await azure.run(update).mailState
            return change.isFulfilled(by: after) ? .done(after) : .different(after)
        } catch let problem as AzureProblem {
            return .failed(problem, await readBack(get, change, azure))
        }
    }

    /// Everything that speaks against sending, asked anew at the last moment.
    private func check(
        _ confirmed: ConfirmedInvoiceMailChange, _ report: InvoiceMailReport, _ problem: AzureProblem?
    ) throws {
        if let hindrance = report.hindrance { throw notSent(hindrance) }
        if let problem {
            throw NotSent(sentence: (report.trouble ?? "") + " " + words.mailUnread, code: problem.exitCode)
        }
        if let reason = report.mail.reason {
            throw NotSent(sentence: words.whyNoMail(reason), code: Self.exitCode(of: reason))
        }
        guard case .byAPI(confirmed.place, _) = report.mail else {
            throw NotSent(sentence: words.mailWay(report.mail, profileName: nil), code: 7)
        }
    }

    /// What Azure has after a failure: a change whose answer was lost may have been made.
    private func readBack(
        _ get: GetBillingProfile, _ change: InvoiceMailChange, _ azure: AzureAPI
    ) async -> Words.MailReadBack {
        do {
            let after = try await azure.run(get).mailState
            if change.isFulfilled(by: after) { return .asSent(after) }
            return after.isSame(as: change.before) ? .unchanged(after) : .other(after)
        } catch {
            settings.log?.write("reading back: \(error)")
            return .unread
        }
    }

    private func notSent(_ hindrance: Words.MailHindrance) -> NotSent {
        NotSent(sentence: words.mailNotSent(hindrance), code: hindrance == .notSignedIn ? 4 : 7)
    }

    /// How a command ends that a reason keeps from its work: 5 for what a role would help, else 7.
    static func exitCode(of reason: InvoiceMail.Reason) -> Int32 { reason.requiredRole == nil ? 7 : 5 }

    // MARK: Keeping

    /// Keeps recipients on this machine, and returns them.
    ///
    /// - Parameter change: From those kept now to those to be; nobody else writes meanwhile.
    /// - Throws: ``KeptRecipients/Problem``, or what the change throws.
    @discardableResult
    func keep(of id: SubscriptionID, _ change: ([String]) throws -> [String]) throws -> [String] {
        try kept.keep(of: id, change)
    }
}

/// A report while it is put together.
private struct Draft {
    var subscription: Subscription
    var mail: InvoiceMail
    var profileName: String?
    var state: InvoiceMailState?
    var trouble: String?
    var kept: [String] = []
    var hindrance: Words.MailHindrance?

    init(subscription: Subscription, mail: InvoiceMail) {
        self.subscription = subscription
        self.mail = mail
    }

    var report: InvoiceMailReport {
        InvoiceMailReport(
            subscription: subscription, mail: mail, profileName: profileName, state: state, trouble: trouble,
            kept: kept, hindrance: hindrance)
    }
}

extension Subscription {
    /// As the reader of the sample account sees it: their role tells what they may do.
    fileprivate var withSampleAccess: Subscription {
        var subscription = self
        var access = access ?? ReaderAccess()
        if agreement == .onlineServices { access.isAccountAdministrator = role == "Account Administrator" }
        access.mayChangeInvoiceMail = true
        subscription.access = access
        return subscription
    }
}

extension BillingProfileDetails {
    /// How mailing stands, in the core's words.
    var mailState: InvoiceMailState { InvoiceMailState(isOn: isMailed, recipients: recipients) }
}
