import BillingCore
import SampleAccount

/// What an account delivered: facts and lines.
struct DeliveredUsage: Sendable {
    /// The texts that the lines of one meter of one resource share.
    final class Texts: Sendable {
        private let texts: [String]

        init(_ record: UsageRecord) { texts = UsageField.allCases.map { record.text($0) } }

        subscript(field: UsageField) -> String { texts[field.rawValue] }
    }

    struct Line: Sendable {
        let day: Day
        let period: BillingPeriod?
        let quantity: ExactDecimal?
        let cost: Amount
        let texts: Texts

        var subscription: String { texts[.subscriptionID] }
    }

    struct Cell: Hashable, Sendable {
        let subscription: String
        let period: BillingPeriod

        init(_ subscription: String, _ period: BillingPeriod) {
            self.subscription = subscription
            self.period = period
        }
    }

    let facts: [SubscriptionFacts]
    let lines: [Line]
    let hasFactsAfterLines: Bool
    let statementLineCount: Int
    /// Names everything that came, bytes of texts included; equal within one run of the program only.
    let digest: Hasher

    /// Takes what an account delivers.
    init(_ account: SampleAccount, _ metric: Metric = .actual) throws {
        let sink = Sink()
        try account.deliver(metric, to: sink)
        facts = sink.facts
        lines = sink.lines
        hasFactsAfterLines = sink.hasFactsAfterLines
        statementLineCount = sink.statementLineCount
        digest = sink.digest
    }

    /// The exact cost of each subscription's periods.
    var costs: [Cell: Amount] {
        lines.reduce(into: [:]) { sums, line in
            if let period = line.period { sums[Cell(line.subscription, period), default: .zero] += line.cost }
        }
    }

    /// Usage of the account that most tests look at, by metric.
    static let standard: [Metric: DeliveredUsage] = [
        .actual: try! DeliveredUsage(.standard, .actual), .amortized: try! DeliveredUsage(.standard, .amortized),
    ]

    /// The exact costs of ``SampleDays/few``, by day.
    static let costs = Dictionary(
        uniqueKeysWithValues: SampleDays.few.map { ($0, try! DeliveredUsage(.on($0)).costs) })

    private final class Sink: UsageSink {
        var facts: [SubscriptionFacts] = []
        var lines: [Line] = []
        var hasFactsAfterLines = false
        var statementLineCount = 0
        var digest = Hasher()
        private var known: [UnsafeRawPointer: Texts] = [:]

        func receive(_ subscription: SubscriptionFacts) {
            facts.append(subscription)
            if !lines.isEmpty { hasFactsAfterLines = true }
            digest.combine(subscription)
        }

        func receive(_ line: StatementLine, of subscription: SubscriptionID, in period: BillingPeriod) {
            statementLineCount += 1
        }

        func receive(_ record: UsageRecord) {
            // No two uses share memory, so that the place of one text names them all.
            let key = record[.meterCategory].baseAddress!
            let texts = known[key] ?? Texts(record)
            if known.updateValue(texts, forKey: key) == nil {
                for field in UsageField.allCases { digest.combine(bytes: record[field]) }
            }
            digest.combine(record[.meterCategory].count)
            digest.combine(record.day.number)
            digest.combine(record.cost.units)
            lines.append(
                Line(day: record.day, period: record.period, quantity: record.quantity, cost: record.cost, texts: texts)
            )
        }
    }
}

extension SampleAccount {
    /// The account that most tests look at.
    static let standard = on(Day(iso: "2026-11-23")!)

    /// The account on one of ``SampleDays``, made once for all tests.
    static func on(_ today: Day) -> SampleAccount { accounts[today] ?? SampleAccount(today: today) }

    private static let accounts = Dictionary(
        uniqueKeysWithValues: Set(SampleDays.many).map { ($0, SampleAccount(today: $0)) })

    /// A subscription by its name or the start of it.
    func subscription(_ name: String) -> Subscription {
        snapshot.subscriptions.first { $0.displayName.hasPrefix(name) }!
    }

    /// Services invoices of a subscription, newest first.
    func invoices(of name: String) -> [Invoice] {
        let owner = Invoice.Owner.subscription(subscription(name).id)
        return snapshot.invoices.filter { $0.owner == owner && $0.kind == .services && !$0.isCreditNote }
    }
}

/// Days on which something begins, ends or leaps, and every eleventh day of a year.
enum SampleDays {
    static let few = ["2026-11-23", "2028-02-29", "2027-01-01"].map { Day(iso: $0)! }

    static let many: [Day] =
        few
        + [
            "2024-02-28", "2024-03-01", "2025-02-28", "2025-03-01", "2025-12-31", "2026-01-29", "2026-01-30",
            "2026-01-31", "2026-02-01", "2026-03-29", "2026-03-31", "2026-04-30", "2026-05-31", "2026-06-05",
            "2026-06-12", "2026-06-19", "2026-06-28", "2026-06-30", "2026-10-31", "2000-01-01", "2099-12-31",
        ].map { Day(iso: $0)! }
        + stride(from: 0, to: 366, by: 11).map { Day(iso: "2027-03-02")!.advanced(by: $0) }
}
