import FakturaViewModels
import FakturaWords
import TerminalKit

/// The keys of work.
extension AppKeys {
    /// Keys that show, stop and repeat work; on its screens they mean the selected piece.
    static func work(_ app: AppModel) -> [KeyBinding<Intent>] {
        let words = app.words
        let isShown = app.showsActivity
        let (cancel, again) = (app.cannotCancel, app.cannotRepeat)
        return [
            KeyBinding(
                ["X"], .workCancelled, words.activityKey(isShown ? .cancelSelected : .cancel), disabledReason: cancel,
                hint: cancel == nil, priority: 6),
            KeyBinding(
                ["R"], .workRepeated, words.activityKey(.again), disabledReason: again, hint: again == nil, priority: 6),
            KeyBinding(
                ["a"], .activityOpened, words.activityKey(.show),
                disabledReason: isShown ? words.isActivityItself : nil,
                hint: app.stack.count == 1 && app.activities.isActive, priority: 5),
        ]
    }

    /// The own keys of the screens of work.
    static func activity(_ app: AppModel) -> [KeyBinding<Intent>] {
        let words = app.words
        var keys = [statement(words, reason: words.isActivity)]
        if case .activities(let model) = app.front.screen {
            keys.insert(open(words.activityKey(.details), isEmpty: model.list.selected == nil, words), at: 0)
        } else {
            keys.insert(
                KeyBinding(
                    [.enter, .right, "l"], .opened, words.activityKey(.details), disabledReason: words.showsAllFacts),
                at: 0)
        }
        return keys
    }

    /// Why a list is not filtered, not sorted and its columns not scrolled here; `nil` for what is.
    static func listReasons(_ app: AppModel) -> (filter: String?, sort: String?, columns: String?) {
        let words = app.words
        switch app.front.screen {
        case .activities: return (nil, words.hasOneOrder, nil)
        case .accounts: return (nil, words.accountsAreUnsorted, words.accountsAreUnsorted)
        case .invoiceText: return (nil, words.textHasOneOrder, nil)
        case .mail: return (words.mailHasNoList, words.mailHasNoList, words.mailHasNoList)
        case .activity: return (words.showsAllFacts, words.showsAllFacts, words.showsAllFacts)
        default:
            let reason = app.frontModel.sortColumns.isEmpty ? words.hasNoList : nil
            return (reason, reason, reason)
        }
    }
}
