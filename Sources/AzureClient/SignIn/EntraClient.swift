import BillingCore

/// Talks to Microsoft Entra ID, by its own pipeline without a token.
public struct EntraClient: Sendable {
    let cloud: AzureCloud
    let settings: ClientSettings
    let stage: any Stage

    /// Creates a client.
    public init(cloud: AzureCloud, transport: any HTTPTransport, settings: ClientSettings) {
        self.cloud = cloud
        self.settings = settings
        stage = Pipeline.withoutToken(transport: transport, settings: settings)
    }

    /// What an endpoint answered: its document, or the error of the protocol.
    enum Reply {
        case document(Fields)
        case refusal(SignInRefusal)
    }

    /// Posts a form to an endpoint of a tenant.
    func post(_ endpoint: String, tenant: String, _ form: [(name: String, value: String)]) async throws -> Reply {
        var request = HTTPRequest(.post, cloud.endpoint(endpoint, tenant: tenant))
        request.body = Array(ServiceURL.form(form).utf8)
        request.headers["Content-Type"] = "application/x-www-form-urlencoded"
        let answer = try await stage.answer(Call(request: request, isRepeatable: true))
        if let target = answer.strangeTarget(from: request.url) {
            throw AzureProblem.strangeHost(asked: request.url.origin, given: target.origin)
        }
        return try read(answer, tenant: tenant)
    }

    func read(_ answer: Answer, tenant: String) throws -> Reply {
        let value: JSONValue
        do throws(AnswerDefect) {
            value = try JSONValue.reading(answer.body)
        } catch {
            if answer.status >= 400 { throw AzureProblem.refused(AzureRefusal.reading(answer)) }
            throw AzureProblem.unreadable(host: cloud.authority.host, answer.defect(error), requestID: answer.requestID)
        }
        let fields = Fields(value)
        guard let error = fields.text("error") else {
            if answer.isSuccess { return .document(fields) }
            throw AzureProblem.refused(AzureRefusal.reading(answer))
        }
        let description = fields.text("error_description").map { String(Redaction.clean($0).prefix(500)) }
        let codes = value["error_codes"]?.elements.compactMap(\.integer).map { Int($0) } ?? []
        return .refusal(
            SignInRefusal(
                error: error, numbers: codes.isEmpty ? Self.numbers(in: description ?? "") : codes,
                message: description, correlationID: fields.text("correlation_id"), tenant: tenant))
    }

    /// The token of an answer; throws a refusal as `SignInProblem.refused`.
    func token(tenant: String, _ form: [(name: String, value: String)]) async throws -> TokenAnswer {
        switch try await post("token", tenant: tenant, form) {
        case .refusal(let refusal): throw AzureProblem.signIn(.refused(refusal))
        case .document(let fields): return try tokenAnswer(fields)
        }
    }

    func tokenAnswer(_ fields: Fields) throws -> TokenAnswer {
        guard let token = TokenAnswer(fields, now: settings.clock.now()) else {
            throw AzureProblem.unreadable(host: cloud.authority.host, .field("access_token"), requestID: nil)
        }
        return token
    }

    /// `AADSTS53003: …`, where an answer has no numbers of their own.
    private static func numbers(in message: String) -> [Int] {
        guard let start = message.firstIndex(of: "A"), message[start...].hasPrefix("AADSTS") else { return [] }
        return Int(message[start...].dropFirst(6).prefix { $0.isNumber }).map { [$0] } ?? []
    }
}

/// What a token endpoint gives.
struct TokenAnswer {
    let access: AccessToken
    /// For the next one; `nil` where the way has none.
    let refresh: Secret?
    /// Who signed in; `nil` where the way does not say.
    let claims: IdentityClaims?

    /// - Parameter now: Milliseconds since 1970; times to live count from it.
    init?(_ fields: Fields, now: Int64) {
        guard let text = fields.text("access_token") else { return nil }
        // Numbers come as text from some services; an hour is what tokens live at least.
        let lasting = fields.integer("expires_in").map { now + $0 * 1000 }
        let until = fields.integer("expires_on").map { $0 * 1000 }
        access = AccessToken(Secret(text), expiresAt: until ?? lasting ?? now + 3_600_000)
        refresh = fields.text("refresh_token").map { Secret($0) }
        claims = fields.text("id_token").flatMap { IdentityClaims(token: $0) }
    }
}
