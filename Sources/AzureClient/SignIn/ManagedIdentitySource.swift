import BillingCore

/// Gets the tokens of the machine's own identity, on a virtual machine or in an app service (azure-apis 6.5).
public struct ManagedIdentitySource: TokenSource {
    private let entra: EntraClient
    private let clientID: String?
    private let endpoint: ServiceURL?
    private let header: Secret?

    /// Creates a source.
    ///
    /// - Parameters:
    ///   - clientID: Which identity, where the machine has several; `nil` for its own.
    ///   - environment: `IDENTITY_ENDPOINT` and `IDENTITY_HEADER` lead to an app service's; without them the virtual machine's is asked.
    public init(_ entra: EntraClient, clientID: String?, environment: [String: String]) {
        self.entra = entra
        self.clientID = clientID
        header = environment["IDENTITY_HEADER"].map { Secret($0) }
        endpoint = header == nil ? nil : environment["IDENTITY_ENDPOINT"].flatMap { ServiceURL($0) }
    }

    public func freshToken(for tenant: String?) async throws -> AccessToken {
        guard let call = call() else { throw AzureProblem.signIn(.noManagedIdentity) }
        var answer: Answer
        do {
            answer = try await entra.stage.answer(call)
        } catch AzureProblem.unreachable where endpoint == nil {
            // Elsewhere than in Azure nobody answers at this address; one that was given is there, and out of reach.
            throw AzureProblem.signIn(.noManagedIdentity)
        }
        // Trouble that passes has been waited for already where the call may be repeated.
        let isPassing = answer.status == 429 || answer.status >= 500
        if [404, 410].contains(answer.status) || (isPassing && !call.isRepeatable) {
            var patient = call
            patient.isRepeatable = true
            patient.request.timeout = 30
            answer = try await entra.stage.answer(patient)
        }
        if answer.status == 400 { throw AzureProblem.signIn(.noManagedIdentity) }
        switch try entra.read(answer, tenant: "") {
        case .refusal(let refusal): throw AzureProblem.signIn(.refused(refusal))
        case .document(let fields): return try entra.tokenAnswer(fields).access
        }
    }

    private func call() -> Call? {
        var query = [
            (name: "api-version", value: endpoint == nil ? "2018-02-01" : "2019-08-01"),
            (name: "resource", value: entra.cloud.resource),
        ]
        if let clientID { query.append(("client_id", clientID)) }
        let base = endpoint ?? ServiceURL("http://169.254.169.254/metadata/identity/oauth2/token")
        guard let url = base.map({ $0.at($0.path + "?" + ServiceURL.form(query)) }) else { return nil }
        var request = HTTPRequest(.get, url, timeout: endpoint == nil ? 3 : 30)
        if let header, endpoint != nil {
            request.headers["X-IDENTITY-HEADER"] = header.reveal()
        } else {
            request.headers["Metadata"] = "true"
        }
        // Where nobody may answer, it is asked once, and not for long.
        return Call(request: request, isRepeatable: endpoint != nil)
    }
}
