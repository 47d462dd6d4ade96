import ArgumentParser
import BillingCore
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

/// A period as the user names it.
enum PeriodChoice: ExpressibleByArgument, Equatable {
    /// The one that has not ended.
    case unbilled
    /// So many closed periods back, from 1.
    case back(Int)
    /// The one whose last day is in a month.
    case month(year: Int, month: Int)
    /// The one that holds a day.
    case day(Day)

    init?(argument: String) {
        if argument == "unbilled" {
            self = .unbilled
        } else if let number = Int(argument), (-6 ... -1).contains(number) {
            self = .back(-number)
        } else if let day = Day(iso: argument) {
            self = .day(day)
        } else if let first = Day(iso: argument + "-01") {
            let (year, month, _) = first.components
            self = .month(year: year, month: month)
        } else {
            return nil
        }
    }

    /// Whether a period is the one meant; its place among the closed ones is counted by the caller.
    func matches(_ period: BillingPeriod, state: PeriodState, closedBefore: Int) -> Bool {
        switch self {
        case .unbilled: return state == .unbilled
        case .back(let count): return state != .unbilled && closedBefore == count - 1
        case .month(let year, let month):
            let last = period.last.components
            return last.year == year && last.month == month
        case .day(let day): return period.contains(day)
        }
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
