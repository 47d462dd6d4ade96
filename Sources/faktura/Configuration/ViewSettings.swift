import AzureClient
import BillingCore
import FakturaWords
import Foundation
import TOMLKit

/// What the user chose in the screens, kept in the state folder.
struct ViewSettings {
    let path: String
    private let folder: String

    init(folder: String) {
        self.folder = folder
        path = "\(folder)/view.toml"
    }

    /// The theme that was kept; `nil` for none.
    func theme() throws(Words.ChoiceProblem) -> String? { try table()["theme"]?.string }

    /// Keeps a theme, and whatever else is kept; who reads meanwhile sees the old file or the new one.
    func keep(theme: String) throws(Words.ChoiceProblem) {
        let table = try table()
        table["theme"] = theme
        try write(table.convert(to: .toml) + "\n")
    }

    private func table() throws(Words.ChoiceProblem) -> TOMLTable {
        do {
            return try TOMLTable(string: String(contentsOf: URL(filePath: path), encoding: .utf8))
        } catch let error as CocoaError where error.code == .fileReadNoSuchFile {
            return TOMLTable()
        } catch {
            throw .notRead(path: path)
        }
    }

    private func write(_ text: String) throws(Words.ChoiceProblem) {
        do {
            try Folders.make(folder)
        } catch {
            throw .notWritten(path: path, code: errno)
        }
        do {
            try PrivateFile.write(Array(text.utf8), to: path)
        } catch {
            throw .notWritten(path: path, code: error.code)
        }
    }
}
