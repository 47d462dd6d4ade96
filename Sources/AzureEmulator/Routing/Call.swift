/// One request on its way through an operation.
struct Call {
    let request: Request
    let operation: Operation
    /// What stood in the path's braces.
    let names: [String: String]
    let caller: Caller
    let requestID: String
    let emulation: Emulation

    var settings: Settings { emulation.settings }
    /// The api-version asked for; empty where none is needed.
    var version: String { request.query["api-version"] ?? "" }

    subscript(name: String) -> String { names[name] ?? "" }

    /// The query's parameter of a name, `$` included; `nil` when it is absent or empty.
    func query(_ name: String) -> String? { request.query[name.lowercased()].flatMap { $0.isEmpty ? nil : $0 } }

    /// A page size between 1 and a limit.
    ///
    /// - Throws: ``Refusal`` for anything else.
    func top(_ name: String, limit: Int, default standard: Int) throws -> Int {
        guard let text = query(name) else { return standard }
        guard let size = Int(text), (1...limit).contains(size) else {
            throw Refusal.badRequest("Invalid value '\(text)' for parameter '\(name)': it must be within 1..\(limit).")
        }
        return size
    }

    /// The request's own target with other parameters, for a link to the next page.
    func link(setting fields: [(String, String)]) -> String {
        let names = Set(fields.map { $0.0.lowercased() })
        let parts = request.target.split(separator: "?", maxSplits: 1)
        let kept = (parts.count > 1 ? parts[1].split(separator: "&") : []).filter { pair in
            let name = pair.prefix { $0 != "=" }.lowercased().replacing("%24", with: "$")
            return !names.contains(name)
        }
        return parts[0] + "?" + (kept.map(String.init) + fields.map { "\($0.0)=\($0.1)" }).joined(separator: "&")
    }
}
