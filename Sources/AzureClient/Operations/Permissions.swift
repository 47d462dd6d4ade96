public import BillingCore

/// What the caller may do on a subscription, by Azure's roles (azure-apis 5.1).
public struct ListPermissions: AzureOperation {
    /// The subscription asked about.
    public let subscription: SubscriptionID

    /// Creates the operation.
    public init(_ subscription: SubscriptionID) { self.subscription = subscription }

    public func run(on azure: AzureAPI) async throws -> [PermissionSet] {
        let path = "\(subscription.path)/providers/Microsoft.Authorization/permissions"
        return try await azure.list(azure.call(.get, path, version: "2022-04-01")) { PermissionSet($0) }
    }
}

/// What the caller may do on a part of the billing hierarchy (azure-apis 5.2); actions may be numbers without meaning.
public struct ListBillingPermissions: AzureOperation {
    /// The part asked about.
    public let scope: BillingScope

    /// Creates the operation.
    public init(_ scope: BillingScope) { self.scope = scope }

    public func run(on azure: AzureAPI) async throws -> [PermissionSet] {
        let call = azure.call(.get, scope.path + "/billingPermissions", version: "2024-04-01")
        return try await azure.list(call) { PermissionSet($0) }
    }
}

/// Actions that are allowed, and those that are taken out again.
public struct PermissionSet: Hashable, Sendable {
    /// Allowed, `*` standing for any part.
    public let actions: [String]
    /// Taken out of those.
    public let notActions: [String]

    init(_ fields: Fields) {
        actions = fields.texts("actions")
        notActions = fields.texts("notActions")
    }

    init(actions: [String], notActions: [String] = []) {
        self.actions = actions
        self.notActions = notActions
    }

    /// Whether an action is allowed; letters count without their case.
    public func allows(_ action: String) -> Bool {
        actions.contains { Self.matches($0, action) } && !notActions.contains { Self.matches($0, action) }
    }

    private static func matches(_ pattern: String, _ action: String) -> Bool {
        let parts = pattern.lowercased().split(separator: "*", omittingEmptySubsequences: false)
        var rest = action.lowercased()[...]
        guard let first = parts.first, rest.hasPrefix(first) else { return false }
        rest = rest.dropFirst(first.count)
        for part in parts.dropFirst().dropLast() where !part.isEmpty {
            guard let start = rest.firstIndex(of: part) else { return false }
            rest = rest[start...].dropFirst(part.count)
        }
        return parts.count == 1 ? rest.isEmpty : rest.hasSuffix(parts[parts.count - 1])
    }
}

extension Substring {
    /// Where a text begins in this one.
    fileprivate func firstIndex(of text: Substring) -> Index? {
        indices.first { self[$0...].hasPrefix(text) }
    }
}
