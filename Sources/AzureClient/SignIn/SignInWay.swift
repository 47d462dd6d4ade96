/// A way to sign in, as chosen from the environment and the configuration.
public enum SignInWay: Hashable, Sendable {
    /// A token in the environment's variable of this name.
    case environmentToken(variable: String)
    /// An application and its secret, in the environment.
    case clientSecret(tenant: String, clientID: String)
    /// An application and another service's token in a file.
    case workloadIdentity(tenant: String, clientID: String, path: String)
    /// The machine's own identity.
    case managedIdentity(clientID: String?)
    /// The Azure CLI's sign-in.
    case azureCLI
    /// A code to be entered in a browser.
    case deviceCode(clientID: String, tenant: String)

    /// The variable that holds a token of its own.
    public static let tokenVariable = "FAKTURA_ACCESS_TOKEN"

    /// The ways that a bare sign-in may take, the first one first (design section 11).
    ///
    /// Credentials in the environment; the Azure CLI's sign-in, which is asked
    /// about once; a device code with the configured client id. None means that
    /// the ways have to be explained.
    public static func ways(
        environment: [String: String], hasAzureCLI: Bool, clientID: String?, tenant: String? = nil
    ) -> [SignInWay] {
        func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        var ways: [SignInWay] = []
        if value(tokenVariable) != nil { ways.append(.environmentToken(variable: tokenVariable)) }
        let owner = tenant ?? value("AZURE_TENANT_ID")
        if let owner, let application = value("AZURE_CLIENT_ID") {
            if value("AZURE_CLIENT_SECRET") != nil {
                ways.append(.clientSecret(tenant: owner, clientID: application))
            }
            if let path = value("AZURE_FEDERATED_TOKEN_FILE") {
                ways.append(.workloadIdentity(tenant: owner, clientID: application, path: path))
            }
        }
        if value("IDENTITY_ENDPOINT") != nil, value("IDENTITY_HEADER") != nil {
            ways.append(.managedIdentity(clientID: value("AZURE_CLIENT_ID")))
        }
        if hasAzureCLI { ways.append(.azureCLI) }
        if let clientID { ways.append(.deviceCode(clientID: clientID, tenant: owner ?? "organizations")) }
        return ways
    }
}

/// What the ways to sign in need from outside.
public struct SignInSurroundings: Sendable {
    /// The environment's variables.
    public var environment: [String: String]
    /// Runs the Azure CLI.
    public var runAzureCLI: AzureCLISource.Run
    /// Gives the text of a file.
    public var readFile: @Sendable (String) throws -> String

    /// Creates them.
    public init(
        environment: [String: String], runAzureCLI: @escaping AzureCLISource.Run,
        readFile: @escaping @Sendable (String) throws -> String
    ) {
        self.environment = environment
        self.runAzureCLI = runAzureCLI
        self.readFile = readFile
    }

    /// The source of a way; `nil` for a device code, which gives a ``SignedIn`` to make a source of.
    public func source(_ way: SignInWay, _ entra: EntraClient) -> (any TokenSource)? {
        switch way {
        case .environmentToken(let variable):
            EnvironmentTokenSource(
                variable: variable, token: Secret(environment[variable] ?? ""), clock: entra.settings.clock)
        case .clientSecret(let tenant, let clientID):
            ClientSecretSource(
                entra, tenant: tenant, clientID: clientID, secret: Secret(environment["AZURE_CLIENT_SECRET"] ?? ""))
        case .workloadIdentity(let tenant, let clientID, let path):
            WorkloadIdentitySource(entra, tenant: tenant, clientID: clientID, path: path, readFile: readFile)
        case .managedIdentity(let clientID):
            ManagedIdentitySource(entra, clientID: clientID, environment: environment)
        case .azureCLI:
            AzureCLISource(cloud: entra.cloud, clock: entra.settings.clock, run: runAzureCLI)
        case .deviceCode: nil
        }
    }
}
