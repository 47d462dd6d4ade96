import FakturaViewModels
import FakturaWords
import TerminalKit

/// The key that reconciles.
extension AppKeys {
    /// Works where a period is selected or shown; elsewhere it says why not.
    static func reconciling(_ app: AppModel) -> [KeyBinding<Intent>] {
        let words = app.words
        let (reason, isHint): (String?, Bool) =
            switch app.front.screen {
            case .statement: (nil, !app.frontModel.isEmpty)
            case .history(let model): (model.list.selected == nil ? words.nothingSelected : nil, false)
            case .reconciliation: (words.isReconciliation, false)
            default: (words.needsPeriodToReconcile, false)
            }
        return [
            KeyBinding(
                ["="], .reconciliationOpened, words.reconcileKey, disabledReason: reason, hint: isHint, priority: 5)
        ]
    }

    /// Keys that lead nowhere from the screen that the key leads to.
    static func reconciliation(_ words: Words) -> [KeyBinding<Intent>] {
        [
            KeyBinding([.enter, .right, "l"], .opened, words.key(.openLine), disabledReason: words.isReconciliation),
            statement(words, reason: words.isReconciliation),
        ]
    }
}
