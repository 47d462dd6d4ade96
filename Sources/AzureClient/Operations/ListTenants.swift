/// The tenants that the person signed in has an account in (azure-apis 1.2).
public struct ListTenants: AzureOperation {
    /// Creates the operation.
    public init() {}

    public func run(on azure: AzureAPI) async throws -> [AzureTenant] {
        try await azure.list(azure.call(.get, "/tenants", version: "2022-12-01")) { fields in
            AzureTenant(
                id: try fields.required("tenantId"), name: fields.text("displayName"),
                domain: fields.text("defaultDomain"), category: fields.word("tenantCategory"),
                country: fields.text("countryCode"))
        }
    }
}

/// A tenant of Microsoft Entra ID.
public struct AzureTenant: Hashable, Sendable {
    /// How the person belongs to it.
    public enum Category: String, CaseIterable, Sendable {
        case home = "Home"
        case projectedBy = "ProjectedBy"
        case managedBy = "ManagedBy"
    }

    /// Its identifier, a GUID.
    public let id: String
    /// Its name; `nil` for none.
    public let name: String?
    /// Its domain; `nil` for none.
    public let domain: String?
    /// How the person belongs to it; `nil` when the answer does not say.
    public let category: AzureWord<Category>?
    /// The country that it is in, two letters; `nil` when the answer does not say.
    public let country: String?
}
