import BillingCore
import Foundation

extension AzureRefusal {
    /// What a refusal comes down to, by its code first, then its words and status (azure-apis 7.3).
    static func reason(status: Int, code: String, message: String) -> Reason {
        if let reason = byCode(code.lowercased(), message: message) { return reason }
        if let reason = byWords(message, status: status) { return reason }
        return switch status {
        case 401: .signInExpired
        case 403: .notAuthorized(action: action(in: message))
        case 404, 410: .notFound
        case 424: .notEnoughHistory
        case 429: .rateLimited
        case 500...599: .outOfOrder
        default: .other
        }
    }

    private static func byCode(_ code: String, message: String) -> Reason? {
        switch code {
        case "notoptedin": .notOptedIn
        case "expiredauthenticationtoken", "invalidauthenticationtoken", "authenticationfailed": .signInExpired
        case "invalidauthenticationtokentenant": .otherTenant(tenant(in: message))
        case "unauthorized" where message.isEmpty: nil
        case "unauthorized", "authorizationfailed", "rbacaccessdenied", "billingaccessdenied",
            "linkedauthorizationfailed":
            .notAuthorized(action: action(in: message))
        case "accountcostdisabled": .costsClosed(by: .enrolment)
        case "departmentcostdisabled": .costsClosed(by: .department)
        case "indirectcostdisabled": .costsClosed(by: .partner)
        case "unsupportedsubscriptiontype", "subscriptiontypenotsupported": .agreementNotSupported
        case "disallowedoperation": .offerNotSupported(offer(in: message))
        case "readonlydisabledsubscription": .subscriptionDisabled
        case "subscriptionnotfound", "missingsubscription": .subscriptionNotFound
        case "missingsubscriptionregistration": .notRegistered
        case "faileddependency": .notEnoughHistory
        case "cantforecastonthepast": .pastForecast
        case "toomanyrequests", "resourcerequeststhrottled", "subscriptionrequeststhrottled", "429": .rateLimited
        case "resourcenotfound", "notfound": .notFound
        case "internalservererror", "serviceunavailable", "gatewaytimeout", "servertimeout", "invalidgatewayhost":
            .outOfOrder
        default: nil
        }
    }

    private static func byWords(_ message: String, status: Int) -> Reason? {
        let words = message.lowercased()
        if words.contains("is not supported"), let offer = offer(in: message) { return .offerNotSupported(offer) }
        if words.contains("is associated with offertype") { return .offerNotSupported(offer(in: message)) }
        if words.contains("offer type: webdirect") || words.contains("with web direct offer") {
            return .agreementNotSupported
        }
        if words.contains("cost management data is not supported for subscription") {
            return .offerNotSupported(offer(in: message))
        }
        if words.hasPrefix("invalid billing period") { return .invalidPeriod }
        if status < 500, words.contains("not permitted for namespace 'microsoft.commerce'") {
            return .agreementNotSupported
        }
        return nil
    }

    /// The offer's number in a message, as in `The offer MS-AZR-0170P is not supported`.
    private static func offer(in message: String) -> Offer? {
        guard let start = message.range(of: "MS-", options: .caseInsensitive) else { return nil }
        let id = message[start.lowerBound...].prefix { $0.isLetter || $0.isNumber || $0 == "-" }
        return id.count > 8 ? Offer(String(id)) : nil
    }

    /// The action in ARM's usual words: `… to perform action 'Microsoft.Consumption/usageDetails/read' over …`.
    private static func action(in message: String) -> String? {
        guard let start = message.range(of: "perform action '") else { return nil }
        let action = message[start.upperBound...].prefix { $0 != "'" }
        return action.isEmpty ? nil : String(action)
    }

    /// The tenant that ARM names last: `… must match the tenant 'https://sts.windows.net/…/'`.
    private static func tenant(in message: String) -> String? {
        guard let start = message.range(of: "sts.windows.net/", options: .backwards) else { return nil }
        let tenant = message[start.upperBound...].prefix { $0.isLetter || $0.isNumber || $0 == "-" }
        return tenant.count == 36 ? String(tenant) : nil
    }
}
