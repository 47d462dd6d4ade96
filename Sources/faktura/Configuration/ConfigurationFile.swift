import FakturaWords
import Foundation
import TOMLKit

/// The user's configuration: a flat TOML file, every key optional.
struct ConfigurationFile {
    let path: String
    private var texts: [String: String] = [:]

    /// The keys that a file may have.
    static let keys = ["theme", "color", "ascii", "cursor", "lang", "store", "dir"]

    /// Reads a file.
    ///
    /// - Parameter mustExist: Whether it is an error that there is none.
    init(path: String, mustExist: Bool) throws {
        self.path = path
        guard let data = FileManager.default.contents(atPath: path) else {
            if mustExist { throw Words.SettingProblem.missing(path: path) }
            return
        }
        let table: TOMLTable
        do {
            table = try TOMLTable(string: String(decoding: data, as: UTF8.self))
        } catch let error as TOMLParseError {
            throw Words.SettingProblem.syntax(path: path, line: error.source.begin.line)
        }
        for key in table.keys {
            guard Self.keys.contains(key) else {
                throw Words.SettingProblem.unknownKey(path: path, key: key, known: Self.keys)
            }
            if let text = table[key]?.string {
                texts[key] = text
            } else if let flag = table[key]?.bool {
                texts[key] = flag ? "true" : "false"
            } else {
                throw Words.SettingProblem.badValue(path: path, key: key)
            }
        }
    }

    /// The value of a key; `nil` when the file has none.
    func text(_ key: String) -> String? { texts[key] }
}
