/// Something that the server does, by method and path.
struct Operation: Sendable {
    /// Which of Azure's services it belongs to: they differ in who may call and how they refuse.
    enum Service: Sendable {
        case entra, control, blobs, resources, billing, consumption, costManagement, commerce, authorization
    }

    /// A piece of a path.
    private enum Piece: Sendable {
        case word(String)
        case name(String)
    }

    /// What it is counted as.
    let name: String
    let service: Service
    let method: String
    /// The api-versions that it knows; empty where none is asked for.
    let versions: [String]
    let perform: @Sendable (Call) throws -> Answer
    private let pieces: [Piece]

    /// - Parameter path: Segments; those in braces take any text.
    init(
        _ name: String, _ service: Service, _ method: String, _ path: String, versions: [String] = [],
        perform: @escaping @Sendable (Call) throws -> Answer
    ) {
        self.name = name
        self.service = service
        self.method = method
        self.versions = versions
        self.perform = perform
        pieces = path.split(separator: "/").map { piece in
            piece.first == "{" ? .name(String(piece.dropFirst().dropLast())) : .word(piece.lowercased())
        }
    }

    /// What stands in a path's braces; `nil` when it is another path.
    ///
    /// Words differ in case only.
    func match(_ path: [String]) -> [String: String]? {
        guard path.count == pieces.count else { return nil }
        var names: [String: String] = [:]
        for (piece, segment) in zip(pieces, path) {
            switch piece {
            case .word(let word): if segment.lowercased() != word { return nil }
            case .name(let name): names[name] = segment
            }
        }
        return names
    }

    /// Whether a bearer token is needed.
    var isProtected: Bool {
        switch service {
        case .entra, .control, .blobs: false
        default: true
        }
    }
}
