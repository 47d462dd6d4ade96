/// Someone or something signed in to Azure: a person, an application or a machine.
public struct AzureAccount: Hashable, Sendable, Identifiable, Codable {
    /// Names an account; stays the same from run to run.
    public struct ID: RawRepresentable, Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
        /// The name.
        public let rawValue: String

        /// Creates a name.
        public init(rawValue: String) { self.rawValue = rawValue }
        /// Creates a name.
        public init(_ text: String) { self.init(rawValue: text) }

        public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
        public var description: String { rawValue }
    }

    /// Where its tokens come from.
    public enum Way: String, Hashable, Sendable, CaseIterable, Codable {
        /// A code entered in a browser.
        case deviceCode = "device-code"
        /// The Azure CLI's sign-in.
        case azureCLI = "azure-cli"
        /// An application's secret in the environment.
        case clientSecret = "client-secret"
        /// Another service's token in a file.
        case workloadIdentity = "workload-identity"
        /// The machine's own identity.
        case managedIdentity = "managed-identity"
        /// A token in the environment.
        case environmentToken = "environment-token"
    }

    /// Where its tokens come from.
    public let way: Way
    /// Who it is: a person's name to sign in with, or an application's identifier; `nil` when unknown.
    public let name: String?
    /// The tenant signed in to; `nil` when the way decides.
    public let tenant: String?
    /// The cloud: `public`, `us-government`, or the name of one's own.
    public let cloud: String

    /// Creates an account.
    public init(way: Way, name: String?, tenant: String?, cloud: String) {
        self.way = way
        self.name = name
        self.tenant = tenant
        self.cloud = cloud
    }

    /// `device-code:anna@contoso.se/72f988bf-…`; the same sign-in has the same name in every run.
    public var id: ID { ID("\(cloud):\(way.rawValue):\(name ?? "")/\(tenant ?? "")") }
}

/// A tenant of Microsoft Entra ID that an account belongs to.
public struct Tenant: Hashable, Sendable, Codable {
    /// Its identifier, a GUID.
    public let id: String
    /// Its name; `nil` for none.
    public var name: String?
    /// Its domain; `nil` for none.
    public var domain: String?

    /// Creates a tenant.
    public init(id: String, name: String? = nil, domain: String? = nil) {
        self.id = id
        self.name = name
        self.domain = domain
    }

    /// The name, else the domain, else the identifier.
    public var displayName: String { name ?? domain ?? id }
}
