import BillingCore
import FakturaWords
import Foundation
import NcursesTerminal
import TerminalKit

/// What holds for this run: flag, then environment, then configuration file, then default.
struct Settings {
    let environment: [String: String]
    let folders: Folders
    let configuration: ConfigurationFile
    let words: Words
    let log: DebugLog?
    let cloud: CloudSetting
    /// Whether no network connection may be opened.
    let isOffline: Bool

    init(_ options: GeneralOptions) throws {
        let environment = ProcessInfo.processInfo.environment
        self.environment = environment
        folders = Folders(environment: environment)
        let path = options.config ?? environment["FAKTURA_CONFIG"] ?? "\(folders.configuration)/config.toml"
        let isAsked = options.config != nil || environment["FAKTURA_CONFIG"] != nil
        configuration = try ConfigurationFile(path: path, mustExist: isAsked)
        for (key, known) in Self.choices { try Self.check(key, known, environment, configuration) }
        let code = options.lang?.rawValue ?? environment["FAKTURA_LANG"] ?? configuration.text("lang")
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty }
        let language = code.flatMap(Language.init(rawValue:)) ?? Language(locale: locale ?? "")
        log = options.debug ? DebugLog(folder: folders.state) : nil
        isOffline = options.offline
        do {
            cloud = try CloudSetting(flag: options.cloud, environment: environment, configuration: configuration)
        } catch let problem as Words.SettingProblem {
            guard case .unknownValue(origin: "--cloud", _, _, _) = problem else { throw problem }
            throw Failure(sentence: Words(language).sentence(for: problem), code: 64)
        }
        words = Words(language, cloud: cloud.isPublic ? nil : cloud.name)
    }

    /// Settings that take one of a few words; a flag's are checked by the command line.
    private static let choices: [(String, [String])] = [
        ("lang", LanguageOption.allCases.map(\.rawValue)), ("color", ColorOption.allCases.map(\.rawValue)),
        ("cursor", CursorOption.allCases.map(\.rawValue)),
    ]

    private static func check(
        _ key: String, _ known: [String], _ environment: [String: String], _ configuration: ConfigurationFile
    ) throws {
        let variable = "FAKTURA_\(key.uppercased())"
        for (origin, value) in [(variable, environment[variable]), (configuration.path, configuration.text(key))] {
            guard let value, !known.contains(value) else { continue }
            throw Words.SettingProblem.unknownValue(origin: origin, key: key, value: value, known: known)
        }
    }

    /// The value of a setting that a flag may give.
    func value(_ flag: String?, _ name: String) -> String? {
        flag ?? environment["FAKTURA_\(name.uppercased().replacing("-", with: "_"))"] ?? configuration.text(name)
    }

    /// The store to read and fill; each cloud has a default of its own.
    func store(_ flag: String?) -> String { value(flag, "store") ?? folders.store(of: cloud.name) }

    /// How the terminal is opened.
    func terminalOptions(_ look: LookOptions) -> TerminalOptions {
        let color = value(look.color?.rawValue, "color").flatMap(ColorOption.init(rawValue:)) ?? .auto
        let cursor = value(look.cursor?.rawValue, "cursor").flatMap(CursorOption.init(rawValue:))
        return TerminalOptions(
            environment: environment, color: color.choice, cursor: cursor?.style, forcesASCII: isASCII(look))
    }

    /// Whether ASCII was asked for.
    func isASCII(_ look: LookOptions) -> Bool {
        look.ascii || ["1", "true", "yes"].contains(value(nil, "ascii")?.lowercased() ?? "")
    }

    /// The day it is, in UTC, as Azure counts days.
    var today: Day { Day(number: Int(now / 86_400)) }

    /// Seconds since 1970.
    var now: Int64 { Int64(Date().timeIntervalSince1970) }
}
