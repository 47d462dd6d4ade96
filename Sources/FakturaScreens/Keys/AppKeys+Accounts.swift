import FakturaViewModels
import FakturaWords
import TerminalKit

/// The keys of accounts and of signing in.
extension AppKeys {
    /// Keys of the Accounts screen.
    static func accounts(_ model: AccountListModel, _ words: Words) -> [KeyBinding<Intent>] {
        let isAccount = model.list.selected?.account != nil
        let reason = model.hindrance.map(words.cannotSignIn)
        let isNothing = model.list.isFilteredToNothing
        let isBlocked = (!isAccount && reason != nil) || isNothing
        return [
            KeyBinding(
                [.enter, .right, "l"], .opened, words.key(isAccount && !isNothing ? .actions : .signIn),
                disabledReason: isBlocked ? (isNothing ? nil : reason) ?? words.nothingSelected : nil,
                hint: !isBlocked, priority: 9)
        ]
    }

    /// The key that leads to the accounts; an empty home names it.
    static func accountsKey(_ app: AppModel) -> KeyBinding<Intent> {
        let isHere = if case .accounts = app.front.screen { true } else { false }
        let isHome =
            app.stack.count == 1 && app.frontModel.isEmpty && app.frontModel.phase == .loaded && app.work == nil
            && app.importFailure == nil && app.signIn.hindrance == nil
        return KeyBinding(
            ["A"], .accountsOpened, app.words.key(isHere || isHome ? .signIn : .accounts),
            disabledReason: isHere ? app.signIn.hindrance.map(app.words.cannotSignIn) : nil, hint: isHome, priority: 6)
    }

    /// The keys of what stands in front; nothing behind it can be reached, so that no key stops signing in unasked.
    static func table(of overlay: AccountOverlay, _ app: AppModel) -> KeyTable<Intent> {
        let words = app.words
        let isScrolled = app.isTextInFront && app.frontViewport > 0
        let rest =
            movement(words, scrolls: isScrolled) + [KeyBinding(["~"], .glyphsToggled, words.key(.glyphs))]
            + always(words)
        switch overlay {
        case .menu:
            return KeyTable(
                [
                    KeyBinding([.enter, .right, "l"], .opened, words.key(.choose), hint: true, priority: 9),
                    close([.escape, .left, "h", .backspace], words.key(.dismiss)),
                    KeyBinding(["q"], .leftOrQuit, words.key(.dismiss)),
                ] + rest)
        case .signIn(let signIn):
            let action: Words.AccountAction = signIn.isRunning ? .stopSigningIn : .closeDialog
            var keys: [KeyBinding<Intent>] = []
            if signIn.code != nil {
                keys.append(KeyBinding(["y"], .accounts(.codeCopied), words.key(.copyCode), hint: true, priority: 9))
            }
            if !signIn.isExplaining, let marked = signIn.marked {
                keys.append(
                    KeyBinding(
                        [.enter], .opened, words.key(signIn.isRunning ? .otherWay : .takeWay),
                        disabledReason: marked.isReady ? nil : marked.reason ?? words.wayNotReady,
                        hint: marked.isReady, priority: 8))
            }
            keys += [close([.escape], words.key(action)), KeyBinding(["q"], .leftOrQuit, words.key(action))]
            return KeyTable(keys + rest)
        }
    }

    private static func close(_ keys: [Key], _ key: Words.KeyWords) -> KeyBinding<Intent> {
        KeyBinding(keys, .closed, key, hint: true, priority: 9)
    }
}
