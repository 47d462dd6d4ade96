public import BillingCore

extension Words {
    /// What to do where no message of Microsoft's says it.
    public func enterCode(_ code: String, at address: String) -> String {
        pick(
            "Open \(address) in a browser on any device and enter the code \(code).",
            sv: "Öppna \(address) i en webbläsare på valfri enhet och ange koden \(code).")
    }

    /// Shown while a code waits to be entered, with the time that is left.
    public func waitingForCode(seconds: Int) -> String {
        pick(
            "Waiting for the code to be entered, \(timeLeft(seconds: seconds)) left; Ctrl-C gives up.",
            sv: "Väntar på att koden anges, \(timeLeft(seconds: seconds)) kvar; Ctrl-C avbryter.")
    }

    /// Asked once before the Azure CLI's sign-in is used.
    public func azureCLIQuestion(_ user: String?, tenant: String?) -> String {
        let who = quoted(user)
        let place = tenant.map { pick(" in tenant \($0)", sv: " i klientorganisationen \($0)") } ?? ""
        return pick(
            "The Azure CLI is signed in as \(who)\(place). Use its sign-in from now on? [y/N]",
            sv: "Azure CLI är inloggat som \(who)\(place). Använda dess inloggning från och med nu? [j/N]")
    }

    /// Said where nobody can be asked.
    public func azureCLINeedsChoice(_ user: String?) -> String {
        pick(
            "The Azure CLI is signed in as \(quoted(user)); '\(login("--way", "azure-cli"))' uses that.",
            sv: "Azure CLI är inloggat som \(quoted(user)); ”\(login("--way", "azure-cli"))” använder det.")
    }

    /// Said when somebody was signed in.
    public func signedIn(_ account: AzureAccount) -> String {
        pick("Signed in: \(self.account(account)).", sv: "Inloggad: \(self.account(account)).")
    }

    /// Said when somebody was signed out.
    public func signedOut(_ account: AzureAccount) -> String {
        let rest =
            switch account.way {
            case .azureCLI:
                pick(" The Azure CLI itself stays signed in.", sv: " Azure CLI självt är fortfarande inloggat.")
            default: ""
            }
        return pick("Signed out: \(self.account(account)).", sv: "Utloggad: \(self.account(account)).") + rest
    }

    /// An account with its way and cloud: `'anna@contoso.se', device-code, public cloud`.
    public func account(_ account: AzureAccount) -> String {
        pick(
            "\(quoted(account.name)), \(account.way.rawValue), cloud '\(account.cloud)'",
            sv: "\(quoted(account.name)), \(account.way.rawValue), molnet ”\(account.cloud)”")
    }

    /// A tenant by name, domain and identifier.
    public func tenant(_ tenant: Tenant) -> String {
        let names = [tenant.name, tenant.domain].compactMap { $0 }.joined(separator: ", ")
        return names.isEmpty ? tenant.id : "\(names) (\(tenant.id))"
    }

    /// Why a tenant did not let its member in; the other ones stay.
    public func closedTenant(_ tenant: Tenant, _ problem: AzureProblem) -> String {
        "\(tenant.displayName): \(signInFailed(problem))"
    }

    /// Where the token is kept.
    public func tokenKept(path: String) -> String {
        pick(
            "The token is kept in '\(path)', for you alone to read; 'faktura logout' removes it.",
            sv: "Token sparas i ”\(path)”, läsbar bara för dig; ”faktura logout” tar bort den.")
    }

    /// Said with `--no-token-cache`.
    public var nothingKept: String {
        pick(
            "Nothing is kept: this sign-in ends with the command. Without --no-token-cache it stays.",
            sv: "Inget sparas: inloggningen upphör med kommandot. Utan --no-token-cache finns den kvar.")
    }

    /// Said when the user stopped a sign-in.
    public var signInInterrupted: String {
        pick("Interrupted; nobody was signed in.", sv: "Avbrutet; ingen loggades in.")
    }

    /// Said when signing in is asked for without the network.
    public var signInNeedsNetwork: String {
        pick(
            "Can't sign in: --offline forbids the network. Leave it out.",
            sv: "Kan inte logga in: --offline förbjuder nätet. Utelämna det.")
    }

    /// How one can sign in, when nothing is set up for it.
    public var waysToSignIn: String {
        pick(
            """
            Can't sign in: no way to sign in is set up. Any of these will do:
              az login, then faktura login --way azure-cli     the Azure CLI's sign-in
              faktura login --client-id ID                     an application that you registered; the README says how,
                                                               and client-id in the configuration keeps it
              faktura login --client-id azure-cli              the Azure CLI's own application, without the Azure CLI
              AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET in the environment: an application's secret
            """,
            sv: """
                Kan inte logga in: inget sätt att logga in är inställt. Något av detta räcker:
                  az login, sedan faktura login --way azure-cli    Azure CLI:s inloggning
                  faktura login --client-id ID                     ett program som du har registrerat; README säger hur,
                                                                   och client-id i konfigurationen behåller det
                  faktura login --client-id azure-cli              Azure CLI:s eget program, utan Azure CLI
                  AZURE_TENANT_ID, AZURE_CLIENT_ID och AZURE_CLIENT_SECRET i miljön: ett programs hemlighet
                """)
    }

    /// What else can be tried here, after a way was refused.
    public func otherWays(_ ways: [AzureAccount.Way]) -> String {
        guard !ways.isEmpty else {
            return pick(
                "No other way is set up here: 'az login' is one, an application's secret in the environment another.",
                sv: "Inget annat sätt är inställt här: ”az login” är ett, ett programs hemlighet i miljön ett annat.")
        }
        let commands = ways.map { login("--way", $0.rawValue) }
        return pick(
            "Also set up here: \(commands.map { "'\($0)'" }.joined(separator: ", ")).",
            sv: "Inställt här är också: \(commands.map { "”\($0)”" }.joined(separator: ", ")).")
    }
}

extension Words {
    /// Said when there is nobody to sign out or to list in a cloud.
    public func nobodySignedIn(in cloud: String) -> String {
        pick(
            "Nobody is signed in to the cloud '\(cloud)'. '\(login())' signs in.",
            sv: "Ingen är inloggad i molnet ”\(cloud)”. ”\(login())” loggar in.")
    }

    /// Said when there is nobody to sign out anywhere.
    public var nobodySignedIn: String { pick("Nobody is signed in.", sv: "Ingen är inloggad.") }

    /// Said when an account that was named is not there.
    public func unknownAccount(_ name: String, known: [AzureAccount]) -> String {
        pick(
            "Can't sign out '\(name)': no such account. Signed in are: \(names(known)).",
            sv: "Kan inte logga ut ”\(name)”: kontot finns inte. Inloggade är: \(names(known)).")
    }

    /// Said when it is not clear who is meant.
    public func severalAccounts(_ known: [AzureAccount]) -> String {
        pick(
            "Can't sign out: several are signed in. Name one or pass --all: \(names(known)).",
            sv: "Kan inte logga ut: flera är inloggade. Ange en, eller --all: \(names(known)).")
    }

    /// Said when credentials of the environment stay.
    public func staysInEnvironment(_ account: AzureAccount, tokenFrom: String) -> String {
        pick(
            "\(self.account(account)) comes from the environment (\(tokenFrom)) and stays until that is unset.",
            sv: "\(self.account(account)) kommer från miljön (\(tokenFrom)) och finns kvar tills den är borta.")
    }

    /// Said when a damaged file of sign-ins was removed.
    public func damagedRemoved(path: String) -> String {
        pick(
            "'\(path)' was damaged; it is removed, whoever stood in it.",
            sv: "”\(path)” var skadad; den tas bort, vem som än stod i den.")
    }

    private func names(_ accounts: [AzureAccount]) -> String {
        accounts.map { $0.name ?? $0.id.rawValue }.joined(separator: ", ")
    }

    private func quoted(_ name: String?) -> String {
        name.map { pick("'\($0)'", sv: "”\($0)”") } ?? pick("an unnamed account", sv: "ett namnlöst konto")
    }
}
