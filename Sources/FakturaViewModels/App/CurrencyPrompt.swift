public import BillingCore

/// The question for the currency of a file that names none.
public struct CurrencyPrompt: Equatable, Sendable {
    /// The file's name.
    public let file: String
    /// What is typed.
    public internal(set) var line = TypedLine()

    /// The currency typed, once it has three letters.
    public var currency: CurrencyCode? {
        let text = line.text.trimmed
        return text.utf8.count == 3 && text.allSatisfy { $0.isASCII && $0.isLetter } ? CurrencyCode(text) : nil
    }
}

/// What is asked and answered of a file's currency.
public enum CurrencyIntent: Equatable, Sendable {
    /// A file of this name was not read, since it does not name its currency.
    case missing(file: String)
    /// The answer is typed.
    case typed(TypedLine.Edit)
}

extension AppModel {
    mutating func handle(_ intent: CurrencyIntent) -> [Effect] {
        switch intent {
        case .missing(let file):
            // What somebody is typing or reading stays in front; reading the file again asks again.
            guard overlay == nil, !frontModel.filter.isEditing, mailInFront?.line == nil else { return [] }
            overlay = .currency(CurrencyPrompt(file: file))
        case .typed(let edit):
            guard case .currency(var prompt) = overlay else { return [] }
            prompt.line.apply(edit)
            overlay = .currency(prompt)
        }
        return []
    }

    /// Reads the files again in the currency typed; without one the prompt stays.
    mutating func choose(_ prompt: CurrencyPrompt) -> [Effect] {
        guard let currency = prompt.currency else { return [] }
        overlay = nil
        importFailure = nil
        return [.importIn(currency)]
    }
}

extension String {
    /// Without blanks at both ends.
    fileprivate var trimmed: String {
        let inner = drop { $0 == " " }
        return String(inner.reversed().drop { $0 == " " }.reversed())
    }
}
