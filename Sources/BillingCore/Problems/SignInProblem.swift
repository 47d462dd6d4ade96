/// Why there is no token: facts, worded in FakturaWords.
public enum SignInProblem: Error, Hashable, Sendable, Codable {
    /// Nobody is signed in, and no way to sign in is configured.
    case notSignedIn
    /// Microsoft Entra ID answered, and refused.
    case refused(SignInRefusal)
    /// The code was not entered in time: a new one is needed.
    case codeExpired
    /// The person declined.
    case declined
    /// The Azure CLI is not installed, or not found.
    case noAzureCLI
    /// The Azure CLI is signed in nowhere.
    case azureCLINotSignedIn
    /// The Azure CLI failed; its words, without secrets.
    case azureCLIFailed(String)
    /// The Azure CLI gave no answer for so many seconds.
    case azureCLITooSlow(seconds: Int)
    /// A file that holds a token or secret cannot be read, or is empty.
    case unreadableFile(path: String)
    /// This machine has no managed identity, or is no Azure machine.
    case noManagedIdentity
    /// The token in the environment's variable is over.
    case environmentTokenExpired(variable: String)
    /// A variable that the way needs is not set.
    case variableNotSet(variable: String)
    /// The file of those signed in cannot be read, or is damaged.
    case unreadableSignIns(path: String)
}

/// An answer by which Microsoft Entra ID refuses.
public struct SignInRefusal: Hashable, Sendable, Codable {
    /// The error's word: `invalid_grant`.
    public let error: String
    /// The numbers of AADSTS, the first one first; Microsoft may change them, so they only hint.
    public let numbers: [Int]
    /// Microsoft's words without secrets; `nil` when there are none.
    public let message: String?
    /// By which Microsoft's support finds the call; `nil` when the answer has none.
    public let correlationID: String?
    /// The tenant asked.
    public let tenant: String
    /// What it comes down to.
    public let reason: Reason

    /// What a refused sign-in comes down to (azure-apis 6.2, 6.7).
    public enum Reason: Hashable, Sendable, Codable {
        /// Conditional Access forbids this way, or this machine.
        case conditionalAccess
        /// Another proof of identity is wanted: sign in again, in that tenant.
        case multiFactor
        /// The sign-in is over or was revoked.
        case expired
        /// Nobody agreed to what the application may do; whether an administrator has to.
        case consent(byAdministrator: Bool)
        /// The account is not known in this tenant.
        case unknownAccount
        /// The account is locked, disabled, or its password is over.
        case lockedAccount
        /// The application is not known in this tenant, or disabled.
        case unknownApplication
        /// The application may not sign in this way: it is not set up for public clients.
        case notPublicClient
        /// The client secret or certificate is wrong or over.
        case badSecret
        /// The foreign token matches no federated credential of the application.
        case badAssertion
        /// There is no such tenant, or none was named.
        case unknownTenant
        /// The tenant lives in another cloud.
        case otherCloud
        /// The scope or resource is not known there.
        case unknownScope
        /// Entra has trouble of its own.
        case outOfOrder
        /// Any other.
        case other
    }

    /// Creates a refusal; the reason follows from the word and the numbers.
    public init(error: String, numbers: [Int], message: String?, correlationID: String?, tenant: String) {
        self.error = error
        self.numbers = numbers
        self.message = message
        self.correlationID = correlationID
        self.tenant = tenant
        reason = numbers.lazy.compactMap(Self.reason(of:)).first ?? Self.reason(of: error)
    }

    private static func reason(of number: Int) -> Reason? {
        switch number {
        case 53000, 53001, 53003, 50005, 50097, 530_000...530_999: .conditionalAccess
        case 50072, 50074, 50076, 50079: .multiFactor
        case 70000, 70008, 700_082, 50173, 70043: .expired
        case 65001, 65004: .consent(byAdministrator: false)
        case 90094, 50105: .consent(byAdministrator: true)
        case 50020, 90072, 50034: .unknownAccount
        case 50053, 50055, 50057: .lockedAccount
        case 700_016, 70001: .unknownApplication
        case 7_000_218: .notPublicClient
        case 70002, 7_000_215, 7_000_222: .badSecret
        case 700_024, 700_027, 70021, 700_211...700_213: .badAssertion
        case 90002, 90019: .unknownTenant
        case 90038: .otherCloud
        case 500_011, 50001: .unknownScope
        case 90006, 90024, 90033, 90090, 50033, 40010: .outOfOrder
        default: nil
        }
    }

    private static func reason(of error: String) -> Reason {
        switch error {
        case "interaction_required": .multiFactor
        case "invalid_grant": .expired
        case "invalid_client": .badSecret
        case "consent_required": .consent(byAdministrator: false)
        case "temporarily_unavailable", "server_error": .outOfOrder
        case "invalid_scope", "invalid_resource": .unknownScope
        default: .other
        }
    }
}
