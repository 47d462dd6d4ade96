import BillingCore

/// What the person must see to sign in elsewhere.
public struct DeviceCode: Hashable, Sendable {
    /// What is to be entered.
    public let userCode: String
    /// Where.
    public let address: String
    /// Both in Microsoft's words, to be shown as they are; `nil` when there are none.
    public let message: String?
    /// When the code is over, in milliseconds since 1970.
    public let expiresAt: Int64
    let secret: Secret
    /// Milliseconds between two questions.
    let interval: Int64
}

/// Signs a person in by a code entered in a browser anywhere: the way over SSH (azure-apis 6.2).
public struct DeviceCodeSignIn: Sendable {
    private let entra: EntraClient
    private let clientID: String
    private let tenant: String

    /// Creates the sign-in.
    ///
    /// - Parameter tenant: A GUID or domain, `organizations`, or `common` for personal accounts too.
    public init(_ entra: EntraClient, clientID: String, tenant: String = "organizations") {
        self.entra = entra
        self.clientID = clientID
        self.tenant = tenant
    }

    /// Asks for a code to show.
    public func begin() async throws -> DeviceCode {
        let form = [("client_id", clientID), ("scope", entra.personScope)]
        let fields: Fields
        switch try await entra.post("devicecode", tenant: tenant, form) {
        case .refusal(let refusal): throw AzureProblem.signIn(.refused(refusal))
        case .document(let document): fields = document
        }
        guard let user = fields.text("user_code"), let secret = fields.text("device_code"),
            let address = fields.text("verification_uri") ?? fields.text("verification_url")
        else {
            throw AzureProblem.unreadable(host: entra.cloud.authority.host, .field("user_code"), requestID: nil)
        }
        return DeviceCode(
            userCode: user, address: address, message: fields.text("message"),
            expiresAt: entra.settings.clock.now() + (fields.integer("expires_in") ?? 900) * 1000,
            secret: Secret(secret), interval: (fields.integer("interval") ?? 5) * 1000)
    }

    /// Waits until the code was entered; cancelling the task gives up.
    ///
    /// - Throws: `AzureProblem.signIn` with `codeExpired`, `declined` or `refused`.
    public func wait(for code: DeviceCode) async throws -> SignedIn {
        let clock = entra.settings.clock
        var interval = code.interval
        let form = [
            ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"), ("client_id", clientID),
            ("device_code", code.secret.reveal()),
        ]
        while clock.now() + interval < code.expiresAt {
            try await clock.sleep(for: interval)
            let reply: EntraClient.Reply
            do {
                reply = try await entra.post("token", tenant: tenant, form)
            } catch AzureProblem.unreachable {
                // The network may come back while the code is still good.
                continue
            }
            switch reply {
            case .document(let fields): return try signedIn(try entra.tokenAnswer(fields))
            case .refusal(let refusal): try take(refusal, &interval)
            }
        }
        throw AzureProblem.signIn(.codeExpired)
    }

    private func take(_ refusal: SignInRefusal, _ interval: inout Int64) throws {
        switch refusal.error {
        case "authorization_pending": return
        case "slow_down": interval += 5000
        case "authorization_declined", "access_denied": throw AzureProblem.signIn(.declined)
        case "expired_token", "code_expired": throw AzureProblem.signIn(.codeExpired)
        default:
            if refusal.numbers.contains(where: { $0 == 70019 || $0 == 70020 }) {
                throw AzureProblem.signIn(.codeExpired)
            }
            throw AzureProblem.signIn(.refused(refusal))
        }
    }

    private func signedIn(_ answer: TokenAnswer) throws -> SignedIn {
        guard let refresh = answer.refresh else {
            throw AzureProblem.unreadable(host: entra.cloud.authority.host, .field("refresh_token"), requestID: nil)
        }
        return SignedIn(
            user: answer.claims?.user, tenant: answer.claims?.tenant ?? tenant, clientID: clientID,
            authority: entra.cloud.authority.origin, refreshToken: refresh)
    }
}

extension EntraClient {
    /// What a person's token is asked for: the REST APIs, and a token to refresh it with.
    var personScope: String { cloud.scope + " offline_access openid profile" }
}
