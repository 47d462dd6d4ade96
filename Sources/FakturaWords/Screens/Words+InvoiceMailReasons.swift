public import BillingCore

/// Why invoices are not mailed: the reason, what it rests on, the role it takes and who grants it.
extension Words {
    /// Why a subscription's invoices cannot be mailed, or not by this reader.
    public func whyNoMail(_ reason: InvoiceMail.Reason) -> String {
        switch reason {
        case .cloud:
            pick(
                "Azure US Government does not mail invoices. Only the account owner gets them, in the portal: "
                    + governmentPortal,
                sv: "Azure US Government skickar inte fakturor med e-post. Bara kontoägaren får dem, i portalen: "
                    + governmentPortal)
        case .support(let offer):
            pick(
                "Invoices of support plans are not mailed (the offer is '\(name(offer))').",
                sv: "Fakturor för supportavtal skickas inte med e-post (erbjudandet är ”\(name(offer))”).")
        case .azureInOpen(let offer):
            pick(
                "Azure in Open is paid beforehand to a reseller, so no invoice is mailed (the offer is "
                    + "'\(name(offer))').",
                sv: "Azure in Open betalas i förväg till en återförsäljare, så ingen faktura skickas (erbjudandet är "
                    + "”\(name(offer))”).")
        case .enterprise, .partner, .profileUnknown, .agreementUnknown: whyNoMailByAgreement(reason)
        case .notAdministrator(let role, let administrator):
            pick(
                "Only the Account Administrator\(brackets(administrator)) can switch it, and Azure says that you are "
                    + "not\(role.map { ": your role is '\($0)'" } ?? ""). Nobody can give you that role; ask them to opt "
                    + "in and to add you as a recipient.",
                sv: "Bara kontoadministratören\(brackets(administrator)) kan ändra det, och enligt Azure är du inte det"
                    + "\(role.map { ": din roll är ”\($0)”" } ?? ""). Ingen kan ge dig den rollen; be administratören "
                    + "slå på det och lägga till dig som mottagare.")
        case .noRole(let place, let role):
            pick(
                "Azure says that you may not change the billing profile '\(place.profile)'"
                    + "\(role.map { ": your role is '\($0)'" } ?? ""). It takes owner or contributor of the profile or "
                    + "of its billing account; an owner of either can do it or give you the role.",
                sv: "Enligt Azure får du inte ändra faktureringsprofilen ”\(place.profile)”"
                    + "\(role.map { ": din roll är ”\($0)”" } ?? ""). Det kräver ägare eller deltagare för profilen "
                    + "eller dess faktureringskonto; en ägare kan göra det eller ge dig rollen.")
        case .individual:
            pick(
                "The customer agreement is an individual's (account type 'Individual'): Azure wants the portal to be "
                    + "used there, so faktura sends nothing.",
                sv: "Kundavtalet är en privatpersons (kontotyp ”Individual”): där vill Azure att portalen används, så "
                    + "faktura skickar inget.")
        }
    }

    private func whyNoMailByAgreement(_ reason: InvoiceMail.Reason) -> String {
        switch reason {
        case .enterprise(let offer):
            pick(
                "Under an Enterprise Agreement the enrolment is invoiced, not the subscription"
                    + "\(offer.map { " (the offer is '\(name($0))')" } ?? ""): its invoices go to the enrolment's "
                    + "contacts, whom the enrolment administrator decides on.",
                sv: "Under ett Enterprise-avtal faktureras registreringen, inte prenumerationen"
                    + "\(offer.map { " (erbjudandet är ”\(name($0))”)" } ?? ""): fakturorna går till registreringens "
                    + "kontakter, som dess administratör bestämmer.")
        case .partner(let offer):
            pick(
                "A partner bills this subscription\(offer.map { " (the offer is '\(name($0))')" } ?? ""). Ask the "
                    + "partner for invoices by e-mail.",
                sv: "En partner fakturerar prenumerationen\(offer.map { " (erbjudandet är ”\(name($0))”)" } ?? ""). Be "
                    + "partnern om fakturor med e-post.")
        case .profileUnknown(let agreement):
            pick(
                "Azure did not name the billing profile (agreement \(agreement.rawValue)): it takes a role on the "
                    + "profile, which its owner can give you. Sync again afterwards.",
                sv: "Azure angav ingen faktureringsprofil (avtal \(agreement.rawValue)): det kräver en roll på "
                    + "profilen, som dess ägare kan ge dig. Synkronisera sedan igen.")
        default:
            pick(
                "Nothing is known of the agreement: the figures come from files, or Azure did not say. '\(login())' "
                    + "and 'faktura sync' read it.",
                sv: "Inget är känt om avtalet: siffrorna kommer från filer, eller så har Azure inte svarat. "
                    + "”\(login())” och ”faktura sync” läser det.")
        }
    }

    private func brackets(_ text: String?) -> String { text.map { " (\($0))" } ?? "" }

    private func name(_ offer: Offer) -> String { offer.name ?? offer.id }
}
