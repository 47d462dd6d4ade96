import BillingCore
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

    /// The store that `faktura import` and a sync of a cloud fill: other clouds than the public one have their own.
    func store(of cloud: String) -> String { "\(data)/\(cloud == "public" ? "store" : "store-\(cloud)").sqlite" }

    /// The tokens of those signed in.
    var tokens: String { "\(state)/tokens.json" }
    /// Who is signed in, without anything secret.
    var accounts: String { "\(state)/accounts.json" }

    /// Recipients of e-mailed invoices that are kept for the portal.
    var mailRecipients: String { "\(state)/invoice-mail.toml" }

    /// Makes a folder that only the user may look into, with those above it.
    ///
    /// - Throws: ``StoreProblem/cannotOpen(path:code:)``.
    static func make(_ path: String) throws {
        var part = path.hasPrefix("/") ? "" : "."
        for name in path.split(separator: "/") {
            part += "/\(name)"
            if mkdir(part, 0o700) == 0 || errno == EEXIST || errno == EISDIR { continue }
            let code = errno
            // What is there already may stand where nothing can be made.
            var status = stat()
            if stat(part, &status) != 0 { throw StoreProblem.cannotOpen(path: path, code: code) }
        }
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
            throw StoreProblem.cannotOpen(path: path, code: ENOTDIR)
        }
    }
}
