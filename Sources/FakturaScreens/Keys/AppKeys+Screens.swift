import BillingCore
import FakturaViewModels
import FakturaWords
import TerminalKit

/// The keys that belong to one screen.
extension AppKeys {
    static func own(_ app: AppModel) -> [KeyBinding<Intent>] {
        switch app.front.screen {
        case .dailyUsage, .usageLines: return ofScreen(app) + [why(app)] + reconciling(app)
        default: break
        }
        return ofScreen(app) + [why(app)] + reconciling(app) + pivots(app.words, reason: app.words.hasNoPivots)
    }

    private static func ofHistory(
        _ model: BillingHistoryModel, _ out: KeyBinding<Intent>, _ words: Words
    ) -> [KeyBinding<Intent>] {
        let isEmpty = model.list.selected == nil
        let isUnbilled = model.list.selected?.report.state == .unbilled
        return [
            open(words.key(.openUsage), isEmpty: isEmpty, words),
            KeyBinding(
                ["v"], .statementOpened, words.key(isUnbilled ? .currentStatement : .statement),
                disabledReason: isEmpty ? words.nothingSelected : nil, hint: !isEmpty, priority: 6),
            out,
        ] + stepping(words, reason: words.showsSeveralPeriods)
    }

    private static func ofScreen(_ app: AppModel) -> [KeyBinding<Intent>] {
        let words = app.words
        let out = KeyBinding<Intent>([.left, "h", .backspace], .wentOut, words.key(.out))
        switch app.front.screen {
        case .subscriptions(let model):
            return [
                // "All subscriptions" stays selected under the text that stands in place of the rows.
                open(
                    words.key(.openHistory),
                    isEmpty: model.list.selected == nil || isFilteredToNothing(app.front.screen), words),
                statement(words, reason: words.needsPeriod),
            ] + stepping(words, reason: words.needsPeriod)
        case .history(let model): return ofHistory(model, out, words)
        case .statement(let model):
            return [
                open(words.key(.openUsage), isEmpty: model.selected == nil, words),
                statement(words, reason: words.isStatement), out,
            ] + stepping(words, older: model.canStep(-1), newer: model.canStep(1))
        case .reconciliation(let model):
            return reconciliation(words) + [out]
                + stepping(words, older: model.canStep(-1), newer: model.canStep(1))
        case .dailyUsage(let model):
            let isWhole = model.usage.path.isEmpty
            return [
                open(
                    words.opening(model.selectedNext), isEmpty: model.selectedUsage == nil, words,
                    reason: model.list.selected == nil ? nil : words.othersNotNamed),
                KeyBinding(
                    ["v"], .statementOpened, words.key(.statement),
                    disabledReason: isWhole ? nil : words.isOneMeter, hint: isWhole, priority: 5),
                out,
            ] + pivots(words, reason: nil) + stepping(words, older: model.canStep(-1), newer: model.canStep(1))
        case .usageLines(let model):
            return [
                open(words.key(.openLine), isEmpty: model.selected == nil, words),
                statement(words, reason: model.coversSeveralDays ? words.isOneMeter : words.isOneDay), out,
            ] + pivots(words, reason: model.groupings.isEmpty ? words.hasNoPivots : nil)
                + (model.coversSeveralDays
                    ? stepping(words, older: model.canStep(-1), newer: model.canStep(1))
                    : stepping(words, reason: words.isOneDay))
        case .invoices, .invoiceText:
            return ofInvoices(app) + [statement(words, reason: words.areInvoices), out]
                + stepping(words, reason: words.areInvoices)
        case .activities, .activity: return activity(app) + [out] + stepping(words, reason: words.isActivity)
        case .usageLine:
            return [
                KeyBinding([.enter, .right, "l"], .opened, words.key(.openLine), disabledReason: words.isLastLevel),
                statement(words, reason: words.isOneDay), out,
            ] + stepping(words, reason: words.isOneDay)
        case .accounts(let model):
            return accounts(model, words) + [statement(words, reason: words.accountsHaveNoPeriods), out]
                + stepping(words, reason: words.accountsHaveNoPeriods)
        case .mail(let model):
            return mail(model, words) + [statement(words, reason: words.mailHasNoList), out]
                + stepping(words, reason: words.mailHasNoList)
        }
    }

    /// Whether the screen has rows and its filter leaves none of them.
    static func isFilteredToNothing(_ screen: Screen) -> Bool {
        switch screen {
        case .subscriptions(let model): model.list.isFilteredToNothing
        case .history(let model): model.list.isFilteredToNothing
        case .statement(let model): model.isFilteredToNothing
        case .dailyUsage(let model): model.list.isFilteredToNothing
        case .usageLines(let model): model.isFilteredToNothing
        case .accounts(let model): model.list.isFilteredToNothing
        case .activities(let model): model.list.isFilteredToNothing
        case .invoices(let model): model.list.isFilteredToNothing
        case .usageLine, .activity, .invoiceText, .mail, .reconciliation: false
        }
    }

    static func open(
        _ key: Words.KeyWords, isEmpty: Bool, _ words: Words, reason: String? = nil
    ) -> KeyBinding<Intent> {
        KeyBinding(
            [.enter, .right, "l"], .opened, key, disabledReason: isEmpty ? reason ?? words.nothingSelected : nil,
            hint: !isEmpty, priority: 9)
    }

    /// The keys that turn through what usage is added up by.
    private static func pivots(_ words: Words, reason: String?) -> [KeyBinding<Intent>] {
        [
            KeyBinding(
                [.tab], .pivotTurned(1), words.pivot(isNext: true), disabledReason: reason, hint: reason == nil,
                priority: 6),
            KeyBinding([.shiftTab], .pivotTurned(-1), words.pivot(isNext: false), disabledReason: reason),
        ]
    }

    static func statement(_ words: Words, reason: String) -> KeyBinding<Intent> {
        KeyBinding(["v"], .statementOpened, words.key(.statement), disabledReason: reason)
    }

    private static func stepping(_ words: Words, older: Bool, newer: Bool) -> [KeyBinding<Intent>] {
        stepping(
            words, olderReason: older ? nil : words.noFurtherPeriod(isNewer: false),
            newerReason: newer ? nil : words.noFurtherPeriod(isNewer: true))
    }

    private static func stepping(_ words: Words, reason: String) -> [KeyBinding<Intent>] {
        stepping(words, olderReason: reason, newerReason: reason)
    }

    private static func stepping(_ words: Words, olderReason: String?, newerReason: String?) -> [KeyBinding<Intent>] {
        [
            KeyBinding(
                ["[", Key(.left, .shift)], .periodStepped(-1), words.key(.olderPeriod),
                disabledReason: olderReason, hint: olderReason == nil, priority: 4),
            KeyBinding(
                ["]", Key(.right, .shift)], .periodStepped(1), words.key(.newerPeriod),
                disabledReason: newerReason, hint: newerReason == nil, priority: 4),
        ]
    }
}
