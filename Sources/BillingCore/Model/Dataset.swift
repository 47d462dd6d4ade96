/// How charges are spread over time.
///
/// The two are never added.
public enum Metric: String, Hashable, Sendable, CaseIterable, Codable {
    /// Purchases on the day they were charged.
    case actual
    /// Purchases spread over the days they serve.
    case amortized
}

/// Where figures come from and when they were fetched.
public struct Provenance: Hashable, Sendable {
    /// What kind of source it was.
    public enum Source: Hashable, Sendable {
        /// A usage file, by its name.
        case file(String)
        /// Several files.
        case files(Int)
        /// Azure's REST APIs.
        case azure
        /// The sample account.
        case sample
    }

    /// The source.
    public let source: Source
    /// How charges are spread over time.
    public let metric: Metric
    /// Seconds since 1970 (UTC) at which the oldest part was read; `nil` when nothing is known.
    public let fetchedAt: Int64?

    /// Creates a provenance.
    public init(source: Source, metric: Metric, fetchedAt: Int64?) {
        self.source = source
        self.metric = metric
        self.fetchedAt = fetchedAt
    }
}

/// Everything one load brought: a file, or one fetch of an API.
///
/// There is one active dataset for a (subscription, period, metric); others are
/// candidates, kept apart and never added (design section 2).
public struct Dataset: Hashable, Sendable, Identifiable {
    /// The part of a dataset that one subscription and period see.
    public struct Part: Hashable, Sendable {
        /// The subscription.
        public let subscription: SubscriptionID
        /// The period.
        public let period: BillingPeriod
        /// The days covered, never outside the period.
        public let coverage: BillingPeriod
        /// Whether this is what reports show.
        public let isActive: Bool
        /// Lines in it.
        public let lineCount: Int

        /// Creates a part.
        public init(
            subscription: SubscriptionID, period: BillingPeriod, coverage: BillingPeriod, isActive: Bool,
            lineCount: Int
        ) {
            self.subscription = subscription
            self.period = period
            self.coverage = coverage
            self.isActive = isActive
            self.lineCount = lineCount
        }
    }

    /// The store's number of it, from 1.
    public let id: Int
    /// Where it came from.
    public let provenance: Provenance
    /// The path it was read from; `nil` for Azure.
    public let path: String?
    /// The file format; `nil` for Azure.
    public let format: UsageFileFormat?
    /// What it covers.
    public let parts: [Part]

    /// Creates a description of a dataset.
    public init(id: Int, provenance: Provenance, path: String?, format: UsageFileFormat?, parts: [Part]) {
        self.id = id
        self.provenance = provenance
        self.path = path
        self.format = format
        self.parts = parts
    }

    /// Lines in all its parts.
    public var lineCount: Int { parts.reduce(0) { $0 + $1.lineCount } }
}

/// The file formats that can be read.
public enum UsageFileFormat: String, Hashable, Sendable, CaseIterable {
    /// The Account Center's usage file, version 1 (three sections).
    case accountCenterV1 = "account-center-v1"
    /// The Account Center's usage file, version 2 (three sections).
    case accountCenterV2 = "account-center-v2"
    /// A Cost Management export of a pay-as-you-go subscription.
    case payAsYouGo = "pay-as-you-go"
    /// The usage extract of the Enterprise Agreement's own portal, and of its API.
    case enterpriseExtract = "enterprise-extract"
    /// Cost details of an Enterprise Agreement, actual or amortized: the portal's download and exports.
    case enterpriseAgreement = "enterprise-agreement"
    /// Cost details of a Microsoft Customer Agreement, actual or amortized.
    case customerAgreement = "customer-agreement"
    /// Cost details of a Microsoft Partner Agreement, of the partner or of one customer (CSP), actual or amortized.
    case partnerAgreement = "partner-agreement"
    /// An export by the FinOps Open Cost and Usage Specification, whose lines have both costs.
    case focus

    /// The agreement that subscriptions in such a file are billed under; `nil` where the format does not tell.
    public var agreement: Agreement? {
        switch self {
        case .enterpriseAgreement, .enterpriseExtract: .enterprise
        case .customerAgreement: .customer
        case .partnerAgreement: .partner
        case .accountCenterV1, .accountCenterV2, .payAsYouGo, .focus: nil
        }
    }

    /// Whether such files come in both metrics; the others are always actual.
    public var hasMetrics: Bool {
        switch self {
        case .enterpriseAgreement, .customerAgreement, .partnerAgreement, .focus: true
        case .accountCenterV1, .accountCenterV2, .payAsYouGo, .enterpriseExtract: false
        }
    }
}

/// Which of two datasets of one (subscription, period, metric) reports show.
public enum Succession: Hashable, Sendable {
    /// The newcomer has every day of what was there, and takes its place.
    case replaces
    /// The newcomer covers more days, but not all of those that were there: it is shown, the other is kept as a candidate.
    case outweighs
    /// The newcomer covers fewer days: it is kept as a candidate and said so.
    case isNarrower

    /// Decides by coverage first: more days win, and of as many the newer, except that a file never replaces Azure's.
    public static func of(
        newcomer: BillingPeriod, fromAzure: Bool, against active: BillingPeriod, activeFromAzure: Bool
    ) -> Succession {
        let isOutranked = activeFromAzure && !fromAzure && newcomer.dayCount == active.dayCount
        guard newcomer.dayCount >= active.dayCount, !isOutranked else { return .isNarrower }
        return newcomer.start <= active.start && active.end <= newcomer.end ? .replaces : .outweighs
    }
}
