public import BillingCore

extension Words {
    /// Whose right is missing where Azure says that the reader may not: it decides which role helps (azure-apis 5).
    public enum NeededRight: Hashable, Sendable {
        /// To read something of a subscription.
        case subscription
        /// To read the invoices of a subscription.
        case subscriptionInvoices
        /// To read something of a customer agreement's billing profile, as its invoices.
        case billingProfile
        /// To change a billing profile.
        case billingProfileChange

        /// The right that the invoices of an owner take.
        public init(for owner: Invoice.Owner) {
            switch owner {
            case .subscription: self = .subscriptionInvoices
            case .billingProfile: self = .billingProfile
            }
        }

        /// The right that a piece of a sync takes.
        public init(for piece: SyncPiece) {
            if case .invoices(let owner) = piece { self.init(for: owner) } else { self = .subscription }
        }
    }
}
