public import BillingCore

extension Subscription {
    /// What Azure tells of a subscription, in the core's words.
    ///
    /// - Parameters:
    ///   - listed: As the resource manager lists it.
    ///   - property: How it is billed; `nil` when that was refused.
    ///   - invoiceAccess: Whether its invoices could be listed; `nil` when nobody asked.
    public init(_ listed: AzureSubscription, property: BillingProperty?, invoiceAccess: InvoiceAccess? = nil) {
        let agreement = property?.agreement ?? listed.certainAgreement
        self.init(
            id: listed.id, name: listed.name, offer: listed.offer(under: agreement), agreement: agreement,
            role: property?.isAccountAdministrator == true ? "Account Administrator" : nil,
            monthlyCredit: property?.monthlyCredit, billingAccount: property?.billingAccount,
            billingProfile: property?.billingProfile, accountAdministrator: property?.administratorMail,
            invoiceAccess: invoiceAccess)
    }
}

extension BillingProperty {
    /// The credit that each period brings with a Visual Studio or partner offer.
    var monthlyCredit: Money? {
        let types = ["msdn", "visualstudio", "mpnsponsorship"]
        let limit = spendingLimits.first { limit in
            limit.type.map { types.contains($0.lowercased()) } == true && limit.status?.lowercased() != "expired"
        }
        return limit?.amount
    }
}

extension AzureSubscription {
    /// The quota's name without its date.
    private var quota: String? { quotaID.map { String($0.prefix { $0 != "_" }).lowercased() } }

    /// The contract where the quota alone leaves no doubt (azure-apis 1.4).
    var certainAgreement: Agreement? {
        switch quota {
        case "payasyougo", "freetrial", "msdn", "mpn", "azurepass", "azureforstudents", "dreamspark", "sponsored",
            "azureinopen":
            .onlineServices
        default: nil
        }
    }

    /// The offer, by its number where the quota leaves no doubt, else by its name (azure-apis 1.4).
    func offer(under agreement: Agreement?) -> Offer? {
        let isLimited = spendingLimit?.known == .on
        switch quota {
        case nil: return nil
        case "payasyougo": return Offer("MS-AZR-0003P")
        case "freetrial": return Offer("MS-AZR-0044P")
        case "msdn": return Offer("Visual Studio")
        case "msdndevtest":
            switch agreement {
            case .enterprise: return Offer("MS-AZR-0148P")
            case .customer, .partner: return Offer("Azure Plan for Dev/Test")
            case .onlineServices: return Offer(isLimited ? "MS-AZR-0060P" : "MS-AZR-0023P")
            case nil: return nil
            }
        case "mpn": return Offer(isLimited ? "MS-AZR-0029P" : "MS-AZR-0025P")
        case "azurepass": return Offer("Azure Pass")
        case "azureforstudents": return Offer("MS-AZR-0170P")
        case "dreamspark": return Offer("MS-AZR-0144P")
        case "sponsored": return Offer("MS-AZR-0036P")
        case "azureinopen": return Offer("MS-AZR-0111P")
        case "enterpriseagreement":
            switch agreement {
            case .enterprise: return Offer("MS-AZR-0017P")
            case .customer, .partner: return Offer("Azure Plan")
            default: return nil
            }
        case "csp", "cspdevtest": return agreement == nil ? Offer("MS-AZR-0145P") : Offer("Azure Plan")
        case "default": return Offer("Support Plan")
        default: return quotaID.map { Offer(String($0.prefix { $0 != "_" })) }
        }
    }
}
