import BillingCore
import FakturaWords
import Testing

@Suite struct InvoiceListWordsTests {
    private let problems: [PDFTextProblem] = [
        .noReader, .cannotOpen(path: "/d/a.pdf"), .refused(path: "/d/a.pdf", message: "Syntax Error"),
        .tooSlow(path: "/d/a.pdf", seconds: 20), .noText(path: "/d/a.pdf"),
    ]

    @Test(arguments: Language.allCases)
    func `every word is there, and why a text can't be read says what to do`(language: Language) {
        let words = Words(language)

        #expect(Words.InvoiceColumn.allCases.allSatisfy { !words.invoiceColumn($0).isEmpty })
        #expect(Words.InvoiceAction.allCases.allSatisfy { !words.invoiceKey($0).description.isEmpty })
        for problem in problems {
            let sentence = words.sentence(for: problem)
            #expect(sentence.hasSuffix(".") && sentence.contains(". "), "\(sentence)")
        }
        #expect(words.sentence(for: PDFTextProblem.noReader).contains("poppler-utils"))
    }

    @Test(arguments: [
        (1, 0, 0, 0, "Saved 1 invoice."), (0, 3, 0, 0, "Saved 0 invoices; 3 there already."),
        (12, 0, 1, 2, "Saved 12 invoices; 2 stopped; 1 failed: a shows why."),
    ])
    func `the end of downloads`(saved: Int, there: Int, failed: Int, stopped: Int, expected: String) {
        #expect(Words().downloadsEnded(saved: saved, there: there, failed: failed, stopped: stopped) == expected)
    }

    @Test func `bytes and rates`() {
        #expect(Words().bytes(512_000, of: 1_100_000) == "512 KB of 1.1 MB")
        #expect(Words().bytes(512_000, of: 0) == "512 KB")
        #expect(Words().byteRate(1_150_000) == "1.2 MB/s")
        #expect(Words().byteRate(.infinity).isEmpty && Words().byteRate(-1).isEmpty)
    }
}
