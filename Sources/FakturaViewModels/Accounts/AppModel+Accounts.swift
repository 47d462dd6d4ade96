import BillingCore
import FakturaWords

/// The Accounts screen, and signing in from wherever one is.
extension AppModel {
    /// Whether a countdown is on screen, so that a second that passes has to be drawn.
    public var isSignInCountingDown: Bool { signInInFront?.code != nil }

    /// The dialog that signs in; `nil` when it is not in front.
    public var signInInFront: SignIn? {
        if case .account(.signIn(let signIn)) = overlay { signIn } else { nil }
    }

    mutating func handleAccounts(_ intent: Intent) -> [Effect] {
        switch intent {
        case .accountsOpened: return openAccounts()
        case .signInNeeded(let account, let sentence): note(AccountState.Need(account: account, sentence: sentence))
        case .accounts(let intent): return handle(intent)
        default: break
        }
        return []
    }

    private mutating func handle(_ intent: AccountIntent) -> [Effect] {
        switch intent {
        case .signInOpened: return openSignIn()
        case .codeCopied: return signInInFront?.code.map { copy($0.code, as: words.copied($0.code)) } ?? []
        case .listed(let rows): return take(rows)
        case .notListed(let sentence):
            messages.insert(Message(isWarning: true, text: sentence), at: 0)
            updateAccounts { $0.fail(sentence) }
        case .ways(let ways): updateSignIn { $0.found(ways) }
        case .codeShown(let code, let address, let message, let expiresAt):
            updateSignIn {
                $0.show(SignIn.Code(code: code, address: address, message: message, expiresAt: expiresAt))
            }
            expireCode()
        case .signedIn(let account, let tenants): return takeSignedIn(account, tenants)
        case .failed(let sentence): fail(sentence)
        case .signedOut(let id):
            accounts.leaving = nil
            say(Message(isWarning: false, text: words.hasSignedOut(accounts.name(of: id))))
            return listAccounts()
        }
        return []
    }

    // MARK: The screen

    /// On the Accounts screen the key that led there signs in.
    private mutating func openAccounts() -> [Effect] {
        if case .accounts = front.screen { return openSignIn() }
        if let hindrance = signIn.hindrance { refuseSignIn(hindrance) }
        let needed = accounts.needed.last { $0.account != nil }?.account
        return push(.accounts(AccountListModel(hindrance: signIn.hindrance, preferred: needed)))
    }

    /// What the screen in front asks for that the store does not answer.
    mutating func askForAccounts() -> [Effect] {
        guard case .accounts = front.screen else { return [] }
        stack[stack.count - 1].isStale = false
        return listAccounts()
    }

    private mutating func listAccounts() -> [Effect] {
        updateAccounts { $0.startLoading() }
        return [.account(.list)]
    }

    /// Where nobody is signed in, whoever opened the screen wants to sign in.
    private mutating func take(_ rows: [AccountRow]) -> [Effect] {
        accounts.known = rows
        var isFirst = false
        updateAccounts {
            isFirst = !$0.isListed
            $0.load(rows)
        }
        guard case .accounts = front.screen, isFirst, rows.isEmpty, overlay == nil, signIn.hindrance == nil else {
            return []
        }
        return openSignIn()
    }

    /// What Enter does on the Accounts screen.
    mutating func open(_ model: AccountListModel) -> [Effect] {
        guard let account = model.list.selected?.account else { return openSignIn() }
        overlay = .account(.menu(AccountMenu(account: account, tenant: model.list.selected?.tenant)))
        return []
    }

    private mutating func updateAccounts(_ change: (inout AccountListModel) -> Void) {
        for index in stack.indices {
            guard case .accounts(var model) = stack[index].screen else { continue }
            change(&model)
            stack[index].screen = .accounts(model)
        }
    }

    // MARK: What stands in front

    /// The overlay after a step of its mark, or of its text.
    func moved(_ overlay: AccountOverlay, _ move: ListMove) -> AccountOverlay {
        switch overlay {
        case .menu(var menu):
            menu.selected = ListCursor.mark(menu.selected, moved: move, of: menu.entries.count)
            return .menu(menu)
        case .signIn(var signIn):
            if signIn.isExplaining {
                signIn.firstVisible = scrolled(signIn.firstVisible, move)
            } else {
                signIn.move(move)
            }
            return .signIn(signIn)
        }
    }

    /// Takes what is marked.
    mutating func choose(_ overlay: AccountOverlay) -> [Effect] {
        switch overlay {
        case .menu(let menu): return choose(menu)
        case .signIn(let signIn):
            guard let marked = signIn.marked else { return [] }
            guard marked.isReady else {
                notice = Message(isWarning: false, text: marked.reason ?? words.wayNotReady)
                return []
            }
            return stopSignIn() + start(marked.way, in: signIn)
        }
    }

    private mutating func choose(_ menu: AccountMenu) -> [Effect] {
        guard menu.entries.indices.contains(menu.selected) else { return [] }
        overlay = nil
        let account = menu.account.account
        switch menu.entries[menu.selected] {
        case .signIn:
            if let hindrance = signIn.hindrance {
                refuseSignIn(hindrance)
                return []
            }
            let dialog = SignIn(tenant: menu.tenant?.tenant.id ?? account.tenant)
            return start(account.way, in: dialog) + [.account(.waysToSignIn)]
        case .signOut:
            accounts.leaving = account.id
            return [.account(.signOut(account.id))]
        case .copyName:
            let name = menu.tenant?.tenant.id ?? menu.account.displayName
            return copy(name, as: words.copied(name))
        }
    }

    /// Stops signing in, when the dialog in front does.
    func stopSignIn() -> [Effect] { signInInFront?.isRunning == true ? [.account(.cancelSignIn)] : [] }

    // MARK: Signing in

    private mutating func openSignIn() -> [Effect] {
        if let hindrance = signIn.hindrance {
            refuseSignIn(hindrance)
            return []
        }
        guard overlay == nil else { return [] }
        overlay = .account(.signIn(SignIn()))
        return [.account(.waysToSignIn)]
    }

    private mutating func refuseSignIn(_ hindrance: Words.SignInHindrance) {
        notice = Message(isWarning: false, text: words.cannotSignIn(hindrance))
    }

    private mutating func start(_ way: AzureAccount.Way, in signIn: SignIn) -> [Effect] {
        var signIn = signIn
        signIn.begin(way)
        overlay = .account(.signIn(signIn))
        return [.account(.signIn(way, tenant: signIn.tenant))]
    }

    /// Changes the dialog, if it is still in front.
    private mutating func updateSignIn(_ change: (inout SignIn) -> Void) {
        guard var signIn = signInInFront else { return }
        change(&signIn)
        overlay = .account(.signIn(signIn))
    }

    /// A code that is not taken any more is not shown any longer.
    mutating func expireCode() {
        guard let code = signInInFront?.code, now >= code.expiresAt else { return }
        let sentence = words.sentence(for: SignInProblem.codeExpired)
        updateSignIn { $0.fail(sentence, sameAgain: true) }
    }

    /// Somebody who entered the code is signed in, even where the dialog was closed meanwhile.
    private mutating func takeSignedIn(_ account: AzureAccount, _ tenants: [Tenant]) -> [Effect] {
        if signInInFront != nil { overlay = nil }
        accounts.needed.removeAll { $0.account == nil || $0.account == account.id }
        say(Message(isWarning: false, text: words.hasSignedIn(account.name, tenants: tenants.count)))
        return listAccounts() + [.sync(.start(isForced: false))]
    }

    /// A failure belongs to the dialog while it waits, else to signing out, else to what was cancelled.
    private mutating func fail(_ sentence: String) {
        let message = Message(isWarning: true, text: sentence)
        if let signIn = signInInFront, signIn.isRunning || signIn.stage == .finding {
            messages.insert(message, at: 0)
            updateSignIn { $0.fail(sentence) }
        } else if accounts.leaving != nil {
            accounts.leaving = nil
            say(message)
        }
    }

    /// Says once that a sign-in is over; whatever is on screen stays.
    private mutating func note(_ need: AccountState.Need) {
        guard !accounts.needed.contains(need) else { return }
        accounts.needed.removeAll { $0.account == need.account }
        accounts.needed.append(need)
        let name = accounts.name(of: need.account)
        say(Message(isWarning: true, text: words.signInNeeded(name, need.sentence)))
        if let account = need.account { updateAccounts { $0.select(account) } }
    }
}
