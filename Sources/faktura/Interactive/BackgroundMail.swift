import BillingCore
import BillingStore
import FakturaViewModels
import FakturaWords
import Foundation
import Synchronization

/// Finds out how invoices are mailed, and changes it, beside the interface.
final class BackgroundMail: Sendable {
    private let desk: InvoiceMailDesk
    private let mailbox: Mailbox
    private let sending = Mutex<Task<Void, Never>?>(nil)

    /// How long a change that is being sent is waited for when the program ends.
    private static let patience = DispatchTimeInterval.seconds(5)

    init(desk: InvoiceMailDesk, mailbox: Mailbox) {
        self.desk = desk
        self.mailbox = mailbox
    }

    /// Carries an order out.
    func perform(_ order: MailOrder) {
        switch order {
        case .load(let id): Task.detached { [self] in await load(id) }
        case .keep(let recipients, let id): keep(recipients, id)
        case .send(let confirmed, let id):
            sending.withLock { sending in
                sending = Task.detached { [self] in
                    await send(confirmed, id)
                    self.sending.withLock { $0 = nil }
                }
            }
        }
    }

    /// Waits a while for a change that is being sent; says whether none is left of which one does not know.
    func stop() -> Bool {
        guard let task = sending.withLock({ $0 }) else { return true }
        let done = DispatchSemaphore(value: 0)
        Task.detached {
            await task.value
            done.signal()
        }
        if done.wait(timeout: .now() + Self.patience) == .success { return true }
        task.cancel()
        return false
    }

    private func load(_ id: SubscriptionID) async {
        do {
            let report = try await desk.find(subscription(id)).report
            mailbox.post(.mail(.loaded(report)))
        } catch {
            mailbox.post(.mail(.notLoaded(sentence(for: error), id)))
        }
    }

    private func keep(_ recipients: [String], _ id: SubscriptionID) {
        // The sample account's are kept for as long as the screen is open.
        do {
            if desk.shows == nil { try desk.keep(of: id) { _ in recipients } }
            mailbox.post(.mail(.kept(recipients, id)))
        } catch {
            mailbox.post(.mail(.notKept(sentence(for: error), id)))
        }
    }

    private func send(_ confirmed: ConfirmedInvoiceMailChange, _ id: SubscriptionID) async {
        do {
            mailbox.post(.mail(.sent(try await desk.send(confirmed, of: subscription(id)), id)))
        } catch is CancellationError {
            mailbox.post(.mail(.notSent(desk.settings.words.mailInterrupted, id)))
        } catch {
            mailbox.post(.mail(.notSent(sentence(for: error), id)))
        }
    }

    private func subscription(_ id: SubscriptionID) throws -> Subscription {
        try desk.store.subscriptions().first { $0.id == id } ?? Subscription(id: id)
    }

    private func sentence(for error: any Error) -> String {
        let words = desk.settings.words
        return switch error {
        case let error as InvoiceMailDesk.NotSent: error.sentence
        case let error as KeptRecipients.Problem: words.mailNotKept(path: error.path, code: error.code)
        case let error as AzureProblem: words.signInFailed(error)
        default: words.sentence(for: error)
        }
    }
}
