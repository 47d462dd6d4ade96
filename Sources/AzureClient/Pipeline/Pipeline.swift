/// The one place where the layers between an operation and the network are put together.
struct Pipeline: Sendable {
    /// For the REST APIs: with a token.
    let resourceManager: any Stage
    /// For sign-in and for links that carry their own permission: without one.
    let open: any Stage

    init(
        cloud: AzureCloud, transport: any HTTPTransport, tokens: any TokenProvider, settings: ClientSettings,
        limiter: Limiter
    ) {
        let logged = LoggingStage(next: TransportStage(transport: transport), settings: settings)
        let signedIn = SignInStage(next: logged, cloud: cloud, tokens: tokens)
        resourceManager = Self.outer(signedIn, settings, limiter)
        open = Self.outer(logged, settings, limiter)
    }

    /// The layers for sign-in alone, which has no token to add.
    static func withoutToken(transport: any HTTPTransport, settings: ClientSettings) -> any Stage {
        let logged = LoggingStage(next: TransportStage(transport: transport), settings: settings)
        return outer(logged, settings, Limiter(clock: settings.clock, pause: 0, longestWait: settings.longestWait))
    }

    private static func outer(_ next: some Stage, _ settings: ClientSettings, _ limiter: Limiter) -> any Stage {
        TelemetryStage(next: RetryStage(next: next, limiter: limiter, settings: settings), settings: settings)
    }
}

/// What the pipeline takes from outside.
public struct ClientSettings: Sendable {
    /// The program's version, for the `User-Agent` header.
    public var version: String
    /// The time.
    public var clock: ClientClock
    /// Chance, for identifiers and for spreading retries.
    public var random: ClientRandom
    /// Takes lines for the log, secrets already removed; `nil` for no log.
    public var log: (@Sendable (String) -> Void)?
    /// Milliseconds between two cost queries of a tenant.
    public var pauseBetweenCostQueries: Int64
    /// The most seconds that a call waits when Azure asks it to; beyond, it fails and says how long.
    public var longestWait: Int
    /// How often a call that failed is tried again; where a person waits, less than for work in the background.
    public var mostRetries: Int

    /// What ``longestWait`` is unless told.
    public static let usualLongestWait = 900

    /// Creates settings.
    public init(
        version: String, clock: ClientClock = .system, random: ClientRandom = .system,
        log: (@Sendable (String) -> Void)? = nil, pauseBetweenCostQueries: Int64 = 2000,
        longestWait: Int = usualLongestWait, mostRetries: Int = 4
    ) {
        self.version = version
        self.clock = clock
        self.random = random
        self.log = log
        self.pauseBetweenCostQueries = pauseBetweenCostQueries
        self.longestWait = longestWait
        self.mostRetries = mostRetries
    }
}
