import Foundation
import TOMLKit

/// The user's configuration: a flat TOML file, every key optional.
struct ConfigurationFile {
    let path: String
    private var texts: [String: String] = [:]

    /// The keys that a file may have.
    static let keys = ["theme", "color", "ascii", "cursor", "lang", "store"]

    /// Reads a file.
    ///
    /// - Parameter mustExist: Whether it is an error that there is none.
    init(path: String, mustExist: Bool) throws {
        self.path = path
        guard let data = FileManager.default.contents(atPath: path) else {
            if mustExist { throw ConfigurationProblem.missing(path: path) }
            return
        }
        let table: TOMLTable
        do {
            table = try TOMLTable(string: String(decoding: data, as: UTF8.self))
        } catch let error as TOMLParseError {
            throw ConfigurationProblem.syntax(path: path, line: error.source.begin.line)
        }
        for key in table.keys {
            guard Self.keys.contains(key) else { throw ConfigurationProblem.unknownKey(path: path, key: key) }
            if let text = table[key]?.string {
                texts[key] = text
            } else if let flag = table[key]?.bool {
                texts[key] = flag ? "true" : "false"
            } else {
                throw ConfigurationProblem.badValue(path: path, key: key)
            }
        }
    }

    /// The value of a key; `nil` when the file has none.
    func text(_ key: String) -> String? { texts[key] }
}

/// Why the configuration could not be read.
enum ConfigurationProblem: Error, CustomStringConvertible {
    case missing(path: String)
    case syntax(path: String, line: Int)
    case unknownKey(path: String, key: String)
    case badValue(path: String, key: String)

    var description: String {
        switch self {
        case .missing(let path): "Can't read the configuration '\(path)': there is no such file."
        case .syntax(let path, let line): "Can't read the configuration '\(path)': line \(line) is not TOML."
        case .unknownKey(let path, let key):
            "Can't use the configuration '\(path)': '\(key)' is no setting. Known are: "
                + ConfigurationFile.keys.joined(separator: ", ") + "."
        case .badValue(let path, let key):
            "Can't use the configuration '\(path)': '\(key)' takes a text or true and false."
        }
    }
}
