import FakturaViewModels
import FakturaWords
import TerminalKit

/// The keys of invoices.
extension AppKeys {
    /// Keys that list and save invoices, wherever one is.
    static func invoices(_ app: AppModel) -> [KeyBinding<Intent>] {
        let isList = if case .invoices = app.front.screen { true } else { false }
        let list = KeyBinding<Intent>(
            ["I"], .invoicesOpened, app.words.invoiceKey(.list), disabledReason: app.cannotOpenInvoices,
            hint: selectsPeriod(app), priority: 2)
        // The list itself has them first.
        return [list] + (isList ? [] : downloading(app, isList: false))
    }

    private static func downloading(_ app: AppModel, isList: Bool) -> [KeyBinding<Intent>] {
        let words = app.words
        let (download, missing) = (app.cannotDownload, app.cannotDownloadMissing)
        let isHistory = if case .history = app.front.screen { true } else { false }
        return [
            KeyBinding(
                ["d"], .download(.selected), words.invoiceKey(isList ? .downloadHere : .download),
                disabledReason: download, hint: download == nil && (isList || isHistory), priority: 5),
            KeyBinding(
                ["D"], .download(.missing), words.invoiceKey(.missing), disabledReason: missing,
                hint: missing == nil && isList, priority: 5),
        ]
    }

    /// The answers to the question whether many invoices are to be saved.
    static func yesAndNo(_ words: Words) -> [KeyBinding<Intent>] {
        [
            KeyBinding(["y"], .download(.answered(true)), words.invoiceKey(.yes), hint: true, priority: 8),
            KeyBinding(["n"], .download(.answered(false)), words.invoiceKey(.no), hint: true, priority: 8),
        ]
    }

    /// Whether a period of a history is selected: there is something to say of it then.
    static func selectsPeriod(_ app: AppModel) -> Bool {
        if case .history(let model) = app.front.screen { model.list.selected != nil } else { false }
    }

    /// The own keys of the list of invoices and of an invoice's text.
    static func ofInvoices(_ app: AppModel) -> [KeyBinding<Intent>] {
        let words = app.words
        let open = words.invoiceKey(.text)
        guard case .invoiceText(let model) = app.front.screen else {
            let reason = app.cannotReadText
            return [
                KeyBinding(
                    [.enter, .right, "l"], .opened, open, disabledReason: reason, hint: reason == nil, priority: 9)
            ] + downloading(app, isList: true)
        }
        let nothing = model.filter.text.isEmpty ? words.searchesNothing : words.found(nil, of: 0) + "."
        let reason = model.match == nil ? nothing : nil
        return [
            KeyBinding([.enter, .right, "l"], .opened, open, disabledReason: words.isInvoiceText),
            KeyBinding(
                ["n"], .download(.found(1)), words.invoiceKey(.nextFound), disabledReason: reason, hint: reason == nil,
                priority: 6),
            KeyBinding(
                ["N"], .download(.found(-1)), words.invoiceKey(.previousFound), disabledReason: reason,
                hint: reason == nil, priority: 5),
        ]
    }
}
