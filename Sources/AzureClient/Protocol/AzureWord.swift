/// A word of Azure's, one of those documented or another one: new ones appear without notice.
public enum AzureWord<Known>: Hashable, Sendable
where Known: RawRepresentable & CaseIterable & Hashable & Sendable, Known.RawValue == String {
    /// A documented word.
    case known(Known)
    /// Any other, as Azure wrote it.
    case other(String)

    /// Reads a word, whatever the case of its letters: Azure's own spelling varies.
    public init(_ text: String) {
        let lower = text.lowercased()
        if let known = Known.allCases.first(where: { $0.rawValue.lowercased() == lower }) {
            self = .known(known)
        } else {
            self = .other(text)
        }
    }

    /// The documented word; `nil` for another.
    public var known: Known? { if case .known(let word) = self { word } else { nil } }
}

extension Fields {
    func word<Known>(_ name: String, _: Known.Type = Known.self) -> AzureWord<Known>? {
        text(name).map { AzureWord($0) }
    }
}
