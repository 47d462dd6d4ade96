import AzureClient
import BillingCore
import Foundation

/// Which ways to sign in there are for what was asked, from flags, environment and configuration.
struct SignInChoice {
    /// The Azure CLI's own application (azure-apis 6.2), borrowed only when it is asked for by name.
    static let azureCLIApplication = "04b07795-8ddb-461a-bbee-02f9e1bf7b46"
    /// What the emulator is told; it takes any.
    static let emulatorApplication = "faktura"

    /// The tenant asked for; `nil` where the way decides.
    let tenant: String?
    /// The application for device codes; `nil` when none is configured.
    let clientID: String?
    private let asked: WayOption?
    private let isApplicationNamed: Bool
    private let environment: [String: String]
    private let isEmulator: Bool

    init(_ options: SignInOptions, _ settings: Settings) {
        self.init(settings, tenant: options.tenant, clientID: options.clientID, way: options.way)
    }

    init(_ settings: Settings, tenant: String? = nil, clientID: String? = nil, way: WayOption? = nil) {
        let environment = settings.environment.filter { !$0.value.isEmpty }
        self.environment = environment
        asked = way
        isApplicationNamed = clientID != nil
        isEmulator = settings.cloud.name == CloudSetting.emulator
        self.tenant =
            tenant ?? environment["FAKTURA_TENANT"] ?? environment["AZURE_TENANT_ID"]
            ?? settings.configuration.text("tenant")
        let named =
            clientID ?? environment["FAKTURA_CLIENT_ID"] ?? environment["AZURE_CLIENT_ID"]
            ?? settings.configuration.text("client-id") ?? (isEmulator ? Self.emulatorApplication : nil)
        self.clientID = named == "azure-cli" ? Self.azureCLIApplication : named
    }

    /// The ways to try, the first one first; none means that the ways have to be explained.
    ///
    /// - Throws: `AzureProblem.signIn(.variableNotSet)` when the way asked for lacks something.
    func ways() throws -> [SignInWay] {
        if let asked { return try way(asked).map { [$0] } ?? [] }
        // Whoever names an application wants to sign in with it.
        if isApplicationNamed { return deviceCode.map { [$0] } ?? [] }
        return found
    }

    /// The ways that are set up here.
    var found: [SignInWay] {
        SignInWay.ways(
            environment: environment, hasAzureCLI: !isEmulator && AzureCLI.isFound(environment), clientID: clientID,
            tenant: tenant)
    }

    private var deviceCode: SignInWay? {
        clientID.map { .deviceCode(clientID: $0, tenant: tenant ?? "organizations") }
    }

    /// The way of a kind; `nil` when it lacks a client id.
    ///
    /// - Throws: `AzureProblem.signIn(.variableNotSet)` when it lacks something else.
    func way(_ kind: AzureAccount.Way) throws -> SignInWay? {
        try WayOption(rawValue: kind.rawValue).flatMap { try way($0) }
    }

    private func way(_ option: WayOption) throws -> SignInWay? {
        switch option {
        case .deviceCode: return deviceCode
        case .azureCLI: return .azureCLI
        case .managedIdentity: return .managedIdentity(clientID: isEmulator && !isApplicationSet ? nil : clientID)
        case .environmentToken:
            _ = try variable(SignInWay.tokenVariable)
            return .environmentToken(variable: SignInWay.tokenVariable)
        case .clientSecret:
            let (tenant, client) = try application()
            _ = try variable("AZURE_CLIENT_SECRET")
            return .clientSecret(tenant: tenant, clientID: client)
        case .workloadIdentity:
            let (tenant, client) = try application()
            return .workloadIdentity(
                tenant: tenant, clientID: client, path: try variable("AZURE_FEDERATED_TOKEN_FILE"))
        }
    }

    private var isApplicationSet: Bool { clientID != Self.emulatorApplication }

    private func application() throws -> (tenant: String, clientID: String) {
        guard let tenant else { throw AzureProblem.signIn(.variableNotSet(variable: "AZURE_TENANT_ID")) }
        guard let clientID, isApplicationSet else {
            throw AzureProblem.signIn(.variableNotSet(variable: "AZURE_CLIENT_ID"))
        }
        return (tenant, clientID)
    }

    private func variable(_ name: String) throws -> String {
        guard let value = environment[name] else { throw AzureProblem.signIn(.variableNotSet(variable: name)) }
        return value
    }
}
