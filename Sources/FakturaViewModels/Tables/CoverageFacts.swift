public import BillingCore

/// What JSON says of figures that are not all one may take them for, as standard error and screens do in words.
public enum CoverageFacts {
    /// By which metric the figures are.
    public static func metric(_ metric: Metric) -> TableHeader.Fact { .init("metric", .text(metric.rawValue)) }

    /// The metrics that there are figures of: those of one are not made up from another.
    public static func known(_ metrics: Set<Metric>) -> TableHeader.Fact {
        .init("metricsKnown", codes: metrics.map(\.rawValue).sorted())
    }

    /// The subscriptions whose figures are left out, as their periods are others.
    public static func leftOut(_ subscriptions: [Subscription]) -> TableHeader.Fact {
        TableHeader.Fact(
            "leftOut",
            .list(
                subscriptions.map {
                    .facts([
                        .init("subscriptionId", .text($0.id.rawValue)), .init("subscriptionName", .optional($0.name)),
                        .init("reason", .text("other-periods")),
                    ])
                }))
    }
}
