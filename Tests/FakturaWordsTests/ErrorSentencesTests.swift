import BillingCore
import FakturaTestSupport
import FakturaWords
import Foundation
import Testing

@Suite struct ErrorSentencesTests {
    private let fileProblems: [UsageFileProblem] = [
        .missing(path: "usage.csv"), .folder(path: "exports"), .unreadable(path: "usage.csv", code: 13),
        .unreadable(path: "usage.csv", code: 5), .unreadable(path: "usage.csv", code: 6),
        .unreadable(path: "usage.csv", code: 20), .unreadable(path: "usage.csv", code: 77), .empty(path: "usage.csv"),
        .binary(path: "usage.bin"),
        .unknownFormat(path: "list.csv", header: ["Name", "Colour", "Weight"]),
        .unknownFormat(path: "list.csv", header: []),
        .noCurrency(path: "usage.csv"),
        .otherCurrency(path: "usage.csv", found: CurrencyCode("USD"), given: CurrencyCode("EUR")),
        .changed(path: "usage.csv"), .damagedGzip(path: "usage.csv.gz", byte: 12_345, isCutShort: true),
        .damagedGzip(path: "usage.csv.gz", byte: 12_345, isCutShort: false),
    ]

    private let foreignFiles = UsageFileProblem.ForeignFile.allCases.map {
        UsageFileProblem.foreign(path: "usage.\($0.rawValue)", $0)
    }

    private let exportProblems: [ExportProblem] = [
        .several(count: 3, example: "exports/acme/20261001-20261031"), .noManifest,
        .partitionCount(found: 1, expected: 2), .outside(name: "../usage.csv"),
        .listedTwice(name: "part_0_0001.csv.gz"), .missing(name: "part_1_0001.csv.gz"),
        .byteCount(name: "part_1_0001.csv.gz", found: 8_300, expected: 8_320),
        .rowCount(name: "part_1_0001.csv.gz", found: 390, expected: 392), .totalRowCount(found: 780, expected: 782),
        .otherFormat(name: "part_1_0001.csv.gz"),
        .dayOrders(monthFirst: "part_0_0001.csv.gz", dayFirst: "part_1_0001.csv.gz"),
    ]

    private let rowProblems: [RowProblem] = [
        row("Cost", "n/a", .notANumber), row("Date", "31/31/2026", .notADay),
        row("Billing Period", "July", .notAPeriod),
        row("Meter Name", "", .missingValue), row(nil, nil, .cellCount(found: 11, expected: 12)),
        row(nil, nil, .unclosedQuote), row("Tags", nil, .textAfterQuote), row(nil, nil, .cutShort),
        row("Usage Date", "2026-12-24", .dayOutsidePeriod), row(nil, nil, .tooLong(limit: 16_777_216)),
        row(nil, nil, .missingSection), row("Resource Name", nil, .invalidText(.utf8)),
        row("Resource Name", nil, .invalidText(.windows1252)),
        row("BillingPeriodEndDate", "10/31/2026", .endsBeforeStart),
        row("Date", "31/10/2026", .otherDayOrder),
    ]

    private let storeProblems: [StoreProblem] = [
        .newer(path: "store.db"), .notAStore(path: "notes.txt"), .readOnly(path: "store.db"),
        .diskFull(path: "store.db"), .busy(path: "store.db", processID: 4711), .busy(path: "store.db", processID: nil),
        .damaged(path: "store.db"), .cannotOpen(path: "store.db", code: 13), .cannotOpen(path: "store.db", code: 28),
        .cannotOpen(path: "store.db", code: 30), .notSetAside(folder: "cache", code: 5),
        .sqlite(path: "store.db", code: 10, message: "disk I/O error"),
        .tooLarge(path: "store.db"), .noDataset(7),
    ]

    private static func row(_ column: String?, _ value: String?, _ reason: RowProblem.Reason) -> RowProblem {
        RowProblem(path: "usage.csv", line: 14, column: column, value: value, reason: reason)
    }

    private func sentences(_ language: Language) -> String {
        let words = Words(language)
        let exports = exportProblems.map { UsageFileProblem.export(path: "exports", $0) }
        let all: [any Error] = fileProblems + foreignFiles + exports + rowProblems + storeProblems
        return all.map { words.sentence(for: $0) }.joined(separator: "\n")
    }

    @Test func `every error in English`() { #expect(sentences(.english) == ExpectedSentences.english) }

    @Test func `every error in Swedish`() { #expect(sentences(.swedish) == ExpectedSentences.swedish) }

    @Test(arguments: Language.allCases)
    func `a sentence says what could not be done and ends with what to do`(language: Language) {
        for sentence in sentences(language).split(separator: "\n") {
            #expect(sentence.hasPrefix(language == .english ? "Can't " : "Kan inte "), "\(sentence)")
            #expect(sentence.hasSuffix(".") && !sentence.contains("!") && !sentence.contains("  "), "\(sentence)")
            #expect(sentence.contains("'") || sentence.contains("”"), "\(sentence)")
        }
    }

    @Test func `an error nobody foresaw is told as it is`() {
        struct Odd: Error, CustomStringConvertible { let description = "odd thing" }

        #expect(Words(.english).sentence(for: Odd()) == "Something unforeseen happened: odd thing.")
    }

    @Test func `a pipe or a device is told to be no ordinary file`() {
        // ESPIPE is what the reader answers for what cannot be read twice.
        let problem = UsageFileProblem.unreadable(path: "/dev/null", code: 29)

        #expect(
            Words().sentence(for: problem)
                == "Can't read '/dev/null': it is not an ordinary file. Give a CSV file.")
    }
}
