/// One of Azure's clouds: where its resource manager is, and who signs people in.
public struct AzureCloud: Hashable, Sendable {
    /// The name that the configuration and `--cloud` use.
    public let name: String
    /// Where people sign in: Microsoft Entra ID.
    public let authority: ServiceURL
    /// Where the REST APIs are, the only place that gets a token.
    public let resourceManager: ServiceURL
    /// What a token is asked for.
    public let scope: String
    /// The web portal's address; `nil` where there is none.
    public let portal: String?

    /// The clouds with fixed addresses (azure-apis 6.1).
    public static let known: [AzureCloud] = [
        AzureCloud(
            name: "public", authority: "https://login.microsoftonline.com",
            resourceManager: "https://management.azure.com", scope: "https://management.azure.com/.default",
            portal: "https://portal.azure.com"),
        AzureCloud(
            name: "us-government", authority: "https://login.microsoftonline.us",
            resourceManager: "https://management.usgovcloudapi.net",
            scope: "https://management.core.usgovcloudapi.net/.default", portal: "https://portal.azure.us"),
    ].compactMap { $0 }

    private init?(name: String, authority: String, resourceManager: String, scope: String, portal: String) {
        guard let authority = ServiceURL(authority), let manager = ServiceURL(resourceManager) else { return nil }
        self.init(name: name, authority: authority, resourceManager: manager, scope: scope, portal: portal)
    }

    private init(name: String, authority: ServiceURL, resourceManager: ServiceURL, scope: String, portal: String?) {
        self.name = name
        self.authority = authority
        self.resourceManager = resourceManager
        self.scope = scope
        self.portal = portal
    }

    /// A cloud at addresses of one's own, an emulator for one; `nil` for plain `http` to another machine.
    public init?(name: String, resourceManager: ServiceURL, authority: ServiceURL) {
        guard [resourceManager, authority].allSatisfy({ $0.scheme == "https" || $0.isLoopback }) else { return nil }
        self.init(
            name: name, authority: authority, resourceManager: resourceManager,
            scope: resourceManager.origin + "/.default", portal: nil)
    }

    /// The same cloud with another authority, as `AZURE_AUTHORITY_HOST` names one; a bare host means `https`.
    public func signing(in host: String) -> AzureCloud? {
        guard let url = ServiceURL(host.contains("://") ? host : "https://" + host),
            url.scheme == "https" || url.isLoopback
        else { return nil }
        return AzureCloud(
            name: name, authority: url, resourceManager: resourceManager, scope: scope, portal: portal)
    }

    /// The resource of the older sign-ins, which name no scope: `https://management.azure.com/`.
    var resource: String { String(scope.dropLast(".default".count)) }

    /// An address of Microsoft Entra ID for a tenant, which may come from a file.
    func endpoint(_ name: String, tenant: String) -> ServiceURL {
        authority.at("/\(ServiceURL.encoding(tenant))/oauth2/v2.0/\(name)")
    }
}
