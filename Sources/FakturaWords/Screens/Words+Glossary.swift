import BillingCore

/// The terms of invoice and usage file, and where to read on (azure-apis 3.7).
extension Words {
    /// A term as the invoice has it, and as the usage file has it, with what it means.
    public struct Term: Hashable, Sendable {
        /// On the invoice, and in version 1 of the usage file.
        public let invoice: String
        /// In version 2 of the usage file, and what it means.
        public let file: String
    }

    /// Heading of the terms.
    public var helpTerms: String { pick("From invoice to usage CSV", sv: "Från faktura till användnings-CSV") }

    /// The terms of an invoice with those of the usage CSV.
    public var terms: [Term] {
        [
            Term(invoice: "Billing cycle", file: "Billing Period: " + pick("its days", sv: "dess dagar")),
            Term(invoice: "Name", file: "Meter Category: " + pick("the service", sv: "tjänsten")),
            Term(invoice: "Type", file: "Meter Sub-Category: " + pick("its kind", sv: "dess slag")),
            Term(invoice: "Resource", file: "Meter Name: " + pick("what is measured", sv: "vad som mäts")),
            Term(invoice: "Region", file: "Meter Region: " + pick("whose price holds", sv: "vars pris gäller")),
            Term(invoice: "Consumed", file: "Consumed Quantity: " + pick("what was used", sv: "vad som använts")),
            Term(
                invoice: "Included",
                file: "Included Quantity: " + pick("what is not charged", sv: "vad som inte debiteras")),
            Term(
                invoice: "Billable",
                file: "Overage Quantity: " + pick("consumed less included", sv: "använt minus inkluderat")),
            Term(invoice: "Rate, Value", file: "Rate, Value: " + pick("billable × rate", sv: "debiterbart × pris")),
        ]
    }

    /// Heading of the pages that lead on.
    public var helpLinks: String { pick("Pages of Microsoft's", sv: "Microsofts sidor") }

    /// The pages that lead on, each with its address on a line of its own.
    public var linkLines: String {
        PortalPlace.allCases.map { "\(place($0)):\n\($0.address)" }.joined(separator: "\n")
    }
}
