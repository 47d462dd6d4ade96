public import ArgumentParser
public import BillingCore
import FakturaViewModels
import FakturaWords
import NcursesTerminal
import TerminalKit

/// How a command prints its rows.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case table, json, jsonl, csv, tsv, md

    /// The format of the same name.
    var format: TableFormat { TableFormat(rawValue: rawValue) ?? .table }
}

/// When colours are used.
enum ColorOption: String, ExpressibleByArgument, CaseIterable {
    case auto, always, never

    var choice: ColorChoice {
        switch self {
        case .auto: .auto
        case .always: .always
        case .never: .never
        }
    }
}

/// How the selected row is shown.
enum CursorOption: String, ExpressibleByArgument, CaseIterable {
    case bar, marker

    var style: CursorStyle { self == .bar ? .bar : .marker }
}

/// A language by its code.
enum LanguageOption: String, ExpressibleByArgument, CaseIterable {
    case en, sv

    var language: Language { self == .en ? .english : .swedish }
}

extension PeriodChoice: ExpressibleByArgument {
    /// Reads a period as the command line has it.
    public init?(argument: String) { self.init(argument) }
}

extension CurrencyCode: ExpressibleByArgument {
    /// Reads three letters.
    public init?(argument: String) {
        guard argument.utf8.count == 3, argument.allSatisfy({ $0.isASCII && $0.isLetter }) else { return nil }
        self.init(argument)
    }
}

/// A day as `YYYY-MM-DD`.
struct DayOption: ExpressibleByArgument {
    let day: Day

    init?(argument: String) {
        guard let day = Day(iso: argument) else { return nil }
        self.day = day
    }
}

/// How charges are spread over time.
enum MetricOption: String, ExpressibleByArgument, CaseIterable {
    case actual, amortized

    var metric: Metric { self == .actual ? .actual : .amortized }
}
