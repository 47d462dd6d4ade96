import BillingCore
import FakturaTestSupport
import FakturaViewModels
import TerminalKit

/// The states that a screen can be opened in, beside loaded.
extension OpenedScreen {
    /// The screens that show a list of what the store answers.
    static let lists = allCases.filter {
        ![.usageLine, .activities, .activity, .accounts, .invoices, .invoiceText].contains($0)
    }

    /// Asked, and no answer yet.
    func unanswered() -> Session { open { _, _ in nil } }

    /// The first question of the screen is refused.
    func refused() -> Session {
        open { _, _ in .failed("Can't read the store '/home/store.db': the disk reports an error.") }
    }

    /// Answered, and there is nothing.
    func empty() -> Session {
        open { request, account in
            Session.answer(
                request,
                FixtureAccount(subscriptions: [], lines: [], asOf: account.asOf, provenance: account.provenance))
        }
    }

    /// Figures are shown while the first of two files is read.
    func partial() -> Session {
        var session = open()
        session.importFirstOfTwo()
        return session
    }

    /// The text at the filter prompt matches no row.
    func filteredToNothing() -> Session {
        var session = open()
        session.press("/")
        session.type("nowhere")
        return session
    }

    /// The prompt is closed, and the filter leaves nothing.
    func filterKept() -> Session {
        var session = filteredToNothing()
        session.press(.enter)
        return session
    }

    /// Opens the screen; its own question is answered in another way than those of the screens before it.
    private func open(answering answer: @escaping (Request, FixtureAccount) -> Answer?) -> Session {
        open(Session(answers: { asks($0) ? answer($0, $1) : Session.answer($0, $1) }))
    }

    private func asks(_ request: Request) -> Bool {
        switch (self, request) {
        case (.subscriptions, .overview), (.history, .history), (.statement, .statement), (.dailyUsage, .breakdown),
            (.usageLines, .usageLines):
            true
        default: false
        }
    }
}

extension Session {
    /// An import runs, and is in the middle of its first file.
    mutating func importFirstOfTwo() {
        send(
            .imported(
                ImportProgress(
                    file: "usage-2026.csv", number: 1, fileCount: 2, bytes: 41_000_000, totalBytes: 100_000_000,
                    lines: 310_204)))
    }
}
