public import BillingCore

/// Who may see what, and who can change it (azure-apis 5.1–5.3, 7.3).
extension Words {
    /// What the reader is on a subscription and may see of it: `Reader; may see costs, not invoices`.
    ///
    /// - Parameter access: What Azure told of the reader; `nil` when nothing.
    /// - Returns: `nil` when neither role nor rights are known.
    public func roleLine(_ subscription: Subscription, _ access: ReaderAccess?) -> String? {
        accessLine(subscription, access) { $0.joined(separator: ", ") }
    }

    /// The same beside a role that is needed: whose roles these are is said.
    func accessLine(_ subscription: Subscription, _ access: ReaderAccess?) -> String? {
        accessLine(subscription, access) { roles in
            let names = roles.joined(separator: ", ")
            return roles.count == 1
                ? pick("Azure role \(names)", sv: "Azure-rollen \(names)")
                : pick("Azure roles \(names)", sv: "Azure-rollerna \(names)")
        }
    }

    /// A role that opens what is closed, and where it is held: an Azure role is of no use where another is needed.
    func neededRole(_ role: AccessGrant.Role) -> String {
        let name = role.rawValue
        return switch role {
        case .accountAdministrator: pick("\(name) of the subscription", sv: "\(name) för prenumerationen")
        case .billingReader:
            pick("\(name), an Azure role on the subscription", sv: "\(name), en Azure-roll på prenumerationen")
        case .contributor:
            pick("\(name) of the subscription", sv: "Owner eller Contributor för prenumerationen")
        case .billingProfileReader:
            pick(
                "\(name), a role on the billing profile; no Azure role gives it",
                sv: "\(name), en roll på faktureringsprofilen; ingen Azure-roll ger den")
        case .enterpriseAdministrator:
            pick(
                "\(name), a role in the enrolment; no Azure role gives it",
                sv: "\(name), en roll i registreringen; ingen Azure-roll ger den")
        }
    }

    private func accessLine(
        _ subscription: Subscription, _ access: ReaderAccess?, naming roleNames: ([String]) -> String
    ) -> String? {
        let isAdministrator = access?.isAccountAdministrator ?? (subscription.role == "Account Administrator")
        if isAdministrator { return pick("you are the Account Administrator", sv: "du är kontoadministratör") }
        let roles = access?.roles.isEmpty == false ? access?.roles ?? [] : [subscription.role].compactMap(\.self)
        let role = roles.isEmpty ? nil : roleNames(roles)
        let parts = [role, rights(subscription, access)].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }

    private func rights(_ subscription: Subscription, _ access: ReaderAccess?) -> String? {
        let costs = access?.showsCharges == false ? false : access?.mayReadCosts
        var invoices = access?.mayReadInvoices
        // What Azure did is a better witness than what it says may be done.
        switch subscription.invoiceAccess {
        case .open: invoices = true
        case .refused: invoices = false
        case nil: break
        }
        switch (costs, invoices) {
        case (true, true): return pick("may see costs and invoices", sv: "får se kostnader och fakturor")
        case (true, false): return pick("may see costs, not invoices", sv: "får se kostnader, inte fakturor")
        case (false, true): return pick("may see invoices, not costs", sv: "får se fakturor, inte kostnader")
        case (false, false):
            return pick("may see neither costs nor invoices", sv: "får varken se kostnader eller fakturor")
        case (true, nil): return pick("may see costs", sv: "får se kostnader")
        case (false, nil): return pick("may not see costs", sv: "får inte se kostnader")
        case (nil, true): return pick("may see invoices", sv: "får se fakturor")
        case (nil, false): return pick("may not see invoices", sv: "får inte se fakturor")
        case (nil, nil): return nil
        }
    }

    /// Why the costs of a subscription are not shown, which role gives them and who can grant it.
    ///
    /// - Parameters:
    ///   - problem: Why Azure did not give them.
    ///   - access: What Azure told of the reader; `nil` when nothing.
    ///   - asOf: The day it is asked on, in UTC; `nil` when unknown.
    public func costsNotShown(
        of subscription: Subscription, _ problem: AzureProblem, access: ReaderAccess? = nil, asOf: Day? = nil
    ) -> String {
        let wanted = pick(
            "the costs of '\(subscription.displayName)'", sv: "kostnaderna för ”\(subscription.displayName)”")
        guard case .refused(let refusal) = problem, let reason = costReason(refusal.reason, subscription, access, asOf)
        else { return sentence(for: problem, wanted: wanted) }
        let id = refusal.requestID.map { pick(" (request id \($0))", sv: " (begärans id \($0))") } ?? ""
        return pick("Can't read \(wanted): ", sv: "Kan inte läsa \(wanted): ") + reason + id
    }

    /// What has more to say of costs than of anything else; `nil` for the rest.
    private func costReason(
        _ reason: AzureRefusal.Reason, _ subscription: Subscription, _ access: ReaderAccess?, _ asOf: Day?
    ) -> String? {
        switch reason {
        case .notAuthorized, .notOptedIn: return costRole(subscription, access)
        case .costsClosed(let gate): return closedCosts(gate)
        case .offerNotSupported(let given):
            let name = (given ?? subscription.offer).map { " \(offer($0))\($0.name == nil ? "" : " (\($0.id))")" }
            return pick(
                "Azure keeps no costs of the offer\(name ?? ""). The portal's usage file can be opened instead.",
                sv:
                    "Azure har inga kostnader för erbjudandet\(name ?? ""). Portalens användningsfil kan öppnas i stället."
            )
        case .subscriptionNotFound: return notFound(subscription, asOf)
        case .notRegistered:
            return pick(
                "Microsoft.CostManagement is not registered on it. An owner or contributor can: 'az provider register "
                    + "--namespace Microsoft.CostManagement'.",
                sv: "Microsoft.CostManagement är inte registrerad för den. En ägare eller deltagare kan: ”az provider "
                    + "register --namespace Microsoft.CostManagement”.")
        case .signInExpired:
            return pick("the sign-in has expired. A signs in again.", sv: "inloggningen har gått ut. A loggar in igen.")
        case .otherTenant(let tenant):
            let name = tenant.map { pick(" '\($0)'", sv: " ”\($0)”") } ?? ""
            return pick(
                "it belongs to another tenant\(name). A signs in there.",
                sv: "den hör till en annan klientorganisation\(name). A loggar in där.")
        default: return nil
        }
    }

    /// Which role gives costs under the agreement, and who can grant it (azure-apis 5).
    private func costRole(_ subscription: Subscription, _ access: ReaderAccess?) -> String {
        let own = access?.roles.first ?? subscription.role
        let lead =
            own.map { pick("as \($0) you may not see them. ", sv: "som \($0) får du inte se dem. ") }
            ?? pick("you may not see them. ", sv: "du får inte se dem. ")
        if access?.showsCharges == false, subscription.agreement != .enterprise {
            return lead + chargesHidden(subscription)
        }
        switch subscription.agreement {
        case .customer:
            return lead
                + pick(
                    "An owner of the subscription can give you Cost Management Reader; of the whole billing profile, its "
                        + "owner can give you Billing profile reader.",
                    sv:
                        "En ägare av prenumerationen kan ge dig Cost Management Reader; för hela faktureringsprofilen kan "
                        + "dess ägare ge dig Billing profile reader.")
        case .enterprise:
            return lead
                + pick(
                    "An owner of the subscription can give you Cost Management Reader; the enrolment's administrator has "
                        + "to have 'AO view charges' on.",
                    sv: "En ägare av prenumerationen kan ge dig Cost Management Reader; registreringens administratör "
                        + "måste ha ”AO view charges” på.")
        case .partner:
            return lead
                + pick(
                    "An owner of the subscription can give you Cost Management Reader; the partner has to show charges.",
                    sv: "En ägare av prenumerationen kan ge dig Cost Management Reader; partnern måste visa kostnader.")
        case .onlineServices, nil:
            return lead
                + pick(
                    "An owner of the subscription\(administrator(subscription)) can give you Billing Reader, Reader or "
                        + "Cost Management Reader.",
                    sv: "En ägare av prenumerationen\(administrator(subscription)) kan ge dig Billing Reader, Reader "
                        + "eller Cost Management Reader.")
        }
    }

    private func administrator(_ subscription: Subscription) -> String {
        subscription.accountAdministrator.map {
            pick(", or the Account Administrator (\($0)),", sv: ", eller kontoadministratören (\($0)),")
        } ?? ""
    }

    private func chargesHidden(_ subscription: Subscription) -> String {
        subscription.agreement == .partner
            ? pick(
                "The policy on viewing charges is off: the partner can switch it on.",
                sv: "Principen för att visa kostnader är av: partnern kan slå på den.")
            : pick(
                "The policy on viewing charges is off: an owner of the billing account or profile can switch it on, or "
                    + "give you Billing profile reader.",
                sv: "Principen för att visa kostnader är av: en ägare av faktureringskontot eller profilen kan slå på "
                    + "den, eller ge dig Billing profile reader.")
    }

    private func closedCosts(_ gate: AzureRefusal.CostGate) -> String {
        switch gate {
        case .enrolment:
            pick(
                "the enrolment shows costs to its administrators only. One of them can switch on 'AO view charges'.",
                sv:
                    "registreringen visar kostnader bara för sina administratörer. En av dem kan slå på ”AO view charges”."
            )
        case .department:
            pick(
                "the enrolment hides costs from department administrators. Its administrator can switch on 'DA view "
                    + "charges'.",
                sv: "registreringen döljer kostnader för avdelningars administratörer. Dess administratör kan slå på "
                    + "”DA view charges”.")
        case .partner:
            pick(
                "the partner has not published prices for the enrolment. Only the partner can.",
                sv: "partnern har inte publicerat priser för registreringen. Bara partnern kan.")
        }
    }

    /// A subscription that Azure does not know: a young one will be, others are elsewhere.
    private func notFound(_ subscription: Subscription, _ asOf: Day?) -> String {
        if let start = subscription.startDay, let asOf, asOf.number - start.number <= 2 {
            let first = longDay(start.advanced(by: 2))
            return pick(
                "subscribed on \(longDay(start)), and costs take up to 48 hours to appear. Try again on \(first).",
                sv: "tecknad \(longDay(start)), och kostnader dröjer upp till 48 timmar. Försök igen \(first).")
        }
        if subscription.startDay != nil, asOf != nil {
            return pick(
                "Azure does not know it here. It was removed, or belongs to a tenant that is not signed in to: A shows them.",
                sv:
                    "Azure känner den inte här. Den är borttagen, eller hör till en klientorganisation utan inloggning: "
                    + "A visar dem.")
        }
        return pick(
            "Azure does not know it here: it is less than 48 hours old, or belongs to a tenant that is not signed in to. "
                + "Try again tomorrow.",
            sv: "Azure känner den inte här: den är yngre än 48 timmar, eller hör till en klientorganisation utan "
                + "inloggning. Försök igen i morgon.")
    }

    /// Why something is not shown, in a word or two, for a table.
    public func accessWord(_ problem: AzureProblem) -> String {
        switch problem {
        case .signIn: pick("no sign-in", sv: "ej inloggad")
        case .refused(let refusal): accessWord(refusal.reason)
        case .unreachable: pick("unreachable", sv: "onåbar")
        case .unreadable, .strangeHost, .endlessPages, .otherDays: pick("bad answer", sv: "fel svar")
        case .resultExpired, .tooSlow: pick("too slow", sv: "för sent")
        }
    }

    private func accessWord(_ reason: AzureRefusal.Reason) -> String {
        switch reason {
        case .notOptedIn, .notAuthorized, .costsClosed, .amountsClosed: pick("no access", sv: "ej åtkomst")
        case .signInExpired: pick("no sign-in", sv: "ej inloggad")
        case .otherTenant: pick("other tenant", sv: "annan org.")
        case .offerNotSupported, .agreementNotSupported: pick("not offered", sv: "erbjuds ej")
        case .subscriptionDisabled: pick("disabled", sv: "inaktiv")
        case .subscriptionNotFound: pick("too new", sv: "för ny")
        case .notRegistered: pick("unregistered", sv: "ej registr.")
        case .notFound, .invalidPeriod: pick("not there", sv: "finns ej")
        case .notEnoughHistory, .pastForecast: pick("no forecast", sv: "ingen prognos")
        case .rateLimited: pick("must wait", sv: "måste vänta")
        case .outOfOrder: pick("out of order", sv: "ur funktion")
        case .linkExpired: pick("expired", sv: "länk ute")
        case .storageClosed: pick("no access", sv: "ej åtkomst")
        case .page: pick("bad answer", sv: "fel svar")
        case .other: pick("refused", sv: "nekad")
        }
    }

    /// Why there are no invoices where Azure lists no billing account: the reader has roles on subscriptions only.
    public var noBillingAccounts: String {
        pick(
            "No billing account is open to you: Azure lists none. A role on a subscription gives its costs, not the "
                + "invoices of a customer agreement. A billing profile owner can give you Billing profile reader, a "
                + "billing account owner Billing account reader.",
            sv:
                "Inget faktureringskonto är öppet för dig: Azure har inget att visa. En roll på en prenumeration ger dess "
                + "kostnader, inte kundavtalets fakturor. En ägare av faktureringsprofilen kan ge dig Billing profile "
                + "reader, en ägare av faktureringskontot Billing account reader.")
    }
}
