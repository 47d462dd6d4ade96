import BillingCore
import Foundation

/// The folder that invoices are saved in; which of them are there.
struct InvoiceFolder: Sendable {
    /// Absolute.
    let path: String

    /// Finds the file of an invoice among those there now: the one whose name ends in the invoice's number.
    ///
    /// Names are `<last day>_<subscription>_<invoice>.pdf`; a subscription that got another name since keeps its files.
    func files() -> (Invoice.ID) -> String? {
        // A folder that is not there yet holds nothing, and one that can't be listed tells nothing.
        let names: [String]
        do { names = try FileManager.default.contentsOfDirectory(atPath: path) } catch { return { _ in nil } }
        let documents = names.filter { $0.lowercased().hasSuffix(".pdf") && !$0.hasPrefix(".") }
        let byNumber = Dictionary(
            documents.sorted().map { name in
                (name.dropLast(4).split(separator: "_").last.map { $0.lowercased() } ?? "", name)
            }, uniquingKeysWith: { first, _ in first })
        return { invoice in byNumber[invoice.lowercased()].map { "\(path)/\($0)" } }
    }
}
