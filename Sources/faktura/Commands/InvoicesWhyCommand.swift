import ArgumentParser
import BillingCore
import BillingStore
import FakturaViewModels
import FakturaWords
import Foundation

/// `faktura invoices why`: the twin of what `i` shows of periods without invoice.
struct InvoicesWhyCommand: ReportCommand {
    static let configuration = CommandConfiguration(
        commandName: "why",
        abstract: "Print why each period without invoice has none: reason, evidence, date, role, who grants it.")

    @OptionGroup(title: "What to read") var input: InputOptions
    @OptionGroup(title: "Report") var report: ReportOptions
    @OptionGroup(title: "Look (of the screens)") var look: LookOptions
    @OptionGroup(title: "General") var general: GeneralOptions

    /// As many findings are printed in full at most, where nothing but words is asked for.
    private static let mostInFull = 3

    func run() throws {
        try Failure.reporting(general) { settings in
            if let number = input.files.first(where: Self.isNumber) {
                throw Failure(sentence: settings.words.whyTakesNoNumber(number), code: 64)
            }
            try Reading.run(input, report, settings, print)
        }
    }

    /// Whether an argument is like an invoice's number and no file.
    private static func isNumber(_ argument: String) -> Bool {
        let isPlain = argument.unicodeScalars.allSatisfy {
            $0.isASCII && ($0.properties.isAlphabetic || "0123456789-".unicodeScalars.contains($0))
        }
        return isPlain && argument.contains(where: \.isNumber) && !FileManager.default.fileExists(atPath: argument)
    }

    func print(_ reading: Reading) throws {
        let chosen = try reading.historyRows()
        let findings = chosen.flatMap { _, rows in
            // Rows of several currencies are one period, which has an invoice or not.
            rows.compactMap { $0.standings.first?.finding }.reduce(into: [AbsenceFinding]()) { list, finding in
                if list.last != finding { list.append(finding) }
            }
        }
        if findings.isEmpty, !chosen.allSatisfy(\.rows.isEmpty) { Console.error(reading.words.everyPeriodIsInvoiced) }
        let isForPeople = report.output.style.format == .table
        if isForPeople, (1...Self.mostInFull).contains(findings.count) {
            let lines = WhyText.lines(findings.map(reading.words.why), measure: Console.measure)
            return try StandardOutput.write(Array((lines.joined(separator: "\n") + "\n").utf8))
        }
        try AbsenceRows.table(findings, asOf: reading.asOf.day, reading.words).print(report.output.style)
        if isForPeople, !findings.isEmpty { Console.error(reading.words.whyInFull) }
    }
}
