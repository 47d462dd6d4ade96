import ArgumentParser
import AzureClient
import BillingCore
import FakturaViewModels
import FakturaWords

/// `faktura accounts`: who is signed in.
struct AccountsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accounts", abstract: "Print who is signed in to Azure, and how; without the network.")

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "General") var general: GeneralOptions

    func run() throws {
        try Failure.reporting(general) { settings in
            let style = output.style
            try Interruption.awaiting {
                let book = AccountBook(
                    cloud: try settings.cloud.cloud(), folders: settings.folders, environment: settings.environment,
                    keepsTokens: true, now: settings.now)
                let listed = try await book.listed()
                if listed.isEmpty { Console.error(settings.words.nobodySignedIn(in: book.cloud.name)) }
                try AccountRows.table(listed).print(style)
            }
        }
    }
}

/// The rows of `accounts`.
enum AccountRows {
    static func table(_ listed: [AccountBook.Listed]) -> ReportTable {
        ReportTable(
            TableHeader(
                noun: "accounts", asOf: nil,
                columns: [
                    .init("account"), .init("way"), .init("tenantId"), .init("cloud"), .init("state"),
                    .init("tokenFrom"), .init("tenants"), .init("accountId", isWide: true),
                ]),
            rows: listed.map(values))
    }

    private static func values(of one: AccountBook.Listed) -> [TableValue] {
        let account = one.account
        return [
            .optional(account.name), .text(account.way.rawValue), .optional(account.tenant), .text(account.cloud),
            .text(one.state.word), .text(one.tokenFrom),
            .optional(one.tenants.map(\.displayName).joined(separator: ", ")), .text(account.id.rawValue),
        ]
    }
}

extension AccountBook.State {
    /// As rows have it.
    var word: String {
        switch self {
        case .ready: "ready"
        case .unset: "unset"
        case .expired: "expired"
        }
    }
}
