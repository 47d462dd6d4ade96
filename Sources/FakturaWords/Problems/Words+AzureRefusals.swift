import BillingCore

extension Words {
    /// What a refusal comes down to, and who or what helps.
    func refusal(_ refusal: AzureRefusal, _ right: NeededRight) -> String {
        switch refusal.reason {
        case .notOptedIn:
            pick(
                "the Account Administrator has not opened invoices to others. They can, in the portal: Subscriptions › "
                    + "Invoices › Access to invoice.",
                sv: "kontoadministratören har inte öppnat fakturor för andra. Det görs i portalen: Prenumerationer › "
                    + "Fakturor › Åtkomst till faktura.")
        case .notAuthorized(let action): notAuthorized(action, right)
        case .costsClosed(let gate): costsClosed(gate)
        case .amountsClosed: amountsClosed(refusal)
        case .signInExpired:
            pick(
                "your sign-in has expired. Sign in again: '\(login())'.",
                sv: "inloggningen har gått ut. Logga in igen: ”\(login())”.")
        case .otherTenant(let tenant):
            pick(
                "it belongs to another tenant\(tenant.map { " ('\($0)')" } ?? ""). Sign in there.",
                sv: "den hör till en annan klientorganisation\(tenant.map { " (”\($0)”)" } ?? ""). Logga in där.")
        case .offerNotSupported(let offer):
            pick(
                "Azure keeps no costs of this offer\(offer.map { " (\($0.id))" } ?? ""). A usage file may help.",
                sv:
                    "Azure har inga kostnader för erbjudandet\(offer.map { " (\($0.id))" } ?? ""). En användningsfil kan hjälpa."
            )
        case .agreementNotSupported:
            pick(
                "Azure does not have it for this kind of agreement. The other screens show what there is.",
                sv: "Azure har det inte för denna sorts avtal. De andra bilderna visar vad som finns.")
        case .subscriptionDisabled:
            pick(
                "the subscription is disabled. Its owner can enable it in the portal.",
                sv: "prenumerationen är inaktiverad. Ägaren kan aktivera den i portalen.")
        case .subscriptionNotFound:
            pick(
                "Azure knows no such subscription, or it is less than two days old. Try again tomorrow.",
                sv: "Azure känner inte prenumerationen, eller den är yngre än två dagar. Försök i morgon.")
        case .notFound: notFound(refusal)
        case .linkExpired:
            pick(
                "the link to the file has expired. Start the download again: it gets a new link.",
                sv: "länken till filen har gått ut. Börja om hämtningen: den får en ny länk.")
        case .storageClosed:
            pick(
                "Azure's file storage does not let this machine in (\(refusal.code ?? "\(refusal.status)")), though the "
                    + "link has not expired. Its network rules may be why: try from another network, or in the portal.",
                sv:
                    "Azures fillagring släpper inte in denna dator (\(refusal.code ?? "\(refusal.status)")), fast länken "
                    + "gäller. Dess nätverksregler kan vara orsaken: försök från ett annat nät, eller i portalen.")
        case .rateLimited: rateLimited(refusal.retryAfter)
        case .page:
            pick(
                "a web page answered \(refusal.status) in Azure's place. Check proxy and firewall.",
                sv: "en webbsida svarade \(refusal.status) i Azures ställe. Kontrollera proxy och brandvägg.")
        case .outOfOrder: outOfOrder(refusal.status, refusal.retryAfter)
        case .other: otherRefusal(refusal)
        case .invalidPeriod, .notRegistered, .notEnoughHistory, .pastForecast: dataRefusal(refusal.reason)
        }
    }

    /// What was asked for stands before it; Azure may have removed it, or this reader may not know of it.
    private func notFound(_ refusal: AzureRefusal) -> String {
        let answer = refusal.code.map { "\(refusal.status) \($0)" } ?? "\(refusal.status)"
        return pick(
            "Azure did not find it (answer \(answer)): it was removed, or what is known here is old. Read the list "
                + "anew: r, or 'faktura sync --force'.",
            sv: "Azure hittade det inte (svar \(answer)): det är borttaget, eller så är det som är känt här gammalt. "
                + "Läs om listan: r, eller ”faktura sync --force”.")
    }

    /// Of what Azure has, or has not, for the subscription.
    private func dataRefusal(_ reason: AzureRefusal.Reason) -> String {
        switch reason {
        case .invalidPeriod: pick("Azure has no such billing period.", sv: "Azure har ingen sådan faktureringsperiod.")
        case .notRegistered:
            pick(
                "the provider is not registered on the subscription. An owner can register it.",
                sv: "providern är inte registrerad för prenumerationen. En ägare kan registrera den.")
        case .notEnoughHistory:
            pick(
                "there is too little history to forecast from. Try again in a week.",
                sv: "historiken räcker inte för en prognos. Försök igen om en vecka.")
        case .pastForecast:
            pick(
                "the period is over, so there is nothing to forecast.",
                sv: "perioden är slut, så det finns inget att förutse.")
        default: pick("Azure refused.", sv: "Azure nekade.")
        }
    }

    private func amountsClosed(_ refusal: AzureRefusal) -> String {
        let code = refusal.code ?? "\(refusal.status)"
        return pick(
            "Azure lists them without amounts only, and answered \(code) to the list with amounts. Their PDFs may still "
                + "be downloaded.",
            sv: "Azure räknar upp dem bara utan belopp och svarade \(code) på listan med belopp. Deras PDF:er kan "
                + "kanske ändå hämtas.")
    }

    private func costsClosed(_ gate: AzureRefusal.CostGate) -> String {
        switch gate {
        case .enrolment:
            pick(
                "the enrolment keeps costs closed. Its administrator can switch on 'AO view charges'.",
                sv: "registreringen visar inte kostnader. Dess administratör kan slå på ”AO view charges”.")
        case .department:
            pick(
                "the department keeps costs closed. The enrolment's administrator can switch on 'DA view charges'.",
                sv: "avdelningen visar inte kostnader. Administratören kan slå på ”DA view charges”.")
        case .partner:
            pick(
                "the partner has not published prices. Ask them.", sv: "partnern har inte publicerat priser. Fråga dem."
            )
        }
    }

    /// Who opens a subscription's invoices, as `invoices why` says it.
    private var invoiceGrant: String {
        let grant = AccessGrant.subscriptionInvoices(administrator: nil)
        let granter = grant.granter.map(self.granter) ?? ""
        let name = granter.prefix(1).uppercased() + granter.dropFirst()
        return pick(
            "\(name) can give you the role \(grant.role.rawValue).",
            sv: "\(name) kan ge dig rollen \(grant.role.rawValue).")
    }

    private func notAuthorized(_ action: String?, _ right: NeededRight) -> String {
        let name = action.map { " (\($0))" } ?? ""
        let lead = pick("your roles don't allow it\(name). ", sv: "dina roller tillåter det inte\(name). ")
        // What one may on a subscription says nothing of its billing profile (azure-apis 5.2).
        return switch right {
        case .subscription:
            lead
                + pick(
                    "An owner can give you the role Billing Reader.", sv: "En ägare kan ge dig rollen Billing Reader.")
        case .subscriptionInvoices: lead + invoiceGrant
        case .billingProfile:
            lead
                + pick(
                    "It takes a role on the billing profile, as Billing profile reader or Invoice manager; an owner of "
                        + "the profile can give you one.",
                    sv: "Det kräver en roll på faktureringsprofilen, som Billing profile reader eller Invoice manager; "
                        + "en ägare av profilen kan ge dig en.")
        case .billingProfileChange:
            lead
                + pick(
                    "It takes the role Billing profile owner or contributor; an owner of the profile can give you one.",
                    sv: "Det kräver rollen Billing profile owner eller contributor; en ägare av profilen kan ge dig en."
                )
        }
    }

    /// A long operation tells of its failure with a status of success.
    private func outOfOrder(_ status: Int, _ seconds: Int?) -> String {
        let trouble =
            status < 400
            ? pick(
                "Azure began it and failed (service trouble). ",
                sv: "Azure började men misslyckades (driftstörning). ")
            : pick(
                "Azure answered \(status) (service trouble). ", sv: "Azure svarade \(status) (driftstörning). ")
        return trouble + again(in: seconds)
    }

    private func rateLimited(_ seconds: Int?) -> String {
        pick("too much was asked in too short a time. ", sv: "för mycket efterfrågades på för kort tid. ")
            + again(in: seconds)
    }

    /// When to try again, as long as Azure asks to wait; that may be days.
    private func again(in seconds: Int?) -> String {
        guard let seconds else { return pick("Try again later.", sv: "Försök igen senare.") }
        func rounded(_ unit: Int) -> Int { (seconds + unit - 1) / unit }
        return switch seconds {
        case ...120: pick("Try again in \(seconds) s.", sv: "Försök igen om \(seconds) s.")
        case ...7_200: pick("Try again in \(rounded(60)) minutes.", sv: "Försök igen om \(rounded(60)) minuter.")
        case ...172_800: pick("Try again in \(rounded(3_600)) hours.", sv: "Försök igen om \(rounded(3_600)) timmar.")
        default: pick("Try again in \(rounded(86_400)) days.", sv: "Försök igen om \(rounded(86_400)) dagar.")
        }
    }

    private func otherRefusal(_ refusal: AzureRefusal) -> String {
        let code = refusal.code.map { " \($0)" } ?? ""
        let message = refusal.message.map { ": \($0)" } ?? ""
        let text = pick(
            "Azure answered \(refusal.status)\(code)\(message)", sv: "Azure svarade \(refusal.status)\(code)\(message)")
        return (text.hasSuffix(".") ? text : text + ".")
            + pick(" If it stays so, ask Azure's support.", sv: " Fråga Azures support om det förblir så.")
    }
}
