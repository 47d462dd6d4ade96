import FakturaWords
import Foundation
import TOMLKit

/// The user's configuration: a TOML file, every key optional.
struct ConfigurationFile {
    /// The addresses of a cloud of the user's own, as they are written.
    struct Cloud {
        let resourceManager: String
        let authority: String
    }

    let path: String
    /// Clouds of the user's own, by name.
    private(set) var clouds: [String: Cloud] = [:]
    private var texts: [String: String] = [:]

    /// The keys that a file may have, beside tables of clouds.
    static let keys = [
        "theme", "color", "ascii", "cursor", "lang", "store", "dir", "cloud", "client-id", "tenant", "ca-file",
    ]
    private static let cloudKeys = ["resource-manager", "authority"]

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
            if key == "clouds", let clouds = table[key]?.table {
                for name in clouds.keys { self.clouds[name] = try cloud(name, clouds[name]?.table) }
                continue
            }
            guard Self.keys.contains(key) else {
                throw Words.SettingProblem.unknownKey(path: path, key: key, known: Self.keys + ["[clouds.NAME]"])
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

    private func cloud(_ name: String, _ table: TOMLTable?) throws -> Cloud {
        let key = "clouds.\(name)"
        guard CloudSetting.isName(name), !CloudSetting.builtIn.contains(name) else {
            throw Words.SettingProblem.badCloudName(path: path, name: name, taken: CloudSetting.builtIn)
        }
        guard let table else { throw Words.SettingProblem.badCloud(path: path, key: key, known: Self.cloudKeys) }
        for other in table.keys where !Self.cloudKeys.contains(other) {
            throw Words.SettingProblem.unknownKey(path: path, key: "\(key).\(other)", known: Self.cloudKeys)
        }
        guard let resourceManager = table["resource-manager"]?.string, let authority = table["authority"]?.string
        else { throw Words.SettingProblem.badCloud(path: path, key: key, known: Self.cloudKeys) }
        return Cloud(resourceManager: resourceManager, authority: authority)
    }
}
