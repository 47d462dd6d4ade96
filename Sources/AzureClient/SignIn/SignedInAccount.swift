public import BillingCore

/// An account with the way to ask Azure in its name.
public struct SignedInAccount: Sendable {
    /// Who it is.
    public let account: AzureAccount
    /// Azure, with the account's tokens.
    public let api: AzureAPI

    /// Creates one.
    public init(account: AzureAccount, api: AzureAPI) {
        self.account = account
        self.api = api
    }
}
