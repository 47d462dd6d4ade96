import BillingCore
import Foundation
import UsageFiles

/// Bytes read as a usage file, by options that the choice names.
///
/// Whatever comes, it is read whole or refused by a ``UsageFileProblem``; reading it again comes to the same, and
/// leaving invalid rows out never finds fewer lines.
struct FileInput {
    let choice: UInt8
    let bytes: UnsafeRawBufferPointer

    private static let file = NamelessFile()

    private struct Outcome: Equatable {
        var lines = 0
        var total = Amount.zero
        var texts = 0
        var summary: UsageFileSummary?
        var problem: UsageFileProblem?
    }

    private final class AddingSink: UsageSink {
        var outcome = Outcome()

        func receive(_ subscription: SubscriptionFacts) {}
        func receive(_ line: StatementLine, of subscription: SubscriptionID, in period: BillingPeriod) {}

        func receive(_ record: UsageRecord) {
            outcome.lines += 1
            outcome.total += record.cost
            for field in UsageField.allCases {
                outcome.texts += record[field].count
                // Texts are UTF-8 by contract.
                guard String(validating: record[field], as: UTF8.self) != nil else {
                    fatalError("A text of a record is no UTF-8: \(field).")
                }
            }
        }
    }

    func run() {
        Self.file.hold(bytes)
        let path = Self.file.path
        let strict = outcome(path, skips: false)
        guard outcome(path, skips: false) == strict else { fatalError("A second reading comes to something else.") }
        let lenient = outcome(path, skips: true)
        guard lenient.lines >= strict.lines || lenient.problem != nil else {
            fatalError("Leaving rows out finds fewer lines.")
        }
        if strict.problem == nil, strict != lenient { fatalError("Nothing was to be left out, and something was.") }
    }

    private func outcome(_ path: String, skips: Bool) -> Outcome {
        let options = UsageFileOptions(
            skipsInvalidRows: skips, currency: choice & 1 == 0 ? nil : CurrencyCode("EUR"),
            metric: choice & 2 == 0 ? .actual : .amortized)
        let sink = AddingSink()
        var last: Int64 = 0
        do {
            sink.outcome.summary = try UsageFileReader(path: path, options: options).read(into: sink) { bytes, lines in
                guard bytes >= last, bytes <= Int64(self.bytes.count), lines <= sink.outcome.lines else {
                    fatalError("Progress goes back, or beyond the end.")
                }
                last = bytes
            }
            guard sink.outcome.summary?.lineCount == sink.outcome.lines else { fatalError("Lines are miscounted.") }
        } catch let problem as UsageFileProblem {
            sink.outcome.problem = problem
        } catch {
            fatalError("An error of another kind: \(error).")
        }
        return sink.outcome
    }
}
