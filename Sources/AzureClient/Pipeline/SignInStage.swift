import BillingCore
import Foundation

/// Adds the token, to the resource manager's own host and port alone.
///
/// A token that is not taken is fetched anew and the call repeated, once: it was
/// not carried out. So is a call that Azure sends to another tenant.
struct SignInStage: Stage {
    let next: any Stage
    let cloud: AzureCloud
    let tokens: any TokenProvider

    func answer(_ call: Call) async throws -> Answer {
        guard case .token(let tenant) = call.credential else { return try await next.answer(call) }
        let (here, asked) = (cloud.resourceManager, call.request.url)
        guard asked.hasSameOrigin(as: here) else {
            throw AzureProblem.strangeHost(asked: here.origin, given: asked.origin)
        }
        let token = try await tokens.token(for: tenant)
        let answer = try await send(call, with: token)
        guard answer.status == 401 else { return answer }
        let challenge = Challenge(answer.headers["WWW-Authenticate"] ?? "")
        let refusal = AzureRefusal.reading(answer)
        if case .otherTenant = refusal.reason, let other = challenge.tenant, other != tenant {
            return try await send(call, with: try await tokens.token(for: other))
        }
        guard refusal.reason == .signInExpired else { return answer }
        return try await send(call, with: try await tokens.token(for: tenant, replacing: token))
    }

    private func send(_ call: Call, with token: AccessToken) async throws -> Answer {
        var call = call
        call.request.headers["Authorization"] = "Bearer \(token.secret.reveal())"
        return try await next.answer(call)
    }
}

/// What a `WWW-Authenticate` header asks for.
struct Challenge {
    /// The tenant that the authorization address names.
    let tenant: String?

    init(_ header: String) {
        func value(_ name: String) -> String? {
            guard let start = header.range(of: name + "=\"") else { return nil }
            return String(header[start.upperBound...].prefix { $0 != "\"" })
        }
        tenant = (value("authorization_uri") ?? value("authorization")).flatMap { ServiceURL($0) }?
            .path.split(separator: "/").first.map(String.init)
    }
}
