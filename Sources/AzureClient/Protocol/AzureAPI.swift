import BillingCore

/// Azure's REST APIs as one person sees them: asks, walks pages, and waits for long operations.
///
/// Every operation is a value; ``run(_:)`` carries it out. Errors are
/// `AzureProblem` and `CancellationError`; a cancelled task ends its waiting.
public struct AzureAPI: Sendable {
    let cloud: AzureCloud
    private(set) var pipeline: Pipeline
    let transport: any HTTPTransport
    let settings: ClientSettings
    private let limiter: Limiter
    private(set) var tokens: any TokenProvider
    /// Whose token is sent; `nil` for the tenant signed in to.
    public private(set) var tenant: String?
    private(set) var observer: WaitObserver?
    /// Takes note of the fields of answers; for tests.
    var ledger: FieldLedgerBox?

    /// Puts the client together.
    public init(cloud: AzureCloud, transport: any HTTPTransport, tokens: TokenCache, settings: ClientSettings) {
        self.init(cloud: cloud, transport: transport, provider: tokens, settings: settings)
    }

    init(cloud: AzureCloud, transport: any HTTPTransport, provider: any TokenProvider, settings: ClientSettings) {
        self.cloud = cloud
        self.transport = transport
        self.settings = settings
        tokens = provider
        limiter = Limiter(
            clock: settings.clock, pause: settings.pauseBetweenCostQueries, longestWait: settings.longestWait)
        pipeline = Pipeline(
            cloud: cloud, transport: transport, tokens: provider, settings: settings, limiter: limiter)
    }

    /// The same client for another person signed in; limits stay shared, as tenants may be the same.
    public func signedIn(with tokens: TokenCache) -> AzureAPI {
        var copy = self
        copy.tokens = tokens
        copy.pipeline = Pipeline(
            cloud: cloud, transport: transport, tokens: tokens, settings: settings, limiter: limiter)
        return copy
    }

    /// The same client with the token of a tenant; limits stay shared, by the tenant's name as it is given here.
    public func asking(tenant: String?) -> AzureAPI {
        var copy = self
        copy.tenant = tenant
        return copy
    }

    /// The same client with someone who hears of its waiting; limits stay shared.
    public func telling(_ observer: WaitObserver?) -> AzureAPI {
        var copy = self
        copy.observer = observer
        return copy
    }

    /// The identifier of the person or application that the token is for; `nil` when it does not say.
    func caller() async throws -> String? {
        IdentityClaims(token: try await tokens.token(for: tenant).secret.reveal())?.object
    }

    /// Carries an operation out.
    public func run<Operation: AzureOperation>(_ operation: Operation) async throws -> Operation.Outcome {
        try await operation.run(on: self)
    }
}

/// Something to ask of Azure.
public protocol AzureOperation<Outcome>: Sendable {
    /// What it gives.
    associatedtype Outcome
    /// Carries it out; throws `AzureProblem` or `CancellationError`.
    func run(on azure: AzureAPI) async throws -> Outcome
}

extension AzureAPI {
    /// A call of the REST APIs.
    ///
    /// - Parameters:
    ///   - path: The path, its variable parts already encoded.
    ///   - isRepeatable: Whether doing it twice does no more than once, as all that only reads.
    func call(
        _ method: HTTPRequest.Method = .get, _ path: String, version: String,
        query: [(name: String, value: String)] = [], body: JSONValue? = nil, isRepeatable: Bool = true,
        lane: Call.Lane = .general
    ) -> Call {
        let base = cloud.resourceManager.path == "/" ? "" : cloud.resourceManager.path
        let query = ServiceURL.form(query + [("api-version", version)])
        return call(
            method, cloud.resourceManager.at(base + path + "?" + query), body: body, isRepeatable: isRepeatable,
            lane: lane)
    }

    /// A call of an address that Azure gave.
    func call(
        _ method: HTTPRequest.Method = .get, _ url: ServiceURL, body: JSONValue? = nil, isRepeatable: Bool = true,
        lane: Call.Lane = .general
    ) -> Call {
        var request = HTTPRequest(method, url)
        if let body {
            request.body = Array(body.json.utf8)
            request.headers["Content-Type"] = "application/json"
        }
        return Call(
            request: request, isRepeatable: isRepeatable, lane: lane, credential: .token(tenant: tenant),
            observer: observer)
    }

    /// The answer to a call; throws a refusal as `AzureProblem.refused`.
    func answer(to call: Call) async throws -> Answer {
        let answer = try await pipeline.resourceManager.answer(call)
        guard answer.isSuccess else {
            if let target = answer.strangeTarget(from: call.request.url) {
                throw AzureProblem.strangeHost(asked: cloud.resourceManager.origin, given: target.origin)
            }
            throw refusal(answer)
        }
        return answer
    }

    func refusal(_ answer: Answer) -> AzureProblem {
        .refused(AzureRefusal.reading(answer, now: settings.clock.now()))
    }

    /// The document of an answer.
    func fields(of answer: Answer) throws -> Fields {
        do throws(AnswerDefect) {
            let value = try JSONValue.reading(answer.body)
            return Fields(value, ledger: ledger?.ledger())
        } catch {
            throw unreadable(error, answer)
        }
    }

    func unreadable(_ defect: AnswerDefect, _ answer: Answer) -> AzureProblem {
        .unreadable(host: cloud.resourceManager.host, answer.defect(defect), requestID: answer.requestID)
    }

    /// Asks for one document and reads it.
    func document<Value>(_ call: Call, _ read: (Fields) throws -> Value) async throws -> Value {
        try reading(try await answer(to: call), read)
    }

    /// Reads an answer's document.
    func reading<Value>(_ answer: Answer, _ read: (Fields) throws -> Value) throws -> Value {
        do {
            return try read(try fields(of: answer))
        } catch let defect as AnswerDefect {
            throw unreadable(defect, answer)
        }
    }
}

/// Makes the ledgers that tests look at.
struct FieldLedgerBox: Sendable {
    let ledger: @Sendable () -> FieldLedger
}
