import AzureClient
import BillingCore
import FakturaWords
import Foundation
import TOMLKit

/// Recipients that a person wants for pay-as-you-go, whose mailing only the portal switches: a file of the user's own.
struct KeptRecipients {
    /// Why the file could not be read, or written (then with `errno`).
    struct Problem: Error {
        let path: String
        let code: Int32?
    }

    private let folder: String
    private let path: String
    private let words: Words

    init(_ folders: Folders, _ words: Words) {
        folder = folders.state
        path = folders.mailRecipients
        self.words = words
    }

    /// The recipients kept for a subscription, in the order they were added.
    func recipients(of id: SubscriptionID) throws(Problem) -> [String] { try load()[id.rawValue] ?? [] }

    /// Changes those of a subscription while no other process does, and returns them; without any, its entry goes.
    ///
    /// - Throws: ``Problem``, or what the change throws.
    func keep(of id: SubscriptionID, _ change: ([String]) throws -> [String]) throws -> [String] {
        var recipients: [String] = []
        do {
            try Folders.make(folder)
            try PrivateFile.update(path) {
                var kept = try load()
                recipients = try change(kept[id.rawValue] ?? [])
                kept[id.rawValue] = recipients.isEmpty ? nil : recipients
                return Array(text(of: kept).utf8)
            }
        } catch StoreProblem.cannotOpen(_, let code) {
            throw Problem(path: path, code: code)
        } catch let error as SavingProblem {
            throw Problem(path: path, code: error.code)
        }
        return recipients
    }

    private func text(of kept: [String: [String]]) -> String {
        let entries = kept.sorted { $0.key < $1.key }.map { id, recipients in
            "[\(Self.quoted(id))]\nrecipients = [\(recipients.map(Self.quoted).joined(separator: ", "))]\n"
        }
        return "# \(words.keptRecipientsHeader)\n" + entries.joined()
    }

    private func load() throws(Problem) -> [String: [String]] {
        let table: TOMLTable
        do {
            table = try TOMLTable(string: String(contentsOf: URL(filePath: path), encoding: .utf8))
        } catch let error as CocoaError where error.code == .fileReadNoSuchFile {
            return [:]
        } catch {
            throw Problem(path: path, code: nil)
        }
        var kept: [String: [String]] = [:]
        for id in table.keys {
            kept[id] = table[id]?.table?["recipients"]?.array?.compactMap { $0.tomlValue.string } ?? []
        }
        return kept
    }

    private static func quoted(_ text: String) -> String {
        "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
    }
}
