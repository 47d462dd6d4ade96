import FakturaViewModels
import FakturaWords
import TerminalKit

/// The keys that save and copy.
extension AppKeys {
    /// Keys of every screen with rows.
    static func saving(_ app: AppModel) -> [KeyBinding<Intent>] {
        let words = app.words
        let isAccounts = if case .accounts = app.front.screen { true } else { false }
        let nothing = isAccounts ? words.accountsAreNotSaved : words.nothingToSave
        let reason = app.hasRowsInFront ? nil : nothing
        let isOfPeriod =
            switch app.front.screen {
            case .history, .statement: true
            default: false
            }
        return [
            KeyBinding(
                ["x"], .saving(.formatsOpened), words.key(.save),
                disabledReason: reason ?? (app.export == nil ? nil : words.isSaving)),
            KeyBinding(["y"], .saving(.copyingOpened), words.key(.copy), disabledReason: reason),
            KeyBinding(
                ["u"], .saving(.usageFileAsked), words.key(.usageFile), disabledReason: app.cannotSaveUsageFile,
                hint: isOfPeriod && app.cannotSaveUsageFile == nil, priority: 2),
        ]
    }

    /// Keys of the prompt for a path, beside those that edit it.
    static func pathPrompt(_ words: Words) -> [KeyBinding<Intent>] {
        [
            KeyBinding([.enter], .opened, words.key(.write), hint: true, priority: 9),
            KeyBinding([.escape], .closed, words.key(.cancel), hint: true, priority: 9),
        ]
    }

    /// Keys of the prompt for a currency, beside those that edit it.
    static func currencyPrompt(_ words: Words) -> [KeyBinding<Intent>] {
        [
            KeyBinding(
                [.enter], .opened, words.key(Words.CurrencyAction.read), hint: true, priority: 9),
            KeyBinding(
                [.escape], .closed, words.key(Words.CurrencyAction.leave), hint: true, priority: 9),
        ]
    }

    /// What a key means while the path is typed; `nil` for keys that do not edit.
    static func pathIntent(for key: Key) -> Intent? {
        pathEdit(for: key).map { .saving(.typed($0)) }
    }

    /// A change of a line that is being typed; `nil` for keys that do not edit.
    static func pathEdit(for key: Key) -> TypedLine.Edit? {
        switch key {
        case .left: return .moved(-1)
        case .right: return .moved(1)
        case .home, .control("a"): return .movedToStart
        case .end, .control("e"): return .movedToEnd
        case .backspace: return .deletedBackward
        case .delete: return .deletedForward
        case .control("u"): return .deletedToStart
        case .control("k"): return .deletedToEnd
        case .control("w"): return .deletedWord
        default:
            if case .paste(let text) = key.code { return .typed(text) }
            return key.typedCharacter.map { .typed(String($0)) }
        }
    }
}
