import FakturaViewModels
import FakturaWords
import TerminalKit

/// The keys of e-mail invoices.
extension AppKeys {
    /// The key that leads to the E-mail invoice screen.
    static func mailKey(_ app: AppModel) -> KeyBinding<Intent> {
        let words = app.words
        let isHere = app.mailInFront != nil
        let reason = isHere ? words.isMailItself : app.mailedSubscription == nil ? words.mailNeedsOne : nil
        return KeyBinding(
            ["e"], .mail(.opened), words.mailKey(.open), disabledReason: reason,
            hint: reason == nil && selectsPeriod(app),
            priority: 1)
    }

    /// What Enter does on the screen.
    static func mail(_ model: InvoiceMailModel, _ words: Words) -> [KeyBinding<Intent>] {
        let (key, reason) = opening(model, words)
        let enter = KeyBinding<Intent>(
            [.enter, .right, "l"], .opened, words.mailKey(key), disabledReason: reason, hint: reason == nil,
            priority: 9)
        switch model.stage {
        case .reviewing:
            return [enter, KeyBinding([.escape], .closed, words.mailKey(.back), hint: true, priority: 9)]
        default: return [enter]
        }
    }

    private static func opening(_ model: InvoiceMailModel, _ words: Words) -> (Words.MailKey, reason: String?) {
        switch model.stage {
        case .browsing:
            switch model.selectedRow {
            case .mailing: (.toggle, nil)
            case .recipient(_, .removed): (.takeBack, nil)
            case .recipient: (.remove, nil)
            case .add: (.add, nil)
            case .review: (.review, nil)
            case nil: (.review, words.mailHasNothingToDo)
            }
        case .reviewing: (.again, nil)
        case .sending: (.send, words.mailSending)
        case .over, .notSent: (.again, nil)
        case .adding: (.addThis, nil)
        case .accepting: (.accept, nil)
        case .confirming: (.send, nil)
        }
    }

    /// Keys of the prompt, beside those that edit it.
    static func mailPrompt(_ model: InvoiceMailModel, _ words: Words) -> [KeyBinding<Intent>] {
        let isAdding = if case .adding = model.stage { true } else { false }
        let scrolls = model.viewport > 1
        // What will be sent stands above the prompt, and can be read to its end.
        let scrolling: [KeyBinding<Intent>] =
            isAdding
            ? []
            : [
                KeyBinding([.down], .moved(.by(1)), words.key(.next)),
                KeyBinding([.up], .moved(.by(-1)), words.key(.previous)),
                KeyBinding([.pageDown], .moved(.page(1)), words.key(.nextPage), hint: scrolls, priority: 5),
                KeyBinding([.pageUp], .moved(.page(-1)), words.key(.previousPage), hint: scrolls, priority: 5),
            ]
        return [
            KeyBinding([.enter], .opened, words.mailKey(opening(model, words).0), hint: true, priority: 9),
            KeyBinding([.escape], .closed, words.mailKey(isAdding ? .endAdding : .back), hint: true, priority: 9),
        ] + scrolling + always(words)
    }
}
