import BillingCore

/// The rows of `import list`: one for each subscription and period of a dataset.
enum DatasetRows {
    static func table(_ datasets: [Dataset]) -> OutputTable {
        OutputTable(
            noun: "datasets", asOf: nil,
            columns: [
                .init(key: "dataset", isNumber: true), .init(key: "format"), .init(key: "metric"),
                .init(key: "subscriptionId"), .init(key: "start"), .init(key: "end"), .init(key: "coverStart"),
                .init(key: "coverEnd"), .init(key: "state"), .init(key: "lines", isNumber: true),
                .init(key: "fetchedAt", isWide: true), .init(key: "path"),
            ],
            rows: datasets.flatMap { dataset in dataset.parts.map { values(of: $0, dataset) } })
    }

    private static func values(of part: Dataset.Part, _ dataset: Dataset) -> [OutputValue] {
        [
            .integer(dataset.id), .optional(dataset.format?.rawValue), .text(dataset.provenance.metric.rawValue),
            .text(part.subscription.rawValue), .day(part.period.start), .day(part.period.last),
            .day(part.coverage.start), .day(part.coverage.last), .text(part.isActive ? "active" : "candidate"),
            .integer(part.lineCount), .optional(dataset.provenance.fetchedAt.map { Timestamp.iso($0) }),
            .optional(dataset.path),
        ]
    }
}
