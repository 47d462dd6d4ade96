import BillingCore

/// Turns the mailing of a billing profile's invoices on or off, and sets who else gets them (azure-apis 4).
///
/// Azure replaces the whole profile: everything that was read is sent back, but
/// for what cannot be written. It is never repeated by itself.
public struct UpdateInvoiceMail: AzureOperation {
    /// The profile as it was just read.
    public let details: BillingProfileDetails
    /// Whether invoices are to be mailed.
    public let isMailed: Bool
    /// Who else is to get them.
    public let recipients: [String]

    /// Creates the operation.
    public init(_ details: BillingProfileDetails, isMailed: Bool, recipients: [String]) {
        self.details = details
        self.isMailed = isMailed
        self.recipients = recipients
    }

    /// Changes the profile, and gives it as Azure has it afterwards.
    public func run(on azure: AzureAPI) async throws -> BillingProfileDetails {
        let profile = details.profile
        let path = BillingScope.profile(account: profile.billingAccount, profile: profile.id).path
        let body = JSONValue.members(["properties": properties])
        _ = try await azure.longRunning(
            azure.call(.put, path, version: "2024-04-01", body: body, isRepeatable: false))
        return try await azure.run(GetBillingProfile(account: profile.billingAccount, profile: profile.id))
    }

    private static let readOnly = [
        "currency", "invoiceDay", "hasReadAccess", "status", "statusReasonCode", "spendingLimit",
        "spendingLimitDetails", "systemId", "targetClouds", "billingRelationshipType", "currentPaymentTerm",
        "otherPaymentTerms", "provisioningState",
    ]

    /// What is sent: the profile as it was read, with the two fields changed.
    var properties: JSONValue {
        var properties = details.properties
        for name in Self.readOnly { properties[name] = nil }
        properties["invoiceEmailOptIn"] = .bool(isMailed)
        properties["invoiceRecipients"] = .list(recipients.map { .string($0) })
        return properties
    }
}
