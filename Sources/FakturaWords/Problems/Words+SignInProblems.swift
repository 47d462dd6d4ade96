public import BillingCore

extension Words {
    /// Why there is no token, and what to do.
    public func sentence(for problem: SignInProblem) -> String {
        switch problem {
        case .notSignedIn:
            pick("Nobody is signed in. '\(login())' signs in.", sv: "Ingen är inloggad. ”\(login())” loggar in.")
        case .refused(let refusal): self.refusal(refusal)
        case .codeExpired:
            pick("The code was not entered in time. Ask for a new one.", sv: "Koden angavs inte i tid. Begär en ny.")
        case .declined: pick("The sign-in was declined in the browser.", sv: "Inloggningen avböjdes i webbläsaren.")
        case .noAzureCLI:
            pick(
                "The Azure CLI ('az') is not found. Install it, or choose another way.",
                sv: "Azure CLI (”az”) hittas inte. Installera det, eller välj ett annat sätt.")
        case .azureCLINotSignedIn:
            pick(
                "The Azure CLI is not signed in. Run 'az login' first.",
                sv: "Azure CLI är inte inloggat. Kör ”az login” först.")
        case .azureCLIFailed(""):
            pick(
                "The Azure CLI's answer can't be read. Update it, or choose another way.",
                sv: "Svaret från Azure CLI kan inte läsas. Uppdatera det, eller välj ett annat sätt.")
        case .azureCLIFailed(let text): pick("The Azure CLI failed: \(text)", sv: "Azure CLI misslyckades: \(text)")
        case .azureCLITooSlow(let seconds):
            pick(
                "The Azure CLI gave no answer in \(seconds) seconds. Try 'az account get-access-token' yourself.",
                sv: "Azure CLI svarade inte inom \(seconds) sekunder. Prova ”az account get-access-token” själv.")
        case .unreadableFile(let path):
            pick(
                "Can't read the token in '\(path)': it is missing, empty or not yours. Check the file.",
                sv: "Kan inte läsa token i ”\(path)”: den saknas, är tom eller inte din. Kontrollera filen.")
        case .noManagedIdentity:
            pick(
                "This machine has no managed identity. Choose another way to sign in.",
                sv: "Datorn har ingen hanterad identitet. Välj ett annat sätt att logga in.")
        case .environmentTokenExpired(let variable):
            pick("The token in \(variable) is over. Set a new one.", sv: "Token i \(variable) har gått ut. Sätt en ny.")
        case .variableNotSet(let variable):
            pick(
                "\(variable) is not set. Set it, or choose another way to sign in.",
                sv: "\(variable) är inte satt. Sätt den, eller välj ett annat sätt att logga in.")
        case .unreadableSignIns(let path):
            pick(
                "Can't read who is signed in from '\(path)': it is damaged or not yours. 'faktura logout --all' removes it.",
                sv:
                    "Kan inte läsa vem som är inloggad i ”\(path)”: filen är skadad eller inte din. ”faktura logout --all” tar bort den."
            )
        }
    }

    private func refusal(_ refusal: SignInRefusal) -> String {
        let number = refusal.numbers.first.map { "AADSTS\($0)" } ?? refusal.error
        let tenant = refusal.tenant
        let reason = signInReason(refusal.reason, tenant: tenant)
        let id = refusal.correlationID.map { pick(", correlation id \($0)", sv: ", korrelations-id \($0)") } ?? ""
        return pick("Can't sign in to '\(tenant)': ", sv: "Kan inte logga in i ”\(tenant)”: ") + reason
            + " (\(number)\(id))"
    }

    private func signInReason(_ reason: SignInRefusal.Reason, tenant: String) -> String {
        switch reason {
        case .conditionalAccess:
            pick(
                "Conditional Access forbids this way or this machine. Try the Azure CLI's sign-in or a service principal.",
                sv:
                    "villkorsstyrd åtkomst förbjuder detta sätt eller denna dator. Prova Azure CLI eller en tjänsts identitet."
            )
        case .multiFactor:
            pick(
                "it wants another proof of identity. Sign in there: '\(login("--tenant", tenant))'.",
                sv: "den vill ha ett till bevis. Logga in där: ”\(login("--tenant", tenant))”.")
        case .expired:
            pick(
                "the sign-in has expired. '\(login())' signs in again.",
                sv: "inloggningen har gått ut. ”\(login())” loggar in igen.")
        case .consent(let byAdministrator):
            byAdministrator
                ? pick(
                    "an administrator has to agree to the application first.",
                    sv: "en administratör måste först godkänna programmet.")
                : pick(
                    "nobody agreed to what the application may do. Sign in again and agree.",
                    sv: "ingen har godkänt vad programmet får göra. Logga in igen och godkänn.")
        case .unknownAccount:
            pick(
                "the account is not known there. Choose its tenant.",
                sv: "kontot är inte känt där. Välj dess klientorganisation.")
        case .lockedAccount:
            pick(
                "the account is locked, disabled, or its password is over.",
                sv: "kontot är låst, inaktiverat eller har för gammalt lösenord.")
        default: applicationReason(reason)
        }
    }

    /// Of what the application, the tenant or Microsoft is the cause.
    private func applicationReason(_ reason: SignInRefusal.Reason) -> String {
        switch reason {
        case .unknownApplication:
            pick(
                "the application is not known there. Check the client id.",
                sv: "programmet är inte känt där. Kontrollera klient-id.")
        case .notPublicClient:
            pick(
                "the application does not allow public client flows. Its owner can.",
                sv: "programmet tillåter inte offentliga klienter. Dess ägare kan slå på det.")
        case .badSecret: pick("the client secret is wrong or over.", sv: "klienthemligheten är fel eller har gått ut.")
        case .badAssertion:
            pick(
                "the token from outside matches no federated credential.",
                sv: "den yttre token passar ingen federerad identitet.")
        case .unknownTenant: pick("there is no such tenant. Check its name.", sv: "den finns inte. Kontrollera namnet.")
        case .otherCloud:
            pick(
                "it lives in another cloud. Name it with --cloud.",
                sv: "den finns i ett annat moln. Ange det med --cloud.")
        case .unknownScope:
            pick(
                "Azure's resource is not known there. Check the cloud.",
                sv: "Azures resurs är inte känd där. Kontrollera molnet.")
        case .outOfOrder:
            pick(
                "Microsoft Entra ID has trouble. Try again later.",
                sv: "Microsoft Entra ID har driftstörningar. Försök igen senare.")
        default: pick("Microsoft Entra ID refused.", sv: "Microsoft Entra ID nekade.")
        }
    }
}
