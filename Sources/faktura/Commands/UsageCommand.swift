import ArgumentParser
import BillingCore
import BillingStore
import FakturaViewModels
import FakturaWords

/// `faktura usage`: prints usage, or writes usage files.
struct UsageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "usage",
        abstract: "Print the usage of a period by day, service, meter, resource, group, location, tag or line.",
        discussion: "'faktura usage list --help' shows the options of printing; the word 'list' may be left out.",
        subcommands: [UsageListCommand.self, UsageExportCommand.self], defaultSubcommand: UsageListCommand.self)
}

/// `faktura usage [list]`: the twin of the Daily usage screen, of each of its pivots, and of its lines.
struct UsageListCommand: ReportCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Print the usage of a period (the word 'list' may be left out).")

    @Option(
        help: "What a row is: day, service (the meter category), meter, resource, group, location, tag:KEY or line.")
    var by = UsageLevel.groups(.day)

    @OptionGroup(title: "What to read") var input: InputOptions
    @OptionGroup(title: "Report") var report: ReportOptions
    @OptionGroup(title: "Look (of the screens)") var look: LookOptions
    @OptionGroup(title: "General") var general: GeneralOptions

    func print(_ reading: Reading) throws {
        let (period, leftOut) = try reading.choice()
        let query = UsageQuery(scope: reading.scope, period: period, metric: reading.metric)
        let asOf = reading.asOf.day
        switch by {
        case .line:
            try UsageRows.header(query, asOf: asOf).covering(reading, leftOut).print(report.output.style) { body in
                try reading.store.forEachUsageLine(UsageLineQuery(usage: query)) { try body(UsageRows.values(of: $0)) }
            }
        case .groups(let grouping):
            let usage = try reading.store.breakdown(UsageBreakdownQuery(query, by: grouping))
            // Nothing has the tag: no error, but most likely another one was meant.
            if case .tag(let key) = grouping, !usage.tagKeys.contains(key) {
                Console.error(reading.words.unknownTag(key, known: usage.tagKeys))
            }
            try BreakdownRows.table(usage, asOf: asOf).covering(reading, leftOut).print(report.output.style)
        }
    }
}

/// What a row of `faktura usage` is.
enum UsageLevel: ExpressibleByArgument, CustomStringConvertible {
    case groups(UsageGrouping)
    case line

    private static let names: [(name: String, level: UsageLevel)] = [
        ("day", .groups(.day)), ("service", .groups(.service)), ("meter", .groups(.meter)),
        ("resource", .groups(.resource)), ("group", .groups(.resourceGroup)), ("location", .groups(.location)),
        ("line", .line),
    ]

    static let allValueStrings = names.map(\.name) + ["tag:KEY"]

    init?(argument: String) {
        if let known = Self.names.first(where: { $0.name == argument }) {
            self = known.level
        } else if argument.hasPrefix("tag:"), argument.count > 4 {
            self = .groups(.tag(TagKey(String(argument.dropFirst(4)))))
        } else {
            return nil
        }
    }

    var description: String {
        switch self {
        case .line: "line"
        case .groups(.tag(let key)): "tag:\(key)"
        case .groups(let grouping): grouping.key
        }
    }
}
