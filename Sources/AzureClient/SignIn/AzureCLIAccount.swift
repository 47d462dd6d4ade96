import BillingCore

/// Whom the Azure CLI is signed in as, by its own word (azure-apis 6.6).
public struct AzureCLIAccount: Hashable, Sendable {
    /// A person's name to sign in with, or an application's identifier; `nil` when it does not say.
    public let user: String?
    /// The tenant of its current subscription; `nil` when it does not say.
    public let tenant: String?

    /// Asks the Azure CLI, which answers without the network.
    ///
    /// - Throws: `AzureProblem.signIn` with `noAzureCLI`, `azureCLINotSignedIn`, `azureCLIFailed` or what `run` throws.
    public static func current(_ run: AzureCLISource.Run) async throws -> AzureCLIAccount {
        let value = try await AzureCLISource.answer(to: ["account", "show", "-o", "json"], run)
        return AzureCLIAccount(user: value["user"]?["name"]?.text, tenant: value["tenantId"]?.text)
    }
}
