/// A page of Microsoft's that leads on where figures end.
///
/// Source: the links of "Download or view your Azure billing invoice and daily usage data".
public enum PortalPlace: String, Hashable, Sendable, CaseIterable {
    /// The subscriptions with their invoices, in the portal.
    case subscriptions
    /// The profile with the address that mail goes to.
    case profile
    /// A new support request.
    case support
    /// How to read invoice and usage file.
    case understandBill
    /// How to keep costs from coming as a surprise.
    case unexpectedCosts
    /// Who may see invoices, and who opens them to others.
    case manageAccess
    /// How to get invoices and daily usage, and why there may be none.
    case getInvoice

    /// Its address.
    public var address: String {
        switch self {
        case .subscriptions: "https://portal.azure.com/#blade/Microsoft_Azure_Billing/SubscriptionsBlade"
        case .profile: "https://account.windowsazure.com/profile"
        case .support: "https://portal.azure.com/?#blade/Microsoft_Azure_Support/HelpAndSupportBlade"
        case .understandBill: "https://docs.microsoft.com/azure/billing/billing-understand-your-bill"
        case .unexpectedCosts: "https://docs.microsoft.com/azure/billing/billing-getting-started"
        case .manageAccess: "https://docs.microsoft.com/azure/billing/billing-manage-access"
        case .getInvoice:
            "https://docs.microsoft.com/azure/billing/billing-download-azure-invoice-daily-usage-date"
        }
    }
}
