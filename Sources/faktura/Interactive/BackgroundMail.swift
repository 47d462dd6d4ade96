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
    /// The last change of each kind; the next one waits for it.
    private let sending = Mutex<Task<Void, Never>?>(nil)
    private let keeping = Mutex<Task<Void, Never>?>(nil)

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
        case .keep(let wish, let id): queue(keeping) { [self] in keep(wish, id) }
        case .send(let confirmed, let id): queue(sending) { [self] in await send(confirmed, id) }
        }
    }

    private func queue(_ last: borrowing Mutex<Task<Void, Never>?>, _ work: @escaping @Sendable () async -> Void) {
        last.withLock { last in
            let before = last
            last = Task.detached {
                await before?.value
                await work()
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

    private func keep(_ wish: InvoiceMailWish, _ id: SubscriptionID) {
        do {
            mailbox.post(.mail(.kept(try desk.keep(of: id) { wish.applied(to: $0) }, id)))
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
