/// What is not in the estimate of a current statement: it comes with the invoice, or is invoiced apart (azure-apis 2.6,
/// 3.6).
public enum EstimateOmission: String, Hashable, Sendable, CaseIterable {
    /// Credits of the offer.
    case credits
    /// Taxes.
    case taxes
    /// Support plans, which are invoiced apart.
    case support
    /// Reservations bought, which are invoiced apart.
    case reservations
    /// Marketplace purchases, which are invoiced apart.
    case marketplace
}
