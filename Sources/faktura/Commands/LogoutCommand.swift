import ArgumentParser
import AzureClient
import BillingCore
import FakturaWords

/// `faktura logout`: forgets accounts and their tokens.
struct LogoutCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "logout", abstract: "Sign out: forget accounts and remove their tokens.",
        discussion: "The Azure CLI's own sign-in and the environment stay as they are; only faktura forgets them.")

    @Argument(help: "Whose account, as 'faktura accounts' names it; may be left out when there is one.")
    var name: String?

    @Flag(help: "All accounts of all clouds.")
    var all = false

    @OptionGroup(title: "General") var general: GeneralOptions

    func validate() throws {
        if all, name != nil { throw ValidationError("Name an account or pass --all, not both.") }
    }

    func run() throws {
        try Failure.reporting(general) { settings in
            let (name, all) = (name, all)
            try Interruption.awaiting {
                try await AzureSession.with(settings) { session in
                    try await all ? Self.forgetAll(session.book, settings) : Self.forget(name, session.book, settings)
                }
            }
        }
    }

    private static func forget(_ name: String?, _ book: AccountBook, _ settings: Settings) async throws {
        let words = settings.words
        let listed = try await book.listed()
        let meant = name.map { name in listed.filter { $0.isNamed(name) } } ?? listed
        guard !meant.isEmpty else {
            guard let name, !listed.isEmpty else {
                throw Failure(sentence: words.nobodySignedIn(in: book.cloud.name), code: 4)
            }
            throw Failure(sentence: words.unknownAccount(name, known: listed.map(\.account)), code: 7)
        }
        if name == nil, meant.count > 1 {
            throw Failure(sentence: words.severalAccounts(listed.map(\.account)), code: 64)
        }
        for one in meant {
            if one.isFromEnvironment {
                Console.error(words.staysInEnvironment(one.account, tokenFrom: one.tokenFrom))
            } else {
                print(Console.visible(words.signedOut(one.account)))
            }
            try await book.forget(one)
        }
    }

    private static func forgetAll(_ book: AccountBook, _ settings: Settings) async throws {
        let words = settings.words
        var kept: [AzureAccount] = []
        do {
            kept = try await book.kept()
        } catch AzureProblem.signIn(.unreadableSignIns(let path)) {
            // Who stood in it cannot be told; it goes all the same.
            Console.error(words.damagedRemoved(path: path))
        }
        let removed = try book.removeFiles()
        for account in kept { print(Console.visible(words.signedOut(account))) }
        let environment = book.fromEnvironment()
        if let environment {
            Console.error(words.staysInEnvironment(environment.account, tokenFrom: environment.tokenFrom))
        }
        if removed.isEmpty, environment == nil { Console.error(words.nobodySignedIn) }
    }
}

extension AccountBook.Listed {
    /// Whether a name that a person typed means this account: its name, identifier or way, whatever the case.
    func isNamed(_ text: String) -> Bool {
        [account.name ?? "", account.id.rawValue, account.way.rawValue].contains {
            $0.lowercased() == text.lowercased()
        }
    }
}
