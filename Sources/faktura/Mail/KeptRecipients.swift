import AzureClient
import BillingCore
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

    init(_ folders: Folders) {
        folder = folders.state
        path = folders.mailRecipients
    }

    /// The recipients kept for a subscription, in the order they were added.
    func recipients(of id: SubscriptionID) throws(Problem) -> [String] { try load()[id.rawValue] ?? [] }

    /// Keeps recipients in place of those of the subscription; without any, its entry goes.
    func keep(_ recipients: [String], of id: SubscriptionID) throws(Problem) {
        var kept = try load()
        kept[id.rawValue] = recipients.isEmpty ? nil : recipients
        let entries = kept.sorted { $0.key < $1.key }.map { id, recipients in
            "[\(Self.quoted(id))]\nrecipients = [\(recipients.map(Self.quoted).joined(separator: ", "))]\n"
        }
        let text = "# Wanted recipients of e-mailed invoices; Azure is told nothing.\n" + entries.joined()
        do {
            try Folders.make(folder)
        } catch {
            throw Problem(path: path, code: errno)
        }
        do throws(SavingProblem) {
            try PrivateFile.write(Array(text.utf8), to: path)
        } catch {
            throw Problem(path: path, code: error.code)
        }
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
