public import BillingCore

/// The dialog that signs in, and what is said of it afterwards.
extension Words {
    /// The title of the dialog.
    ///
    /// - Parameter tenant: Which tenant is signed in to; `nil` when the way decides.
    public func signInTitle(tenant: String?) -> String {
        tenant.map { pick("Sign in to Azure, tenant '\($0)'", sv: "Logga in i Azure, klientorganisation ”\($0)”") }
            ?? pick("Sign in to Azure", sv: "Logga in i Azure")
    }

    /// A way to sign in as the list has it: `the Azure CLI's sign-in (admin@example.com)`.
    ///
    /// - Parameter who: Whom it signs in; `nil` when that is not known before.
    public func wayToSignIn(_ way: AzureAccount.Way, who: String?) -> String {
        let name =
            switch way {
            case .deviceCode: pick("a code to enter in a browser", sv: "en kod att ange i en webbläsare")
            case .azureCLI: pick("the Azure CLI's sign-in", sv: "inloggningen i Azure CLI")
            case .clientSecret:
                pick("a service principal from AZURE_CLIENT_ID", sv: "en tjänsts identitet från AZURE_CLIENT_ID")
            case .workloadIdentity:
                pick(
                    "a workload identity from AZURE_FEDERATED_TOKEN_FILE",
                    sv: "en arbetslasts identitet från AZURE_FEDERATED_TOKEN_FILE")
            case .managedIdentity: pick("this machine's managed identity", sv: "datorns hanterade identitet")
            case .environmentToken: pick("a token from FAKTURA_ACCESS_TOKEN", sv: "en token från FAKTURA_ACCESS_TOKEN")
            }
        return who.map { "\(name) (\($0))" } ?? name
    }

    /// What a way to sign in is, in a sentence.
    public func aboutWay(_ way: AzureAccount.Way) -> String {
        switch way {
        case .deviceCode:
            pick(
                "Microsoft gives a code to enter in any browser, also over SSH.",
                sv: "Microsoft ger en kod att ange i valfri webbläsare, även över SSH.")
        case .azureCLI:
            pick(
                "'az' gives the token: you see what it is allowed to see.",
                sv: "”az” ger token: du ser det som det får se.")
        case .clientSecret:
            pick(
                "An application signs in by its secret; it never is Account Administrator.",
                sv: "Ett program loggar in med sin hemlighet; det är aldrig kontoadministratör.")
        case .workloadIdentity:
            pick(
                "An application signs in by another service's token, read from a file.",
                sv: "Ett program loggar in med en annan tjänsts token, läst ur en fil.")
        case .managedIdentity:
            pick(
                "Azure signs this machine in; no secret is kept on it.",
                sv: "Azure loggar in datorn; ingen hemlighet sparas på den.")
        case .environmentToken:
            pick(
                "One token, as long as it lasts: an hour or so.", sv: "En token, så länge den gäller: ungefär en timme."
            )
        }
    }

    /// Marks a way that cannot be taken now.
    public var wayNotReady: String { pick("not ready", sv: "ej klart") }
    /// Above the ways to choose from.
    public var waysFound: String { pick("Ways found here:", sv: "Sätt som hittades här:") }
    /// Above the ways to choose from while one is being gone.
    public var otherWaysFound: String { pick("Other ways, found here:", sv: "Andra sätt, som hittades här:") }
    /// Said while it is found out how one can sign in.
    public var findingWays: String {
        pick("looking for ways to sign in from here …", sv: "letar efter sätt att logga in härifrån …")
    }

    /// Said while a way takes its time.
    public func waitingFor(_ way: AzureAccount.Way) -> String {
        switch way {
        case .deviceCode: pick("asking Microsoft for a code …", sv: "begär en kod från Microsoft …")
        case .azureCLI: pick("asking the Azure CLI …", sv: "frågar Azure CLI …")
        case .managedIdentity: pick("asking this machine's identity …", sv: "frågar efter datorns identitet …")
        default: pick("asking Microsoft Entra ID …", sv: "frågar Microsoft Entra ID …")
        }
    }

    /// Before the address where a code is entered.
    public var codeAddressLabel: String { pick("Open", sv: "Öppna") }
    /// Before the code.
    public var codeLabel: String { pick("Code", sv: "Kod") }
    /// Beside the code: how it is copied, and how long it is valid.
    public func codeNote(secondsLeft: Int64) -> String {
        let left = timeLeft(seconds: Int(max(0, min(secondsLeft, 359_999))))
        return pick("y copies it · valid for \(left)", sv: "y kopierar · gäller i \(left)")
    }
    /// Said until the code is entered.
    public var waitingForBrowser: String {
        pick("waiting for you to finish in the browser …", sv: "väntar på att du blir klar i webbläsaren …")
    }

    /// Why a code to enter in a browser cannot be had: no application is named.
    public var noClientID: String {
        pick(
            "No client id is configured, so Microsoft gives no code.",
            sv: "Inget klient-id är angivet, så Microsoft ger ingen kod.")
    }

    /// The ways to sign in, explained where none can be taken.
    public var waysExplained: String {
        pick(
            """
            There is no sign-in to take here yet. Three ways lead to one:

            1. Sign in with the Azure CLI: 'az login'. Then come back here.

            2. Register an application of your own in Microsoft Entra ID, with public client flows allowed and the \
            permission user_impersonation of Azure Service Management. Put its id into the configuration file: \
            client-id = "…".

            3. Borrow the Azure CLI's id: start with --client-id azure-cli. The consent page then names the Azure CLI, \
            and Microsoft may end it at any time.

            A service principal's AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET are taken from the environment.
            """,
            sv: """
                Här finns ingen inloggning att använda än. Tre sätt leder till en:

                1. Logga in med Azure CLI: ”az login”. Kom sedan tillbaka hit.

                2. Registrera ett eget program i Microsoft Entra ID, som tillåter offentliga klientflöden och har \
                behörigheten user_impersonation för Azure Service Management. Skriv dess id i konfigurationsfilen: \
                client-id = "…".

                3. Låna Azure CLI:s id: starta med --client-id azure-cli. Då nämner godkännandesidan Azure CLI, och \
                Microsoft kan sätta stopp när som helst.

                En tjänsts AZURE_TENANT_ID, AZURE_CLIENT_ID och AZURE_CLIENT_SECRET tas ur miljön.
                """)
    }

    /// Said when somebody has signed in.
    ///
    /// - Parameter name: Who; `nil` when the way does not tell.
    public func hasSignedIn(_ name: String?, tenants: Int) -> String {
        let who =
            name.map { pick("'\($0)' is signed in", sv: "”\($0)” är inloggad") } ?? pick("Signed in", sv: "Inloggad")
        let places =
            tenants == 1
            ? pick("1 tenant", sv: "1 klientorganisation")
            : pick("\(count(tenants)) tenants", sv: "\(count(tenants)) klientorganisationer")
        return pick("\(who): \(places). What it sees is being read.", sv: "\(who): \(places). Det som syns läses in.")
    }

    /// Said when somebody was signed out.
    public func hasSignedOut(_ name: String?) -> String {
        let who =
            name.map { pick("'\($0)' is signed out", sv: "”\($0)” är utloggad") }
            ?? pick("The account is signed out", sv: "Kontot är utloggat")
        return who + pick("; what was read stays.", sv: "; det som lästs finns kvar.")
    }

    /// Said where a sign-in turns out to be over; the sentence that says why stands in the second line.
    ///
    /// - Parameter name: Whose; `nil` when that is not known.
    public func signInNeeded(_ name: String?, _ sentence: String) -> String {
        let whose =
            name.map { pick("The sign-in of '\($0)' is over", sv: "Inloggningen för ”\($0)” har gått ut") }
            ?? pick("Azure wants a new sign-in", sv: "Azure vill ha en ny inloggning")
        return whose + pick(": A signs in again.", sv: ": A loggar in igen.") + "\n" + sentence
    }
}
