public import BillingCore
public import FakturaWords

/// The rows of `invoices why`: each period of a subscription that has no invoice, with the reason.
public enum AbsenceRows {
    /// The findings, one row each; sentences are in the language of the words.
    public static func table(_ findings: [AbsenceFinding], asOf: Day?, _ words: Words) -> ReportTable {
        ReportTable(
            TableHeader(
                noun: "absences", asOf: asOf,
                columns: [
                    .init("subscriptionId", isWide: true), .init("subscriptionName"), .init("start"), .init("end"),
                    .init("reason"), .init("changesOn"), .init("roleNeeded"), .init("grantedBy"),
                    .init("requestId", isWide: true), .init("rule", isWide: true), .init("evidence", isWide: true),
                    .init("link", isWide: true), .init("sentence"),
                ]),
            rows: findings.map { values(of: $0, words) })
    }

    private static func values(of finding: AbsenceFinding, _ words: Words) -> [TableValue] {
        let subscription = finding.subscription
        return [
            .text(subscription.id.rawValue), .name(subscription.name, tableFallback: subscription.id.rawValue),
            .day(finding.period.start), .day(finding.period.last), .text(finding.reason.code),
            finding.changesOn.map { .day($0) } ?? .none, .optional(finding.grant?.role.rawValue),
            .optional(finding.grant?.granter.map(words.granter)), .optional(finding.requestID),
            .text(finding.rule.rawValue), .text(finding.evidence.map(words.evidence).joined(separator: "; ")),
            .optional(finding.places.first?.address), .text(words.absence(finding)),
        ]
    }
}
