import BillingCore
import FakturaViewModels

/// The rows of `import list`: one for each subscription and period of a dataset.
enum DatasetRows {
    static func table(_ datasets: [Dataset]) -> ReportTable {
        ReportTable(
            TableHeader(
                noun: "datasets", asOf: nil,
                columns: [
                    .init("dataset", isNumber: true), .init("format"), .init("metric"), .init("subscriptionId"),
                    .init("start"), .init("end"), .init("coverStart"), .init("coverEnd"), .init("state"),
                    .init("lines", isNumber: true), .init("fetchedAt", isWide: true), .init("path"),
                ]),
            rows: datasets.flatMap { dataset in dataset.parts.map { values(of: $0, dataset) } })
    }

    private static func values(of part: Dataset.Part, _ dataset: Dataset) -> [TableValue] {
        [
            .integer(dataset.id), .optional(dataset.format?.rawValue), .text(dataset.provenance.metric.rawValue),
            .text(part.subscription.rawValue), .day(part.period.start), .day(part.period.last),
            .day(part.coverage.start), .day(part.coverage.last), .text(part.isActive ? "active" : "candidate"),
            .integer(part.lineCount), .optional(dataset.provenance.fetchedAt.map { Timestamp.iso($0) }),
            .optional(dataset.path),
        ]
    }
}
