import Foundation

/// The folders that faktura keeps things in, by the XDG rules; made only when something is put there.
struct Folders {
    let configuration: String
    let data: String
    let state: String
    let cache: String

    init(environment: [String: String]) {
        let home = environment["HOME"] ?? NSHomeDirectory()
        func folder(_ variable: String, _ fallback: String) -> String {
            // The rules say that a path which is not absolute is to be ignored.
            let base = environment[variable].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "\(home)/\(fallback)"
            return "\(base)/faktura"
        }
        configuration = folder("XDG_CONFIG_HOME", ".config")
        data = folder("XDG_DATA_HOME", ".local/share")
        state = folder("XDG_STATE_HOME", ".local/state")
        cache = folder("XDG_CACHE_HOME", ".cache")
    }

    /// The store that `faktura import` fills.
    var store: String { "\(data)/store.sqlite" }

    /// Makes a folder that only the user may look into.
    static func make(_ path: String) throws {
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }
}
