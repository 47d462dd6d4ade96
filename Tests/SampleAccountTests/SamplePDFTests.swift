import BillingCore
import Foundation
import SampleAccount
import Testing

@Suite struct SamplePDFTests {
    private static let account = SampleAccount.standard

    private func text(_ amount: Amount) -> String { amount.rounded(to: 2).description }

    /// Figures as a reader takes them: without what sets thousands apart.
    private func read(_ invoice: Invoice) throws -> [String] {
        try PDFText.lines(of: Self.account.pdf(of: invoice)).map { $0.replacing(",", with: "") }
    }

    /// The last word of the first line that starts with a label.
    private func figure(_ label: String, in lines: [String]) -> String? {
        lines.first { $0.trimmingCharacters(in: .whitespaces).hasPrefix(label) }?.split(separator: " ").last.map(
            String.init)
    }

    @Test(arguments: account.snapshot.invoices)
    func `every offset of the table leads to its object`(invoice: Invoice) throws {
        let pdf = Self.account.pdf(of: invoice)
        let text = String(decoding: pdf.map { $0 < 0x80 ? $0 : UInt8(ascii: "?") }, as: UTF8.self)
        let bytes = Array(text.utf8)
        func line(at offset: Int) -> String {
            String(decoding: bytes[offset...].prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
        }

        #expect(text.hasPrefix("%PDF-1.4\n") && text.hasSuffix("\n%%EOF\n"))
        let tail = text.split(separator: "\n").suffix(3)
        let start = try #require(Int(tail.dropFirst().first ?? ""))
        #expect(tail.first == "startxref")
        #expect(line(at: start) == "xref")
        let table = String(decoding: bytes[start...], as: UTF8.self).split(separator: "\n")
        let count = try #require(Int(table[1].split(separator: " ").last ?? ""))
        for number in 1..<count {
            let entry = table[2 + number]
            #expect(entry.utf8.count == 19 && entry.hasSuffix(" 00000 n "))
            let offset = try #require(Int(entry.prefix(10)))
            #expect(line(at: offset) == "\(number) 0 obj")
        }
        #expect(text.contains("/Size \(count) /Root 1 0 R"))
    }

    @Test func `the same invoice makes the same file`() {
        let again = SampleAccount(today: Self.account.today)

        for invoice in Self.account.snapshot.invoices {
            #expect(Self.account.pdf(of: invoice) == again.pdf(of: invoice))
        }
    }

    @Test(.enabled(if: PDFText.program != nil, "pdftotext is not installed"), arguments: account.snapshot.invoices)
    func `the figures of the invoice are in its text`(invoice: Invoice) throws {
        let lines = try read(invoice)
        let charges = try #require(invoice.charges)

        #expect(figure(invoice.isCreditNote ? "Credit note number" : "Invoice number", in: lines) == invoice.id)
        #expect(figure("Due date", in: lines) == invoice.dueDay?.description)
        #expect(figure("Charges before credit and tax", in: lines) == text(charges.usage))
        #expect(figure("Credit  ", in: lines) == text(charges.credit))
        #expect(figure("Tax", in: lines) == text(charges.tax))
        let total = invoice.isCreditNote ? "Total credited" : "Total"
        #expect(
            lines.last { $0.hasPrefix(total) }?.split(separator: " ").last.map(String.init)
                == text(invoice.total.amount))
        #expect(lines.contains { $0.contains("\(invoice.period.start) to \(invoice.period.last)") })
        #expect(lines.contains { $0.contains("billing@example.com") })
    }

    @Test(.enabled(if: PDFText.program != nil, "pdftotext is not installed"), arguments: account.snapshot.invoices)
    func `the rows by service add up to the charges, dearest first`(invoice: Invoice) throws {
        let lines = try read(invoice)
        let first = try #require(lines.firstIndex { $0.hasPrefix("Charges by service") })
        let last = try #require(lines.firstIndex { $0.hasPrefix("Charges before credit and tax") })

        let rows = lines[(first + 1)..<last]
        let amounts = rows.map { Amount($0.split(separator: " ").last ?? "") ?? .zero }

        #expect(!rows.isEmpty)
        #expect(amounts.reduce(.zero, +) == invoice.charges?.usage)
        let services = zip(rows, amounts).filter { !$0.0.hasPrefix("Rounding") }.map(\.1.units.magnitude)
        #expect(services == services.sorted(by: >))
    }

    @Test(.enabled(if: PDFText.program != nil, "pdftotext is not installed"))
    func `a credit note says what it credits, and the invoice that it was withdrawn`() throws {
        let invoices = Self.account.snapshot.invoices
        let void = try #require(invoices.first { $0.state == .void })
        let note = try #require(invoices.first { $0.isCreditNote })

        #expect(try read(note).contains("This credit note takes back invoice \(void.id) in full."))
        #expect(try read(void).contains("This invoice was withdrawn by credit note \(note.id)."))
    }

    @Test(.enabled(if: PDFText.program != nil, "pdftotext is not installed"))
    func `a long invoice has several pages, and names beyond the fonts stay readable`() throws {
        let invoice = try #require(
            Self.account.snapshot.invoices.first { $0.owner == .billingProfile("EXMP-LPRO-BG7-PGB") })

        let lines = try read(invoice)

        #expect(lines.contains { $0.contains("page 2 of") })
        #expect(lines.contains { $0.contains("Details: Webshop") })
        #expect(lines.contains { $0.contains("Göteborg/[U+5009][U+5EAB]") })
        #expect(lines.contains { $0.contains("Retail (EXMP-LPRO-BG7-PGB)") })
    }
}
