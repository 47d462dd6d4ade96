public import BillingCore

/// The Accounts screen and signing in.
extension Words {
    /// Why nothing can be signed in from the screens.
    public enum SignInHindrance: Hashable, Sendable {
        /// The program was started with `--offline`.
        case offline
        /// The sample account is shown.
        case demo
        /// Usage files are shown.
        case files
    }

    /// The name of the Accounts screen.
    public var accountsTitle: String { pick("Accounts", sv: "Konton") }

    /// Column titles of the Accounts screen.
    public enum AccountColumn: Sendable {
        case account, token, subscriptions, state, tenantID, cloud
    }

    /// A column's title.
    public func accountColumn(_ column: AccountColumn) -> String {
        switch column {
        case .account: pick("ACCOUNT", sv: "KONTO")
        case .token: pick("TOKEN FROM", sv: "TOKEN FRÅN")
        case .subscriptions: pick("SUBSCRIPTIONS", sv: "PRENUMERATIONER")
        case .state: pick("STATE", sv: "LÄGE")
        case .tenantID: pick("TENANT ID", sv: "KLIENTORGANISATION")
        case .cloud: pick("CLOUD", sv: "MOLN")
        }
    }

    /// The first row, which signs in.
    public var signInAnother: String { pick("Sign in another account…", sv: "Logga in ett annat konto…") }

    /// A number of accounts and of their tenants.
    public func accounts(_ number: Int, tenants: Int) -> String {
        pick(
            "\(count(number)) \(number == 1 ? "account" : "accounts") · \(count(tenants)) "
                + (tenants == 1 ? "tenant" : "tenants"),
            sv: "\(count(number)) \(number == 1 ? "konto" : "konton") · \(count(tenants)) "
                + (tenants == 1 ? "klientorganisation" : "klientorganisationer"))
    }

    /// Says how many tenants could not be signed in to.
    public func tenantsFailed(_ failed: Int, of all: Int) -> String {
        pick(
            "\(count(failed)) of \(count(all)) \(all == 1 ? "tenant" : "tenants") not signed in",
            sv: "\(count(failed)) av \(count(all)) ej inloggade")
    }

    /// The same of one account, for a table: `1 of 3 out`.
    public func tenantsOut(_ failed: Int, of all: Int) -> String {
        pick("\(count(failed)) of \(count(all)) out", sv: "\(count(failed)) av \(count(all)) ute")
    }

    /// Where a sign-in stands, in a word or two, for a table.
    public func signInState(_ problem: AzureProblem?) -> String {
        switch problem {
        case nil: pick("signed in", sv: "inloggad")
        case .signIn(let problem): state(of: problem)
        case let problem?: accessWord(problem)
        }
    }

    /// Why an account or one of its tenants was not read, and what to do.
    ///
    /// - Parameter tenant: The tenant's name; `nil` for the account as a whole.
    public func notRead(_ problem: AzureProblem, tenant: String?) -> String {
        if case .signIn(let problem) = problem { return sentence(for: problem) }
        let wanted =
            tenant.map { pick("the subscriptions of '\($0)'", sv: "prenumerationerna i ”\($0)”") }
            ?? pick("the tenants", sv: "klientorganisationerna")
        return sentence(for: problem, wanted: wanted)
    }

    private func state(of problem: SignInProblem) -> String {
        switch problem {
        case .refused(let refusal): refusedState(refusal.reason)
        case .notSignedIn, .azureCLINotSignedIn: pick("signed out", sv: "utloggad")
        case .codeExpired, .environmentTokenExpired: pick("expired", sv: "utgången")
        case .declined: pick("declined", sv: "avböjd")
        case .noAzureCLI: pick("no 'az' here", sv: "”az” saknas")
        case .azureCLIFailed, .azureCLITooSlow: pick("'az' failed", sv: "”az” misslyckades")
        case .variableNotSet: pick("not set up", sv: "ej inställd")
        case .unreadableFile, .unreadableSignIns: pick("no token file", sv: "tokenfil saknas")
        case .noManagedIdentity: pick("no identity", sv: "ingen identitet")
        }
    }

    private func refusedState(_ reason: SignInRefusal.Reason) -> String {
        switch reason {
        case .multiFactor: pick("wants proof", sv: "vill ha bevis")
        case .expired: pick("expired", sv: "utgången")
        case .conditionalAccess: pick("forbidden", sv: "förbjuden")
        case .consent: pick("no consent", sv: "ej godkänd")
        case .outOfOrder: pick("out of order", sv: "driftstörning")
        default: pick("refused", sv: "nekad")
        }
    }

    /// Where an account's tokens come from, in a word or two, for a table.
    public func tokenFrom(_ way: AzureAccount.Way) -> String {
        switch way {
        case .deviceCode: pick("browser code", sv: "kod i webbläsare")
        case .azureCLI: "Azure CLI"
        case .clientSecret: "AZURE_CLIENT_SECRET"
        case .workloadIdentity: pick("token file", sv: "tokenfil")
        case .managedIdentity: pick("managed identity", sv: "hanterad identitet")
        case .environmentToken: "FAKTURA_ACCESS_TOKEN"
        }
    }

    /// Where a token is between two starts of the program.
    public func tokenIsKept(inFile: Bool) -> String {
        inFile
            ? pick("It is kept in a file that only you can read.", sv: "Den sparas i en fil som bara du kan läsa.")
            : pick("It is in memory only, until faktura ends.", sv: "Den finns bara i minnet, tills faktura avslutas.")
    }

    /// The text of the Accounts screen when nobody is signed in.
    ///
    /// - Parameter hindrance: Why nobody can be; `nil` when somebody can.
    public func noAccounts(_ hindrance: SignInHindrance?) -> String {
        let nobody = pick("Nobody is signed in.", sv: "Ingen är inloggad.")
        guard let hindrance else {
            return nobody
                + pick("\nEnter signs in to Azure, Esc goes back.", sv: "\nEnter loggar in i Azure, Esc går tillbaka.")
        }
        return nobody + "\n" + cannotSignIn(hindrance) + pick("\nEsc goes back.", sv: "\nEsc går tillbaka.")
    }

    /// Why nothing can be signed in here, and what to do.
    public func cannotSignIn(_ hindrance: SignInHindrance) -> String {
        switch hindrance {
        case .offline:
            pick(
                "Can't sign in: faktura was started with --offline. Start it without.",
                sv: "Kan inte logga in: faktura startades med --offline. Starta utan.")
        case .demo:
            pick(
                "Can't sign in: this is the sample account. Start faktura without --demo.",
                sv: "Kan inte logga in: detta är exempelkontot. Starta faktura utan --demo.")
        case .files:
            pick(
                "Can't sign in: usage files are shown. Start faktura without files.",
                sv: "Kan inte logga in: användningsfiler visas. Starta faktura utan filer.")
        }
    }

    /// What keys of accounts do.
    public enum AccountAction: CaseIterable, Sendable {
        case accounts, signIn, actions, takeWay, otherWay, copyCode, stopSigningIn, closeDialog
    }

    /// The words of an action.
    public func key(_ action: AccountAction) -> KeyWords {
        let (label, description) =
            switch action {
            case .accounts:
                (pick("accounts", sv: "konton"), pick("accounts; sign in to Azure", sv: "konton; logga in i Azure"))
            case .signIn: (pick("sign in", sv: "logga in"), pick("sign in to Azure", sv: "logga in i Azure"))
            case .actions:
                (
                    pick("actions", sv: "åtgärder"),
                    pick("sign in again, sign out, copy the name", sv: "logga in igen, logga ut, kopiera namnet")
                )
            case .takeWay:
                (pick("sign in", sv: "logga in"), pick("sign in this way", sv: "logga in på detta sätt"))
            case .otherWay:
                (pick("other way", sv: "annat sätt"), pick("sign in this way instead", sv: "logga in så i stället"))
            case .copyCode: (pick("copy code", sv: "kopiera kod"), pick("copy the code", sv: "kopiera koden"))
            case .stopSigningIn: (pick("cancel", sv: "avbryt"), pick("stop signing in", sv: "avbryt inloggningen"))
            case .closeDialog: (pick("close", sv: "stäng"), pick("close this", sv: "stäng detta"))
            }
        return KeyWords(label: label, description: description)
    }

    /// The entries of an account's menu: sign in again.
    public var menuSignInAgain: String { pick("Sign in again", sv: "Logga in igen") }
    /// The entries of a tenant's menu: sign in there.
    public var menuSignInThere: String { pick("Sign in to this tenant", sv: "Logga in i klientorganisationen") }
    /// The entries of an account's menu: sign out.
    public var menuSignOut: String { pick("Sign out", sv: "Logga ut") }
    /// The entries of an account's menu: copy its name.
    public var menuCopyName: String { pick("Copy name", sv: "Kopiera namn") }
    /// The entries of a tenant's menu: copy its identifier.
    public var menuCopyID: String { pick("Copy tenant id", sv: "Kopiera id") }

    /// What signing out does not do, where tokens come from elsewhere; empty where faktura keeps them.
    public func signOutNote(_ way: AzureAccount.Way) -> String {
        switch way {
        case .deviceCode: ""
        case .azureCLI: pick("'az' stays signed in", sv: "”az” förblir inloggat")
        default: pick("forgotten here", sv: "glöms här")
        }
    }

    /// Why a key does nothing: accounts stand in one order.
    public var accountsAreUnsorted: String {
        pick("Accounts stand in the order of signing in.", sv: "Konton står i den ordning de loggades in.")
    }
    /// Why a key does nothing: the screen has no table to save.
    public var accountsAreNotSaved: String {
        pick(
            "'faktura accounts' prints them; Enter copies a name.",
            sv: "”faktura accounts” skriver ut dem; Enter kopierar ett namn.")
    }
    /// Why a key does nothing: accounts have no periods.
    public var accountsHaveNoPeriods: String {
        pick("Periods are those of a subscription.", sv: "Perioder finns hos en prenumeration.")
    }
}
