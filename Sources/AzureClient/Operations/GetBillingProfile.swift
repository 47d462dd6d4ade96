public import BillingCore

/// A billing profile of a customer agreement: whether and to whom its invoices are mailed (azure-apis 4).
public struct GetBillingProfile: AzureOperation {
    /// The billing account's name.
    public let account: String
    /// The billing profile's name.
    public let profile: String

    /// Creates the operation.
    public init(account: String, profile: String) {
        self.account = account
        self.profile = profile
    }

    public func run(on azure: AzureAPI) async throws -> BillingProfileDetails {
        let path = BillingScope.profile(account: account, profile: profile).path
        return try await azure.document(azure.call(.get, path, version: "2024-04-01")) { fields in
            try BillingProfileDetails(fields, account: account)
        }
    }
}

/// A billing profile as Azure shows it.
public struct BillingProfileDetails: Hashable, Sendable {
    /// The profile in the core's words.
    public let profile: BillingProfile
    /// The day of the month on which invoices are made, `1...31`; `nil` when the answer does not say.
    public let invoiceDay: Int?
    /// Whether invoices are mailed; `nil` when the answer does not say.
    public let isMailed: Bool?
    /// Who else they are mailed to.
    public let recipients: [String]
    /// `Active`, `Disabled`, `Warned` and others.
    public let status: String?
    /// Everything the answer held under `properties`: changing a profile means to send all of it back.
    let properties: JSONValue

    init(_ document: Fields, account: String) throws(AnswerDefect) {
        let fields = document["properties"]
        profile = BillingProfile(
            id: try document.required("name"), name: fields.text("displayName"), billingAccount: account,
            currency: fields.text("currency").map { CurrencyCode($0) })
        invoiceDay = fields.integer("invoiceDay").map { Int($0) }
        isMailed = fields.bool("invoiceEmailOptIn")
        recipients = fields.texts("invoiceRecipients")
        status = fields.text("status")
        properties = document.whole("properties") ?? .null
    }
}
