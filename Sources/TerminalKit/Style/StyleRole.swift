import Synchronization

/// A name for what a piece of the screen means, such as `table.row.selected`.
///
/// Code draws with roles; a theme gives them their looks. A role without a look
/// of its own takes its parent's: `table.row.selected`, `table.row`, `table`,
/// and at last `text`.
public struct StyleRole: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The role with index 0, without a look-up.
    static let base = StyleRole(index: 0)

    let index: UInt16

    init(index: UInt16) {
        self.index = index
    }

    /// The role with this dotted name; equal names are equal roles.
    public init(_ name: String) {
        index = RoleNames.shared.index(of: name)
    }

    /// The role named by a literal.
    public init(stringLiteral value: String) {
        self.init(value)
    }

    /// The dotted name.
    public var name: String { RoleNames.shared.name(at: index) }

    /// The role whose look is used when this one has none; nil for `text`.
    public var parent: StyleRole? {
        let name = name
        if let dot = name.lastIndex(of: ".") { return StyleRole(String(name[..<dot])) }
        return self == .text ? nil : .text
    }

    /// The dotted name.
    public var description: String { name }

    /// A small number that is the same for the same role as long as the program runs.
    public var id: Int { Int(index) }
}

/// Every role name met so far, so that a cell holds two bytes instead of a string.
private final class RoleNames: Sendable {
    private struct State {
        var names: [String] = ["text"]
        var indices: [String: UInt16] = ["text": 0]
    }

    static let shared = RoleNames()
    private let state = Mutex(State())

    func index(of name: String) -> UInt16 {
        state.withLock { state in
            if let index = state.indices[name] { return index }
            // Roles are named by code and theme files, never by data; a program that
            // invents 65,535 of them draws the rest as plain text.
            guard let index = UInt16(exactly: state.names.count) else { return 0 }
            state.names.append(name)
            state.indices[name] = index
            return index
        }
    }

    func name(at index: UInt16) -> String {
        state.withLock { $0.names[Int(index)] }
    }
}
