import ArgumentParser
import BillingCore
import FakturaViewModels

/// Where figures are read from.
struct InputOptions: ParsableArguments {
    @Argument(help: "Usage files; they are kept in a cache, so that the second opening is instant.")
    var files: [String] = []

    @Option(help: "The store to read; the default is the one in the data folder.")
    var store: String?

    @Flag(help: "Show a sample account with every case in it; nothing is read, nothing is sent.")
    var demo = false

    @Flag(help: "Leave out rows that cannot be read, and count them.")
    var skipInvalid = false

    @Option(help: "The day of the month on which billing periods start, for files that do not say so.")
    var anchorDay: Int?

    @Option(help: "The currency of files that do not name one, such as EUR; others must be in it.")
    var currency: CurrencyCode?

    func validate() throws {
        if let anchorDay, !(1...31).contains(anchorDay) {
            throw ValidationError("--anchor-day takes a day of the month, 1 to 31; this is \(anchorDay).")
        }
        if demo, !files.isEmpty || store != nil {
            throw ValidationError("--demo shows the sample account; leave out files and --store.")
        }
        if !files.isEmpty, store != nil {
            throw ValidationError("Name files or --store, not both; 'faktura import' puts files into a store.")
        }
    }
}

/// What a report covers.
struct ReportOptions: ParsableArguments {
    @Option(help: "A subscription by its ID or name, or 'all'.")
    var subscription = "all"

    @Option(
        parsing: .unconditional,
        help: "unbilled, -1 to -6, YYYY-MM (month of the last day) or YYYY-MM-DD (a day in it); default: the newest.")
    var period: PeriodChoice?

    @Option(
        name: .customLong("metric"),
        help: """
            How charges are spread over time: actual or amortized; default: actual where there are any. It also \
            says what files are whose rows do not tell.
            """)
    var metricOption: MetricOption?

    @Option(
        name: .customLong("as-of"),
        help: "The day to report for, YYYY-MM-DD; the default is today, or for old files the day after them.")
    var asOfOption: DayOption?

    @OptionGroup var output: OutputOptions

    /// What was asked for; `nil` for what there is, actual first.
    var metric: Metric? { metricOption?.metric }
    var asOf: Day? { asOfOption?.day }
}

/// How rows are printed.
struct OutputOptions: ParsableArguments {
    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: "table, json, jsonl (one object a line), csv, tsv or md (Markdown).")
    var format = OutputFormat.table

    @Flag(
        help: """
            Leave texts in CSV and TSV as they are; otherwise one that a spreadsheet would run as a formula \
            gets a leading '.
            """)
    var raw = false

    /// The format, and what is done to cells in it.
    var style: TableStyle { TableStyle(format.format, guardsFormulas: !raw) }
}

/// Where the screens save.
struct SavingOptions: ParsableArguments {
    @Option(
        help: "The folder that 'x' saves to; the default is the desktop's download folder, else the working directory.")
    var dir: String?
}

/// How the screens look.
struct LookOptions: ParsableArguments {
    @Option(help: "A theme; 'faktura themes list' shows them.")
    var theme: String?

    @Option(help: "Colours: auto, always or never.")
    var color: ColorOption?

    @Flag(help: "Draw with ASCII signs only.")
    var ascii = false

    @Option(help: "How the selected row is shown: bar or marker (the default over SSH).")
    var cursor: CursorOption?
}

/// Options of every command.
struct GeneralOptions: ParsableArguments {
    @Option(help: "The language: en or sv.")
    var lang: LanguageOption?

    @Option(help: "The configuration file.")
    var config: String?

    @Option(help: "Azure's cloud: public (the default), us-government, emulator, or one of the configuration.")
    var cloud: String?

    @Flag(help: "Never open a network connection; files and store are read without one anyway.")
    var offline = false

    @Flag(help: "Write what happens, with times, to the log in the state folder.")
    var debug = false
}
