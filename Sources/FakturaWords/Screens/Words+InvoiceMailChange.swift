public import BillingCore

/// A change of who gets invoices by mail, from the wish to what Azure has afterwards.
extension Words {
    /// What became of a change.
    public enum MailOutcome: Hashable, Sendable {
        /// Read back, it is as it was sent.
        case done(InvoiceMailState)
        /// Azure took it, and what was read back is something else.
        case different(InvoiceMailState)
        /// It was refused or no answer came; what was read back afterwards.
        case failed(AzureProblem, MailReadBack)

        /// Whether it is as it was sent, as read back.
        public var isDone: Bool {
            switch self {
            case .done, .failed(_, .asSent): true
            case .different, .failed: false
            }
        }

        /// What Azure has now; `nil` where it could not be read.
        public var state: InvoiceMailState? {
            switch self {
            case .done(let state), .different(let state): state
            case .failed(_, .asSent(let state)), .failed(_, .unchanged(let state)), .failed(_, .other(let state)): state
            case .failed(_, .unread): nil
            }
        }
    }

    /// What was read back after a change that Azure did not answer as one would wish.
    public enum MailReadBack: Hashable, Sendable {
        /// It is as it was sent.
        case asSent(InvoiceMailState)
        /// It is as it was before.
        case unchanged(InvoiceMailState)
        /// It is neither.
        case other(InvoiceMailState)
        /// It could not be read either.
        case unread
    }

    /// What became of a change, in full.
    ///
    /// - Parameter name: The subscription's name.
    public func mailOutcome(_ outcome: MailOutcome, name: String) -> String {
        switch outcome {
        case .done(let state):
            pick("Sent and read back. \(mailState(state)).", sv: "Skickat och läst tillbaka. \(mailState(state)).")
                + optedOut(state)
        case .different(let state):
            pick(
                "Azure took the change, but read back it is different: \(mailList(state)). Check it before you rely on "
                    + "it.",
                sv: "Azure tog emot ändringen, men det som lästes tillbaka är annorlunda: \(mailList(state)). "
                    + "Kontrollera innan du litar på det.")
        case .failed(let problem, let read): failure(problem, read, wanted: mailWanted(name))
        }
    }

    private func failure(_ problem: AzureProblem, _ read: MailReadBack, wanted: String) -> String {
        switch read {
        case .asSent(let state): doneAllTheSame(problem, state)
        case .unchanged(let state):
            sentence(for: problem, changing: wanted, isReadBack: true) + " "
                + (Self.isUncertain(problem)
                    ? pick(
                        "Read back, nothing has changed so far: \(mailList(state)).",
                        sv: "Vid läsning tillbaka har inget ändrats hittills: \(mailList(state)).")
                    : pick(
                        "Read back, nothing was changed: \(mailList(state)).",
                        sv: "Vid läsning tillbaka har inget ändrats: \(mailList(state))."))
        case .other(let state):
            sentence(for: problem, changing: wanted, isReadBack: true) + " "
                + pick(
                    "Read back, it is not as it was to be: \(mailList(state)).",
                    sv: "Vid läsning tillbaka är det inte som det skulle bli: \(mailList(state)).")
        case .unread:
            sentence(for: problem, changing: wanted) + " "
                + pick(
                    "It could not be read back: look with 'faktura email show' whether it was changed.",
                    sv: "Det kunde inte läsas tillbaka: se med ”faktura email show” om det ändrades.")
        }
    }

    /// What was asked for holds, though Azure did not say so.
    private func doneAllTheSame(_ problem: AzureProblem, _ state: InvoiceMailState) -> String {
        let trouble =
            switch problem {
            case .unreachable(_, .timedOut), .tooSlow:
                pick("Azure did not answer in time", sv: "Azure svarade inte i tid")
            case .unreachable:
                pick("the connection broke before Azure answered", sv: "förbindelsen bröts före Azures svar")
            case .refused(let refusal):
                pick("Azure answered \(refusal.status)", sv: "Azure svarade \(refusal.status)")
                    + (refusal.code.map { " \($0)" } ?? "")
            default: pick("Azure's answer could not be used", sv: "Azures svar gick inte att använda")
            }
        return pick(
            "Done, though \(trouble): read back, it is as it was to be. \(mailList(state)).",
            sv: "Gjort, fast \(trouble): vid läsning tillbaka är det som det skulle bli. \(mailList(state)).")
            + optedOut(state)
    }

    /// The way back, after opting out.
    private func optedOut(_ state: InvoiceMailState) -> String {
        guard state.isOn == false else { return "" }
        return pick(
            " The recipients are deleted at Azure. To opt in again: e, or 'faktura email opt-in --recipient ADDRESS'.",
            sv: " Mottagarna är raderade hos Azure. Anmäl dig igen: e, eller ”faktura email opt-in --recipient ADRESS”."
        )
    }

    /// A state with its recipients by name.
    public func mailList(_ state: InvoiceMailState) -> String {
        mailState(state) + (state.recipients.isEmpty ? "" : ": " + state.recipients.joined(separator: ", "))
    }

    /// A line of what will be sent, with its sign: `+`, `-`, or blank for what stays.
    public func mailLine(_ line: InvoiceMailChange.Line) -> (sign: String, text: String) {
        switch line {
        case .mailing(let before, let after) where before == after:
            return (" ", "\(mailTitle): \(mailing(after))")
        case .mailing(let before, let after):
            let change = pick(
                "from \(mailing(before)) to \(mailing(after))", sv: "från \(mailing(before)) till \(mailing(after))")
            return ("~", "\(mailTitle): \(change)")
        case .added(let address): return ("+", address)
        case .removed(let address): return ("-", address)
        case .kept(let address): return (" ", address)
        }
    }

    /// The heading of what will be sent.
    public func mailReviewTitle(profile: String) -> String {
        pick(
            "To be sent for the billing profile '\(profile)', the rest of which stays as it is:",
            sv: "Ska skickas för faktureringsprofilen ”\(profile)”, vars övriga innehåll förblir som det är:")
    }

    /// Said before recipients are deleted by opting out.
    public func optingOutDeletes(_ recipients: [String]) -> String {
        recipients.isEmpty
            ? pick(
                "Opting out deletes recipients at Azure; there are none.",
                sv: "Avanmälan raderar mottagarna hos Azure; det finns inga.")
            : pick(
                "Opting out deletes the recipients at Azure (\(recipients.joined(separator: ", "))): to opt in again, "
                    + "they have to be entered anew.",
                sv: "Avanmälan raderar mottagarna hos Azure (\(recipients.joined(separator: ", "))): vid en ny anmälan "
                    + "måste de anges på nytt.")
    }

    /// What is accepted by opting in, with where to read it.
    public var mailTerms: String {
        pick(
            "Terms: opting in, you agree that Microsoft mails invoices as PDF to everyone with a role on the billing "
                + "profile and to the recipients above, under the terms of your agreement: \(termsPage)",
            sv:
                "Villkor: genom att anmäla dig godkänner du att Microsoft skickar fakturor som PDF till alla med en roll "
                + "på faktureringsprofilen och till mottagarna ovan, enligt villkoren i ditt avtal: \(termsPage)")
    }

    /// What accepts the terms.
    public var acceptance: String {
        pick(ConfirmedInvoiceMailChange.acceptances[0], sv: ConfirmedInvoiceMailChange.acceptances[1])
    }
    /// Asks for the acceptance.
    public var acceptPrompt: String {
        pick("Type '\(acceptance)' to accept the terms: ", sv: "Skriv ”\(acceptance)” för att godkänna villkoren: ")
    }
    /// Asks for the billing profile's name.
    public func confirmPrompt(_ name: String) -> String {
        pick("Type '\(name)' to send: ", sv: "Skriv ”\(name)” för att skicka: ")
    }
    /// Asks for a recipient.
    public var recipientPrompt: String { pick("Recipient: ", sv: "Mottagare: ") }
    /// Said in the prompt when what was typed is something else.
    public var notTheSame: String { pick("that is not it", sv: "det är inte det") }
    /// Said while a change is sent.
    public var mailSending: String {
        pick("Sending to Azure, then reading back…", sv: "Skickar till Azure, läser sedan tillbaka…")
    }
    /// Why a change is not sent: another one is on its way.
    ///
    /// - Parameter name: The other one's subscription.
    public func mailIsBusy(_ name: String) -> String {
        pick(
            "Not sent yet: the change of '\(name)' is being sent. Press Enter again when it is done.",
            sv: "Inte skickat än: ändringen för ”\(name)” håller på att skickas. Tryck Enter igen när den är klar.")
    }
    /// Said when faktura ended while a change was being sent.
    public var mailInterrupted: String {
        pick(
            "Interrupted while the e-mail settings were sent: they may have been changed all the same. Look with "
                + "'faktura email show'.",
            sv: "Avbrutet medan e-postinställningarna skickades: de kan ha ändrats ändå. Se efter med ”faktura email "
                + "show”.")
    }
    /// Said while it is read how it stands.
    public var mailReading: String { pick("Reading how it stands…", sv: "Läser läget…") }
    /// Why a command does nothing: it changes one subscription's settings, and none or several are named.
    public func mailNeedsSubscription(_ names: [String]) -> String {
        pick(
            "Name one subscription with --subscription: \(names.joined(separator: ", ")).",
            sv: "Ange en prenumeration med --subscription: \(names.joined(separator: ", ")).")
    }
    /// Said when opting in or out was asked of what only the portal switches.
    public var mailInPortalOnly: String {
        pick(
            "Nothing was switched: only the portal can, by the steps above.",
            sv: "Inget slogs på eller av: bara portalen kan, med stegen ovan.")
    }
    /// Said when the state could not be read, so that nothing is sent on top of it.
    public var mailUnread: String {
        pick("Nothing was sent: how it stands could not be read.", sv: "Inget skickades: läget kunde inte läsas.")
    }
    /// Said by a command that shows the change only.
    public var mailDryRun: String { pick("--dry-run: nothing was sent.", sv: "--dry-run: inget skickades.") }
    /// The heading of recipients that would be kept on this machine.
    public var mailToKeep: String { pick("To be kept on this machine:", sv: "Att spara på denna dator:") }
    /// Said by a command that shows only what would be kept.
    public var mailKeepDryRun: String { pick("--dry-run: nothing was kept.", sv: "--dry-run: inget sparades.") }

    /// What is wrong with a wish, and what to do.
    public func sentence(for problem: InvoiceMailProblem) -> String {
        switch problem {
        case .address(let text, let defect): address(text, defect)
        case .duplicate(let address):
            pick("'\(address)' is a recipient already.", sv: "”\(address)” är redan mottagare.")
        case .notARecipient(let address, let known):
            pick(
                "'\(address)' is no recipient"
                    + (known.isEmpty ? "; there are none." : ". Recipients: \(known.joined(separator: ", "))."),
                sv: "”\(address)” är inte mottagare"
                    + (known.isEmpty ? "; det finns inga." : ". Mottagare: \(known.joined(separator: ", "))."))
        case .tooMany(let limit):
            pick(
                "faktura sends at most \(count(limit)) recipients; use a distribution list.",
                sv: "faktura skickar högst \(count(limit)) mottagare; använd en distributionslista.")
        case .notOptedIn:
            pick(
                "Invoices are not mailed, so there are no recipients. Opt in first: 'faktura email opt-in'.",
                sv: "Fakturor skickas inte med e-post, så det finns inga mottagare. Anmäl dig först: ”faktura email "
                    + "opt-in”.")
        case .nothingToChange:
            pick("There is nothing to change: it is so already.", sv: "Inget att ändra: det är redan så.")
        case .termsNotAccepted(let phrase):
            pick(
                "Nothing was sent: the terms were not accepted. Type '\(phrase)', or pass "
                    + "--yes-i-accept-the-terms \"\(phrase)\".",
                sv: "Inget skickades: villkoren godkändes inte. Skriv ”\(phrase)”, eller ange "
                    + "--yes-i-accept-the-terms \"\(phrase)\".")
        case .notConfirmed(let name):
            pick(
                "Nothing was sent: it was not confirmed with the billing profile's name, '\(name)'. Type it, or pass "
                    + "--confirm \"\(name)\".",
                sv: "Inget skickades: det bekräftades inte med faktureringsprofilens namn, ”\(name)”. Skriv det, eller "
                    + "ange --confirm \"\(name)\".")
        case .changedMeanwhile(let state):
            pick(
                "Nothing was sent: someone changed it meanwhile. \(mailList(state)). Look and try again.",
                sv: "Inget skickades: någon ändrade det under tiden. \(mailList(state)). Titta och försök igen.")
        }
    }

    private func address(_ text: String, _ defect: MailAddress.Defect) -> String {
        let why =
            switch defect {
            case .empty: pick("nothing is typed", sv: "inget är skrivet")
            case .noAt: pick("it needs exactly one @", sv: "det behövs exakt ett @")
            case .sign(let scalar):
                pick(
                    "it holds a sign that addresses don't have (\(sign(scalar)))",
                    sv: "det finns ett otillåtet tecken (\(sign(scalar)))")
            case .mailbox: pick("what stands before the @ is no mailbox", sv: "det som står före @ är ingen brevlåda")
            case .domain:
                pick(
                    "what stands after the @ is no domain, such as example.com",
                    sv: "det som står efter @ är ingen domän, som example.com")
            case .tooLong: pick("it is too long", sv: "den är för lång")
            }
        return pick("'\(text)' is no address: \(why).", sv: "”\(text)” är ingen adress: \(why).")
    }

    private func sign(_ scalar: Unicode.Scalar) -> String {
        let isShown = scalar.value > 0x20 && scalar.value < 0x7F
        return isShown ? "'\(Character(scalar))'" : "U+" + String(scalar.value, radix: 16, uppercase: true)
    }

    /// What keys do on the E-mail invoice screen.
    public enum MailKey: CaseIterable, Sendable {
        case open, toggle, remove, takeBack, add, addThis, endAdding, review, goOn, accept, send, back, again
    }

    /// The words of a key.
    public func mailKey(_ key: MailKey) -> KeyWords {
        let (label, description) =
            switch key {
            case .open:
                (
                    pick("e-mail", sv: "e-post"),
                    pick("e-mail invoice of the subscription", sv: "prenumerationens faktura via e-post")
                )
            case .toggle:
                (
                    pick("on/off", sv: "på/av"),
                    pick("want invoices by mail or not", sv: "vilja ha fakturor med e-post eller inte")
                )
            case .remove:
                (pick("remove", sv: "ta bort"), pick("take the recipient off the list", sv: "ta bort mottagaren"))
            case .takeBack: (pick("keep", sv: "behåll"), pick("keep the recipient", sv: "behåll mottagaren"))
            case .add: (pick("add", sv: "lägg till"), pick("add a recipient", sv: "lägg till en mottagare"))
            case .addThis: (pick("add", sv: "lägg till"), pick("add what is typed", sv: "lägg till det skrivna"))
            case .endAdding: (pick("stop adding", sv: "sluta"), pick("stop adding", sv: "sluta lägga till"))
            case .review: (pick("review", sv: "granska"), pick("show what will be sent", sv: "visa vad som skickas"))
            case .goOn:
                (pick("go on", sv: "fortsätt"), pick("go on to the confirmation", sv: "fortsätt till bekräftelsen"))
            case .accept: (pick("accept", sv: "godkänn"), pick("accept the terms", sv: "godkänn villkoren"))
            case .send:
                (pick("send", sv: "skicka"), pick("send the change to Azure", sv: "skicka ändringen till Azure"))
            case .back:
                (
                    pick("back", sv: "tillbaka"),
                    pick("one step back; nothing is sent", sv: "ett steg tillbaka; inget skickas")
                )
            case .again: (pick("done", sv: "klart"), pick("back to how it stands", sv: "tillbaka till läget"))
            }
        return KeyWords(label: label, description: description)
    }

    /// Why a key does nothing: several subscriptions are selected.
    public var mailNeedsOne: String {
        pick(
            "Select one subscription: invoices are mailed for each.",
            sv: "Välj en prenumeration: fakturor skickas för var och en.")
    }
    /// Why a key does nothing: this is the screen it opens.
    public var isMailItself: String {
        pick("This is the E-mail invoice screen.", sv: "Detta är skärmen för e-postfakturor.")
    }
    /// Why a key does nothing on the E-mail invoice screen.
    public var mailHasNoList: String {
        pick(
            "The E-mail invoice screen has no periods and no list.",
            sv: "Skärmen för e-postfakturor har varken perioder eller lista.")
    }
    /// Why Enter does nothing: nothing can be changed.
    public var mailHasNothingToDo: String { pick("There is nothing to change here.", sv: "Här finns inget att ändra.") }
}
