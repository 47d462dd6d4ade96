/// An invoice of which Azure tells no more than its number and its days: the oldest list has no amounts (azure-apis 2.3).
///
/// Its PDF can be had; what it comes to, where it stands and when it is due stand
/// in the PDF alone.
public struct ListedInvoice: Hashable, Sendable, Identifiable {
    /// Azure's number of it: `2017-02-05-123456789`, `E0100ABCDE`.
    public let id: Invoice.ID
    /// Who it was made for.
    public let owner: Invoice.Owner
    /// The days it covers.
    public let period: BillingPeriod

    /// Creates one.
    public init(id: Invoice.ID, owner: Invoice.Owner, period: BillingPeriod) {
        self.id = id
        self.owner = owner
        self.period = period
    }

    /// What is left of an invoice without its amounts.
    public init(_ invoice: Invoice) {
        self.init(id: invoice.id, owner: invoice.owner, period: invoice.period)
    }
}
