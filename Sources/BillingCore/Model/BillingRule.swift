/// A rule of Azure's that decides whether there is an invoice to see (azure-apis 1.5, 2.6, 5, 10.2).
public enum BillingRule: String, Hashable, Sendable, CaseIterable {
    /// An invoice is made after the end of its period.
    case afterPeriodEnd = "after-period-end"
    /// The Account Administrator opens invoices to others.
    case openedByAdministrator = "opened-by-administrator"
    /// Invoices of a customer agreement need a role on the billing profile.
    case profileRole = "profile-role"
    /// Under an Enterprise Agreement the enrolment is invoiced.
    case enrolmentInvoiced = "enrolment-invoiced"
    /// A partner invoices what it sells.
    case partnerInvoices = "partner-invoices"
    /// Some offers have no invoices.
    case offerWithoutInvoices = "offer-without-invoices"
    /// There is no invoice in the first thirty days.
    case firstThirtyDays = "first-thirty-days"
    /// An invoice is only made when money is owed.
    case onlyWhenOwed = "only-when-owed"
    /// An invoice comes up to two days after its period.
    case withinTwoDays = "within-two-days"
    /// Periods that ended before December 2016 have invoices for the Account Administrator only.
    case administratorBefore2016 = "administrator-before-2016-12"
    /// What a billing account owes after its move is invoiced to a billing profile.
    case movedAccount = "moved-account"
    /// A customer agreement makes an invoice in any case.
    case alwaysInvoiced = "always-invoiced"
    /// No rule that is known says why.
    case noRule = "none"

    /// Where Microsoft tells it; `nil` where no rule is told.
    public var source: PortalPlace? {
        switch self {
        case .openedByAdministrator, .profileRole, .enrolmentInvoiced, .administratorBefore2016: .manageAccess
        case .afterPeriodEnd, .firstThirtyDays, .onlyWhenOwed, .withinTwoDays, .offerWithoutInvoices: .getInvoice
        case .partnerInvoices, .movedAccount, .alwaysInvoiced: .understandBill
        case .noRule: nil
        }
    }
}
