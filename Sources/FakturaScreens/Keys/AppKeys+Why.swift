import FakturaViewModels
import FakturaWords
import TerminalKit

/// The key that explains.
extension AppKeys {
    static func why(_ app: AppModel) -> KeyBinding<Intent> {
        let canExplain = app.canExplain
        return KeyBinding(
            ["i"], .whyOpened, app.words.whyKey, disabledReason: canExplain ? nil : app.words.explainsPeriods,
            hint: canExplain && app.needsExplaining, priority: 5)
    }

    /// The terms of invoices and usage files, as help shows them.
    static func terms(_ words: Words) -> [KeyEntry] {
        words.terms.map { KeyEntry(keys: [$0.invoice], label: $0.file, description: $0.file) }
    }
}
