import ArgumentParser
import BillingCore
import BillingStore
import FakturaViewModels
import FakturaWords

/// `faktura invoices why`: the twin of what `i` shows of periods without invoice.
struct InvoicesWhyCommand: ReportCommand {
    static let configuration = CommandConfiguration(
        commandName: "why",
        abstract: "Print why each period without invoice has none: reason, evidence, date, role, who grants it.")

    @OptionGroup(title: "What to read") var input: InputOptions
    @OptionGroup(title: "Report") var report: ReportOptions
    @OptionGroup(title: "Look (of the screens)") var look: LookOptions
    @OptionGroup(title: "General") var general: GeneralOptions

    func print(_ reading: Reading) throws {
        let chosen = try reading.historyRows()
        let findings = chosen.flatMap { _, rows in
            // Rows of several currencies are one period, which has an invoice or not.
            rows.compactMap { $0.standings.first?.finding }.reduce(into: [AbsenceFinding]()) { list, finding in
                if list.last != finding { list.append(finding) }
            }
        }
        if findings.isEmpty, !chosen.allSatisfy(\.rows.isEmpty) { Console.error(reading.words.everyPeriodIsInvoiced) }
        try AbsenceRows.table(findings, asOf: reading.asOf.day, reading.words).print(report.output.style)
    }
}
