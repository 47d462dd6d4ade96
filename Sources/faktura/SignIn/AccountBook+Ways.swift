import AzureClient
import BillingCore

extension SignInWay {
    /// The kind of account that it makes.
    var kind: AzureAccount.Way {
        switch self {
        case .environmentToken: .environmentToken
        case .clientSecret: .clientSecret
        case .workloadIdentity: .workloadIdentity
        case .managedIdentity: .managedIdentity
        case .azureCLI: .azureCLI
        case .deviceCode: .deviceCode
        }
    }

    /// Whether its credentials stand in the environment.
    var isFromEnvironment: Bool {
        switch self {
        case .environmentToken, .clientSecret, .workloadIdentity, .managedIdentity: true
        case .azureCLI, .deviceCode: false
        }
    }

    /// Where its tokens come from, for people: a variable, a file, or a program.
    var tokenFrom: String {
        switch self {
        case .environmentToken(let variable): variable
        case .clientSecret: "AZURE_CLIENT_SECRET"
        case .workloadIdentity(_, _, let path): path
        case .managedIdentity: "managed identity"
        case .azureCLI: "az"
        case .deviceCode: ""
        }
    }

    /// The account that it makes, as far as that is known without asking.
    func account(in cloud: String, _ environment: [String: String]) -> AzureAccount {
        let (name, tenant): (String?, String?) =
            switch self {
            case .environmentToken(let variable):
                TokenIdentity(Secret(environment[variable] ?? "")).map { ($0.name, $0.tenant) } ?? (nil, nil)
            case .clientSecret(let tenant, let client), .workloadIdentity(let tenant, let client, _):
                (client, tenant)
            case .managedIdentity(let client): (client, nil)
            case .azureCLI, .deviceCode: (nil, nil)
            }
        return AzureAccount(way: kind, name: name, tenant: tenant, cloud: cloud)
    }
}

extension AccountBook {
    /// The account that the environment's credentials make; of several ways the first, as at `login`.
    func fromEnvironment() -> Listed? {
        let ways = SignInWay.ways(environment: environment, hasAzureCLI: false, clientID: nil)
        return ways.first(where: \.isFromEnvironment).map { way in
            var listed = Listed(
                account: way.account(in: cloud.name, environment), way: way, tokenFrom: way.tokenFrom,
                isFromEnvironment: true)
            if case .environmentToken(let variable) = way,
                let expiry = TokenIdentity.expiry(of: Secret(environment[variable] ?? "")), expiry <= now * 1000
            {
                listed.state = .expired
            }
            return listed
        }
    }
}

extension AccountBook.Listed {
    /// An account that was signed in before; `nil` for one that is signed in by a token alone, which is not kept here.
    init?(_ account: AzureAccount, _ environment: [String: String]) {
        func isSet(_ name: String) -> Bool { environment[name].map { !$0.isEmpty } ?? false }
        let way: SignInWay
        var missing: String?
        switch account.way {
        case .deviceCode, .environmentToken: return nil
        case .azureCLI: way = .azureCLI
        case .managedIdentity: way = .managedIdentity(clientID: account.name)
        case .clientSecret:
            way = .clientSecret(tenant: account.tenant ?? "", clientID: account.name ?? "")
            if !isSet("AZURE_CLIENT_SECRET") { missing = "AZURE_CLIENT_SECRET" }
        case .workloadIdentity:
            let path = environment["AZURE_FEDERATED_TOKEN_FILE"] ?? ""
            way = .workloadIdentity(tenant: account.tenant ?? "", clientID: account.name ?? "", path: path)
            if path.isEmpty { missing = "AZURE_FEDERATED_TOKEN_FILE" }
        }
        self.init(account: account, way: way, tokenFrom: missing ?? way.tokenFrom)
        if let missing { state = .unset(variable: missing) }
    }
}
