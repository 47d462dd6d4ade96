import AzureEmulator
import BillingCore
import EmulatorTestSupport
import FakturaTestSupport
import Foundation

/// Syncing: what was asked, and what the store then holds.
extension EmulatorHome {
    var store: String { home.path("data/faktura/store-emulator.sqlite") }

    /// How often the emulator was called at all.
    var callCount: Int { emulator.calls.values.reduce(0, +) }

    /// Calls by operation since a moment, without those for tokens.
    func calls(since before: [String: Int]) -> [String: Int] {
        emulator.calls.reduce(into: [:]) { calls, entry in
            let count = entry.value - (before[entry.key] ?? 0)
            if count > 0, entry.key != "token" { calls[entry.key] = count }
        }
    }

    /// Everything that commands print of some subscriptions, by command, without when it was read.
    func content(of subscriptions: [String] = ["all"], store: String? = nil) throws -> [String: String] {
        var content: [String: String] = [:]
        func print(_ arguments: [String]) throws {
            let place = store.map { ["--store", $0] } ?? []
            let result = try run(arguments + place + ["--as-of", today.description, "-o", "jsonl"])
            content[arguments.joined(separator: " ")] = result.output.replacing(/"fetchedAt":"[^"]*"/, with: "")
        }
        try print(["subscriptions"])
        for name in subscriptions {
            try print(["periods", "--subscription", name])
            for period in ["unbilled", "-1", "-2", "-3", "-4", "-5", "-6"] {
                try print(["usage", "--by", "line", "--subscription", name, "--period", period])
            }
        }
        return content
    }

    /// What SQLite says of the store, and how much of datasets there is that nothing shows.
    func soundness() throws -> String {
        let question = """
            PRAGMA integrity_check; SELECT count(*) FROM dataset WHERE state <> 1;
            SELECT count(*) FROM part WHERE state <> 2;
            SELECT count(*) FROM dataset WHERE id NOT IN (SELECT dataset FROM part);
            """
        let shell = try CommandChild(["/usr/bin/sqlite3", store, question], environment: [:]).waitForExit()
        return shell.output + shell.errors
    }

    static let hasSQLite = FileManager.default.isExecutableFile(atPath: "/usr/bin/sqlite3")

    /// The names in the folders of data and cache.
    func leftovers() throws -> [String] {
        try home.names(in: home.path("data/faktura")).filter { !$0.hasPrefix("store-emulator.sqlite") }
            + home.names(in: home.cache)
    }
}
