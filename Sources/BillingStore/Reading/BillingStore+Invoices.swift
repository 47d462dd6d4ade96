public import BillingCore

extension BillingStore {
    /// The subscriptions of a scope and everything that was invoiced to them and to their billing profiles.
    public func account(_ scope: Scope) throws -> AccountSnapshot { try read { try Self.account(scope, $0) } }
}
