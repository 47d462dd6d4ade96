public import BillingCore

/// The caller's own roles on a subscription, also those by groups (azure-apis 5.1).
public struct ListRoles: AzureOperation {
    /// The subscription asked about.
    public let subscription: SubscriptionID

    /// Creates the operation.
    public init(_ subscription: SubscriptionID) { self.subscription = subscription }

    /// The roles, each once; none when the token does not say who the caller is.
    public func run(on azure: AzureAPI) async throws -> [AzureRole] {
        guard let caller = try await azure.caller() else { return [] }
        let path = "\(subscription.path)/providers/Microsoft.Authorization/roleAssignments"
        let call = azure.call(
            .get, path, version: "2022-04-01", query: [("$filter", "assignedTo('\(caller)')")])
        let roles = try await azure.list(call) { fields in
            AzureRole(id: lastPart(try fields["properties"].required("roleDefinitionId")).lowercased())
        }
        var seen: Set<AzureRole> = []
        return roles.filter { seen.insert($0).inserted }
    }
}

/// A role of Azure's, by its definition's identifier.
public struct AzureRole: Hashable, Sendable {
    /// The identifier, a GUID in lowercase.
    public let id: String

    /// Azure's name of a role that is about billing or above it; `nil` for any other.
    public var name: String? { Self.names[id] }

    private static let names = [
        "8e3af657-a8ff-443c-a75c-2fe8c4bcb635": "Owner", "b24988ac-6180-42a0-ab88-20f7382dd24c": "Contributor",
        "acdd72a7-3385-48ef-bd42-f606fba81ae7": "Reader",
        "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9": "User Access Administrator",
        "fa23ad8b-c56e-40d8-ac0c-ce449e1d2c64": "Billing Reader",
        "72fafb9e-0641-4937-9268-a91bfd8191a3": "Cost Management Reader",
        "434105ed-43f6-45c7-a02f-909b2ba83430": "Cost Management Contributor",
    ]
}
