import BillingCore
public import FakturaViewModels
import FakturaWords
public import TerminalKit

/// What each key means: one table per screen feeds dispatch, hint line and help.
public enum AppKeys {
    /// What a key asks for in the state the program is in; `nil` when it means nothing.
    public static func intent(for key: Key, in app: AppModel) -> Intent? {
        if app.overlay == nil, app.frontModel.filter.isEditing, let edit = filterIntent(for: key) { return edit }
        if case .saving(.path) = app.overlay, let edit = pathIntent(for: key) { return edit }
        if case .currency = app.overlay, let edit = pathEdit(for: key) { return .currency(.typed(edit)) }
        if app.overlay == nil, app.mailInFront?.line != nil, let edit = pathEdit(for: key) {
            return .mail(.typed(edit))
        }
        switch table(for: app).dispatch(key) {
        case .intent(let intent): return intent
        case .disabled(let reason): return .refused(reason)
        case nil: return nil
        }
    }

    /// The keys of the screen in front.
    public static func table(for app: AppModel) -> KeyTable<Intent> {
        if case .saving(.path) = app.overlay { return KeyTable(pathPrompt(app.words) + always(app.words)) }
        if case .currency = app.overlay { return KeyTable(currencyPrompt(app.words) + always(app.words)) }
        if case .account(let overlay) = app.overlay { return table(of: overlay, app) }
        if app.overlay != nil {
            return KeyTable(
                overlay(app) + movement(app.words, scrolls: app.isTextInFront && app.frontViewport > 0) + inFront(app))
        }
        if app.frontModel.filter.isEditing { return KeyTable(prompt(app.words)) }
        if let model = app.mailInFront, model.line != nil { return KeyTable(mailPrompt(model, app.words)) }
        let isText = if case .invoiceText(let model) = app.front.screen { !model.isEmpty } else { false }
        return KeyTable(own(app) + list(app) + movement(app.words, scrolls: isText) + everywhere(app))
    }

    /// The help page: the keys of this screen, those that move, those everywhere, and the words of billing.
    public static func helpGroups(for app: AppModel) -> [HelpSheet.Group] {
        let words = app.words
        return [
            HelpSheet.Group(title: words.helpHere, entries: KeyTable(own(app) + list(app)).helpEntries),
            HelpSheet.Group(title: words.helpMoving, entries: KeyTable(movement(words)).helpEntries),
            HelpSheet.Group(title: words.helpEverywhere, entries: KeyTable(everywhere(app)).helpEntries),
            HelpSheet.Group(title: words.helpWords, text: words.glossary),
            HelpSheet.Group(title: words.helpTerms, entries: terms(words)),
            HelpSheet.Group(title: words.helpLinks, text: words.linkLines),
        ]
    }

    /// What typing at the filter prompt means; `nil` for keys that mean what they mean in the list.
    private static func filterIntent(for key: Key) -> Intent? {
        switch key {
        case .enter: return .filtered(.accepted)
        case .escape: return .filtered(.cleared)
        case .backspace: return .filtered(.deleted)
        case .control("u"): return .filtered(.emptied)
        case .control("w"): return .filtered(.wordDeleted)
        default:
            if case .paste(let text) = key.code { return .filtered(.typed(text)) }
            return key.typedCharacter.map { .filtered(.typed(String($0))) }
        }
    }

    private static func prompt(_ words: Words) -> [KeyBinding<Intent>] {
        [
            KeyBinding([.enter], .filtered(.accepted), words.key(.keepFilter), hint: true, priority: 5),
            KeyBinding([.escape], .filtered(.cleared), words.key(.clearFilter), hint: true, priority: 5),
            KeyBinding([.down], .moved(.by(1)), words.key(.next)),
            KeyBinding([.up], .moved(.by(-1)), words.key(.previous)),
            KeyBinding([.pageDown], .moved(.page(1)), words.key(.nextPage)),
            KeyBinding([.pageUp], .moved(.page(-1)), words.key(.previousPage)),
        ] + always(words)
    }

    private static func overlay(_ app: AppModel) -> [KeyBinding<Intent>] {
        let words = app.words
        let close = KeyBinding<Intent>(
            [.escape, .left, "h", .backspace], .closed, words.key(.dismiss), hint: true, priority: 9)
        if case .themes(let picker) = app.overlay { return themes(picker, words) }
        switch app.overlay {
        case .sortMenu, .saving, .currency, .downloads: break
        case .help, .messages, .themes, .account, .why, nil: return [close]
        }
        let choose = KeyBinding<Intent>([.enter, .right, "l"], .opened, words.key(.choose), hint: true, priority: 9)
        if case .downloads = app.overlay { return [choose] + yesAndNo(words) + [close] }
        return [choose, close]
    }

    /// Keys that mean the same before a screen and in it; what is behind is left alone.
    private static func inFront(_ app: AppModel) -> [KeyBinding<Intent>] {
        let words = app.words
        let isHelp = if case .help = app.overlay { true } else { false }
        return [
            KeyBinding(["~"], .glyphsToggled, words.key(.glyphs)),
            KeyBinding(["!"], .messagesOpened, words.key(.messages), hint: isHelp, priority: 3),
            KeyBinding(
                ["?", .function(1)], .helpOpened, words.key(.help), hint: app.isTextInFront && !isHelp, priority: 4),
            KeyBinding(["q"], .leftOrQuit, words.key(.dismiss)),
        ] + always(words)
    }

    /// Keys of every list: filter and order.
    private static func list(_ app: AppModel) -> [KeyBinding<Intent>] {
        let words = app.words
        let (filtering, reason, scrolling) = listReasons(app)
        let isEmpty = app.frontModel.isEmpty
        let isText = if case .invoiceText = app.front.screen { true } else { false }
        return [
            KeyBinding(
                ["/"], .filtered(.opened), isText ? words.searchKey : words.key(.filter), disabledReason: filtering,
                hint: filtering == nil && !isEmpty, priority: 4),
            KeyBinding(
                ["s"], .sortMenuOpened, words.key(.sort), disabledReason: reason,
                hint: reason == nil && !isEmpty && !isFilteredToNothing(app.front.screen), priority: 3),
            KeyBinding([">"], .sortMoved(1), words.key(.sortNext), disabledReason: reason),
            KeyBinding(["<"], .sortMoved(-1), words.key(.sortPrevious), disabledReason: reason),
            KeyBinding(["-"], .sortReversed, words.key(.reverse), disabledReason: reason),
            KeyBinding(["."], .columnsScrolled(1), words.key(.columnsRight), disabledReason: scrolling),
            KeyBinding([","], .columnsScrolled(-1), words.key(.columnsLeft), disabledReason: scrolling),
        ] + saving(app)
    }

    static func movement(_ words: Words, scrolls: Bool = false) -> [KeyBinding<Intent>] {
        [
            KeyBinding([.down, "j"], .moved(.by(1)), words.key(.next)),
            KeyBinding([.up, "k"], .moved(.by(-1)), words.key(.previous)),
            KeyBinding(
                [.pageDown, .control("f")], .moved(.page(1)), words.key(.nextPage), hint: scrolls, priority: 5),
            KeyBinding(
                [.pageUp, .control("b")], .moved(.page(-1)), words.key(.previousPage), hint: scrolls, priority: 5),
            KeyBinding([.control("d")], .moved(.halfPage(1)), words.key(.nextHalf)),
            KeyBinding([.control("u")], .moved(.halfPage(-1)), words.key(.previousHalf)),
            KeyBinding([.home, "g"], .moved(.first), words.key(.first)),
            KeyBinding([.end, "G"], .moved(.last), words.key(.last)),
        ]
    }

    private static func everywhere(_ app: AppModel) -> [KeyBinding<Intent>] {
        let words = app.words
        return work(app) + invoices(app) + [
            KeyBinding(
                ["r"], .refreshed, words.key(.refresh),
                hint: app.frontModel.request != nil || (app.canSync && app.showsActivity), priority: 1),
            accountsKey(app), mailKey(app),
            KeyBinding(["t"], .themesOpened, words.key(.themes)),
            KeyBinding(["~"], .glyphsToggled, words.key(.glyphs)),
            KeyBinding(["!"], .messagesOpened, words.key(.messages)),
            KeyBinding(["?", .function(1)], .helpOpened, words.key(.help), hint: true, priority: 8),
            KeyBinding([.escape], .closed, words.key(.close)),
            KeyBinding(
                ["q"], .leftOrQuit, words.key(app.stack.count == 1 ? .quit : .leave), hint: true, priority: 7),
        ] + always(words)
    }

    static func always(_ words: Words) -> [KeyBinding<Intent>] {
        [
            KeyBinding([.control("c")], .quit, words.key(.quit)),
            KeyBinding([.control("l")], .redrawn, words.key(.redraw)),
            KeyBinding([.control("z")], .suspended, words.key(.suspend)),
        ]
    }
}

extension KeyBinding where Intent == FakturaViewModels.Intent {
    /// A binding with the words of an action.
    init(
        _ keys: [Key], _ intent: Intent, _ words: Words.KeyWords, disabledReason: String? = nil, hint: Bool = false,
        priority: Int = 0
    ) {
        self.init(
            keys, intent, label: words.label, description: words.description, disabledReason: disabledReason,
            hint: hint, priority: priority)
    }
}
