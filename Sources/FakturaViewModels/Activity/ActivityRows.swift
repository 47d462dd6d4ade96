import BillingCore

/// The rows of what the Activity screen saves and copies.
enum ActivityRows {
    static func table(_ activities: [Activity], _ facts: ActivityFacts) -> ReportTable {
        ReportTable(
            TableHeader(
                noun: "activity", asOf: nil,
                columns: [
                    .init("work"), .init("what"), .init("state"), .init("lines", isNumber: true), .init("startedAt"),
                    .init("endedAt"), .init("reason", isWide: true), .init("requestId", isWide: true),
                ]),
            rows: activities.map { values(of: $0, facts) })
    }

    private static func values(of activity: Activity, _ facts: ActivityFacts) -> [TableValue] {
        [
            .text(facts.work(activity)), .text(facts.subject(activity)), .text(facts.state(activity)),
            activity.startedAt == nil ? .none : .integer(activity.lines),
            .optional(activity.startedAt.map(Timestamp.iso)), .optional(activity.endedAt.map(Timestamp.iso)),
            .optional(facts.note(activity)), .optional(activity.failure?.requestID),
        ]
    }

    /// The facts of one piece, each a row.
    static func table(_ model: ActivityModel, fields: [ActivityModel.Field], _ facts: ActivityFacts) -> ReportTable {
        ReportTable(
            TableHeader(noun: "activity-details", asOf: nil, columns: [.init("field"), .init("value")]),
            rows: fields.map { [.text("\($0)"), .optional(facts.value($0, of: model.activity))] })
    }
}
