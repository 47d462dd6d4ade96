import ArgumentParser
import AzureClient
import BillingCore

/// How to sign in.
struct SignInOptions: ParsableArguments {
    @Option(help: "The tenant to sign in to: its identifier or domain; 'common' for personal accounts.")
    var tenant: String?

    @Option(
        name: .customLong("client-id"),
        help: "The application to sign in with; 'azure-cli' borrows that of the Azure CLI.")
    var clientID: String?

    @Option(help: "How to sign in; default: what the environment, the Azure CLI or a client id offer, in that order.")
    var way: WayOption?

    @Flag(help: "Keep no token and no account: they are gone when the command ends.")
    var noTokenCache = false
}

/// A way to sign in by its name.
enum WayOption: String, ExpressibleByArgument, CaseIterable {
    case deviceCode = "device-code"
    case azureCLI = "azure-cli"
    case clientSecret = "client-secret"
    case workloadIdentity = "workload-identity"
    case managedIdentity = "managed-identity"
    case environmentToken = "environment-token"
}
