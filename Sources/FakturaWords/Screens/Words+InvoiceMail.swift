public import BillingCore

/// The E-mail invoice screen and the `email` commands.
extension Words {
    /// Why nothing is sent from here.
    public enum MailHindrance: Hashable, Sendable {
        /// The program was started with `--offline`.
        case offline
        /// The sample account is shown.
        case demo
        /// Usage files are shown.
        case files
        /// Nobody is signed in who sees the subscription.
        case notSignedIn
    }

    /// The name of the screen.
    public var mailTitle: String { pick("E-mail invoice", sv: "Faktura via e-post") }

    /// Where subscriptions stand in the portal.
    public var subscriptionsPortal: String { PortalPlace.subscriptions.address }
    /// Where the Account Administrator's address stands.
    public var profilePage: String { PortalPlace.profile.address }
    /// The portal of Azure US Government.
    public var governmentPortal: String { "https://portal.azure.us" }
    /// Where Microsoft's terms of Azure stand.
    public var termsPage: String { "https://azure.microsoft.com/support/legal/" }

    /// Whether it can be had, and how.
    public func mailWay(_ mail: InvoiceMail, profileName: String?) -> String {
        switch mail {
        case .byAPI(let place, let isAllowed):
            let name = profileName ?? place.profile
            let doubt =
                isAllowed == nil
                ? pick(
                    " Azure did not say whether you may change it.", sv: " Azure har inte sagt om du får ändra det.")
                : ""
            return pick(
                "It is a setting of the billing profile '\(name)': it holds for every subscription of the profile. "
                    + "Whoever has a role on the profile gets the mail too.",
                sv: "Det är en inställning för faktureringsprofilen ”\(name)”: den gäller alla profilens "
                    + "prenumerationer. Alla med en roll på profilen får också posten.") + doubt
        case .portalOnly(let administrator):
            let mailbox = administrator.map { " (\($0))" } ?? ""
            return pick(
                "For pay-as-you-go only Azure's portal can switch it, for each subscription by itself and by its "
                    + "Account Administrator\(mailbox). No API tells whether it is on, so faktura cannot know.",
                sv: "För användningsbaserad betalning kan bara Azure-portalen slå på det, för varje prenumeration för "
                    + "sig och av dess kontoadministratör\(mailbox). Inget API visar om det är på, så faktura kan inte "
                    + "veta.")
        case .notAvailable(let reason): return whyNoMail(reason)
        }
    }

    /// What to do in the portal, step by step; nothing of it is done by faktura.
    ///
    /// - Parameter name: The subscription's name.
    public func portalSteps(_ name: String) -> [String] {
        [
            pick("Open \(subscriptionsPortal)", sv: "Öppna \(subscriptionsPortal)"),
            pick("Choose the subscription '\(name)'.", sv: "Välj prenumerationen ”\(name)”."),
            pick(
                "Invoices › Email invoice (Email my invoice).",
                sv: "Fakturor › Skicka faktura via e-post (Email my invoice)."),
            pick("Opt in and accept the terms.", sv: "Anmäl dig och godkänn villkoren."),
            pick("Then add the recipients.", sv: "Lägg sedan till mottagarna."),
        ]
    }

    /// How the portal is the place, and what faktura keeps.
    public var portalLead: String {
        pick("In the portal, by hand:", sv: "I portalen, för hand:")
    }
    /// What the recipients below are, where only the portal switches it.
    public var keptRecipientsLead: String {
        pick(
            "Recipients you want, kept on this machine only; Azure is told nothing:",
            sv: "Mottagare du vill ha, sparade bara på denna dator; Azure får inget veta:")
    }
    /// The first line of the file that keeps recipients, after its `#`.
    public var keptRecipientsHeader: String {
        pick(
            "Wanted recipients of e-mailed invoices; Azure is told nothing.",
            sv: "Önskade mottagare av fakturor med e-post; Azure får inget veta.")
    }

    /// What to look at when mails do not come.
    ///
    /// - Parameter administrator: Where the Account Administrator gets mail, when known.
    public func mailsDoNotCome(_ mail: InvoiceMail) -> String {
        if case .byAPI = mail {
            return pick(
                "If mails don't come: check the addresses here and the junk folder; invoices are mailed when they are "
                    + "made, not at once.",
                sv: "Om posten uteblir: kontrollera adresserna här och skräpposten; fakturor skickas när de skapas, "
                    + "inte genast.")
        }
        return pick(
            "If mails don't come: check your address in the communication preferences of your profile, \(profilePage)",
            sv: "Om posten uteblir: kontrollera adressen i kommunikationsinställningarna i din profil, \(profilePage)")
    }

    /// Whether invoices are mailed: `on`, `off`, `not known`.
    public func mailing(_ isOn: Bool?) -> String {
        switch isOn {
        case true?: pick("on", sv: "på")
        case false?: pick("off", sv: "av")
        case nil: pick("not known", sv: "okänt")
        }
    }

    /// Whether invoices are mailed, and to how many: `E-mail invoice: on, 2 recipients`.
    public func mailState(_ state: InvoiceMailState) -> String {
        let count = state.recipients.count
        let who = pick(
            "\(self.count(count)) \(count == 1 ? "recipient" : "recipients")", sv: "\(self.count(count)) mottagare")
        return "\(mailTitle): \(mailing(state.isOn))" + (count > 0 ? ", \(who)" : "")
    }

    /// What is wanted and not sent: `E-mail invoice: on, 2 recipients (not sent yet)`.
    public func mailDraft(_ state: InvoiceMailState) -> String {
        mailState(state) + pick(" (not sent yet)", sv: " (inte skickat än)")
    }

    /// The row that turns mailing on or off.
    public func mailRow(isOn: Bool, before: Bool?) -> String {
        let change = before == isOn ? "" : pick(" (now \(mailing(before)))", sv: " (nu \(mailing(before)))")
        return "\(mailTitle): \(mailing(isOn))\(change)"
    }
    /// The row that adds a recipient.
    public var addRecipient: String { pick("Add a recipient…", sv: "Lägg till en mottagare…") }
    /// The row that shows what will be sent.
    public var reviewMail: String { pick("Review the change…", sv: "Granska ändringen…") }

    /// Why the list of subscriptions with their mailing is empty.
    public var noMailKnown: String {
        pick(
            "No subscription is known yet, so there is nothing to mail. Sign in with '\(login())' and run 'faktura sync', "
                + "or try --demo.",
            sv: "Ingen prenumeration är känd än, så det finns inget att skicka. Logga in med ”\(login())” och kör "
                + "”faktura sync”, eller prova --demo.")
    }

    /// Why the state is not shown.
    public func mailNotRead(_ hindrance: MailHindrance) -> String {
        switch hindrance {
        case .offline:
            pick(
                "How it stands was not read: --offline forbids the network.",
                sv: "Läget lästes inte: --offline förbjuder nätet.")
        case .demo: pick("This is the sample account: nothing is sent.", sv: "Detta är exempelkontot: inget skickas.")
        case .files:
            pick("Files do not tell how it stands.", sv: "Filer visar inte läget.")
        case .notSignedIn:
            pick(
                "How it stands was not read: nobody is signed in who sees the subscription. Sign in with A or "
                    + "'\(login())'.",
                sv:
                    "Läget lästes inte: ingen är inloggad som ser prenumerationen. Logga in med A eller ”\(login())”."
            )
        }
    }

    /// Why a change is not sent.
    public func mailNotSent(_ hindrance: MailHindrance) -> String {
        switch hindrance {
        case .offline:
            pick(
                "Nothing was sent: --offline forbids the network. Leave it out to change it.",
                sv: "Inget skickades: --offline förbjuder nätet. Utelämna det för att ändra.")
        case .demo:
            pick(
                "Nothing was sent: this is the sample account. With your own this would now be sent to Azure.",
                sv: "Inget skickades: detta är exempelkontot. Med ditt eget skulle detta nu skickas till Azure.")
        case .files:
            pick("Nothing was sent: files are shown.", sv: "Inget skickades: filer visas.")
        case .notSignedIn:
            pick(
                "Nothing was sent: nobody is signed in who sees the subscription. Sign in with A or '\(login())'.",
                sv: "Inget skickades: ingen är inloggad som ser prenumerationen. Logga in med A eller ”\(login())”.")
        }
    }

    /// Why kept recipients could not be read or written; the number is `errno`.
    public func mailNotKept(path: String, code: Int32?) -> String {
        code == nil
            ? pick(
                "Can't read the recipients kept in '\(path)': it is not TOML, or not yours. Mend or remove it.",
                sv: "Kan inte läsa mottagarna i ”\(path)”: det är inte TOML, eller inte ditt. Laga eller ta bort filen."
            )
            : pick(
                "Can't keep the recipients in '\(path)' (error \(code ?? 0)). Check space and rights.",
                sv: "Kan inte spara mottagarna i ”\(path)” (fel \(code ?? 0)). Kontrollera utrymme och rättigheter.")
    }

    /// What was being read, as it stands after "read".
    public func mailWanted(_ name: String) -> String {
        pick("the e-mail settings of '\(name)'", sv: "e-postinställningarna för ”\(name)”")
    }
}
