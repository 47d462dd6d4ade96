import BillingCore

extension Words {
    /// What a refusal comes down to, and who or what helps.
    func refusal(_ refusal: AzureRefusal) -> String {
        switch refusal.reason {
        case .notOptedIn:
            pick(
                "the Account Administrator has not opened invoices to others. They can, in the portal: Subscriptions › "
                    + "Invoices › Access to invoice.",
                sv: "kontoadministratören har inte öppnat fakturor för andra. Det görs i portalen: Prenumerationer › "
                    + "Fakturor › Åtkomst till faktura.")
        case .notAuthorized(let action):
            pick(
                "you may not\(action.map { " (\($0))" } ?? ""). An owner can give you the role Billing Reader.",
                sv: "du får inte\(action.map { " (\($0))" } ?? ""). En ägare kan ge dig rollen Billing Reader.")
        case .costsClosed(let gate): costsClosed(gate)
        case .signInExpired:
            pick(
                "your sign-in is over. Sign in again: 'faktura login'.",
                sv: "inloggningen har gått ut. Logga in igen: ”faktura login”.")
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
            pick("this kind of agreement has no such report.", sv: "denna sorts avtal har ingen sådan rapport.")
        case .subscriptionDisabled:
            pick(
                "the subscription is disabled. Its owner can enable it in the portal.",
                sv: "prenumerationen är inaktiverad. Ägaren kan aktivera den i portalen.")
        case .subscriptionNotFound:
            pick(
                "Azure knows no such subscription, or it is less than two days old. Try again tomorrow.",
                sv: "Azure känner inte prenumerationen, eller den är yngre än två dagar. Försök i morgon.")
        case .notFound: pick("Azure has no such thing.", sv: "det finns inte hos Azure.")
        case .invalidPeriod: pick("Azure has no such billing period.", sv: "Azure har ingen sådan faktureringsperiod.")
        case .notRegistered:
            pick(
                "the provider is not registered on the subscription. An owner can register it.",
                sv: "providern är inte registrerad för prenumerationen. En ägare kan registrera den.")
        case .notEnoughHistory:
            pick("there is too little history to forecast from.", sv: "historiken räcker inte för en prognos.")
        case .pastForecast:
            pick(
                "the period is over, so there is nothing to forecast.",
                sv: "perioden är slut, så det finns inget att förutse.")
        case .rateLimited: rateLimited(refusal.retryAfter)
        case .outOfOrder:
            pick(
                "Azure answered \(refusal.status) (service trouble). Try again later.",
                sv: "Azure svarade \(refusal.status) (driftstörning). Försök igen senare.")
        case .other: otherRefusal(refusal)
        }
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

    private func rateLimited(_ seconds: Int?) -> String {
        let wait =
            seconds.map { pick(" Azure asks to wait \($0) seconds.", sv: " Azure ber om \($0) sekunders väntan.") }
            ?? ""
        return pick("too much was asked in too short a time.", sv: "för mycket efterfrågades på för kort tid.") + wait
    }

    private func otherRefusal(_ refusal: AzureRefusal) -> String {
        let code = refusal.code.map { " \($0)" } ?? ""
        let message = refusal.message.map { ": \($0)" } ?? ""
        let text = pick(
            "Azure answered \(refusal.status)\(code)\(message)", sv: "Azure svarade \(refusal.status)\(code)\(message)")
        return text.hasSuffix(".") ? text : text + "."
    }
}
