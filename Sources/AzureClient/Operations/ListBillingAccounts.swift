public import BillingCore

/// The billing accounts that are open to the caller; none for who has roles on subscriptions only (azure-apis 5.2).
public struct ListBillingAccounts: AzureOperation {
    /// Creates the operation.
    public init() {}

    public func run(on azure: AzureAPI) async throws -> [BillingAccount] {
        let call = azure.call(.get, "/providers/Microsoft.Billing/billingAccounts", version: "2024-04-01")
        return try await azure.list(call) { fields in
            let properties = fields["properties"]
            let agreement: AzureWord<BillingProperty.AgreementType>? = properties.word("agreementType")
            return BillingAccount(
                id: try fields.required("name"), name: properties.text("displayName"),
                agreement: agreement?.known?.agreement)
        }
    }
}
