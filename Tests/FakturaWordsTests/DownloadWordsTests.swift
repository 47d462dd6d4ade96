import BillingCore
import FakturaWords
import Testing

@Suite struct DownloadWordsTests {
    private static let file = InvoiceFile(
        id: "E1", owner: .billingProfile("p"), ownerName: "Retail",
        period: BillingPeriod(first: Day(number: 20_000), last: Day(number: 20_029))!)

    private static let problems: [DownloadProblem] =
        [
            .azure(.unreachable(host: "blob.example", .dropped)), .saving(SavingProblem(path: "/pdf/a.pdf", code: 28)),
            .notListed, .noReader, .cutShort(bytes: 3_000, total: 9_000), .cutShort(bytes: 3_000, total: nil), .inUse,
            .changed, .store(.damaged(path: "/store.sqlite")),
        ] + DownloadProblem.Content.allCases.map(DownloadProblem.notPDF)

    @Test(arguments: problems)
    func `each problem has a sentence of its own in both languages`(problem: DownloadProblem) {
        let sentences = Language.allCases.map { Words($0).sentence(for: problem, file: Self.file, kept: 0) }

        #expect(Set(sentences).count == Language.allCases.count)
        for sentence in sentences { #expect(sentence.contains("E1") && sentence.hasSuffix(".")) }
    }

    @Test func `of another file than an invoice's the sentence has its own name`() {
        let words = Words(.english)

        #expect(
            words.sentence(for: .cutShort(bytes: 3_000, total: 9_000), wanted: words.costDetails(of: "Webshop"))
                == "Can't read the cost details of 'Webshop': only 3.0 KB of 9.0 KB came. Try again.")
    }

    @Test func `what is kept is told, and only then`() {
        let words = Words(.english)
        let problem = DownloadProblem.saving(SavingProblem(path: "/pdf/a.pdf", code: 28))
        let start = "Can't download invoice E1 of 'Retail': '/pdf/a.pdf' can't be written: there is no room for it. "

        #expect(
            words.sentence(for: problem, file: Self.file, kept: 0)
                == start + "Nothing was written. Free some space, or name another folder.")
        #expect(
            words.sentence(for: problem, file: Self.file, kept: 8_192)
                == start + "8.2 KB are kept; the next download goes on from there. Free some space, or name another "
                + "folder.")
    }

    @Test func `who may not download a profile's invoice is advised a role on the profile`() {
        let refused = DownloadProblem.azure(.refused(AzureRefusal(status: 403, reason: .notAuthorized(action: nil))))
        let own = InvoiceFile(
            id: "E2", owner: .subscription(SubscriptionID("s")), ownerName: "Production", period: Self.file.period)

        #expect(
            Words(.english).sentence(for: refused, file: Self.file, kept: 0)
                == "Can't read invoice E1 of 'Retail': your roles don't allow it. It takes a role on the billing "
                + "profile, as Billing profile reader or Invoice manager; an owner of the profile can give you one.")
        #expect(
            Words(.english).sentence(for: refused, file: own, kept: 0)
                == "Can't read invoice E2 of 'Production': your roles don't allow it. The Account Administrator can "
                + "give you the role Billing Reader.")
    }

    @Test func `progress has bytes, rate and time left as far as they are known`() {
        let words = Words(.english)
        let half = DownloadProgress(bytes: 41_000, total: 88_000)

        #expect(
            words.downloading(done: 2, of: 5, progress: half, rate: 12_000)
                == "2 of 5 invoices · 41.0 KB of 88.0 KB · 12.0 KB/s · 0:04")
        #expect(
            words.downloading(done: 0, of: 1, progress: DownloadProgress(bytes: 0, total: nil), rate: 0)
                == "0 of 1 invoice")
        #expect(
            words.downloading(done: 0, of: 1, progress: DownloadProgress(bytes: 500, total: nil), rate: 100)
                == "0 of 1 invoice · 500 B · 100 B/s")
    }

    @Test func `the end counts each outcome`() {
        #expect(
            Words(.english).downloadsEnded(saved: 3, resumed: 1, skipped: 2, failed: 1, stopped: 1, folder: "/pdf")
                == "In '/pdf': saved 3 invoices (1 gone on with), 2 there already, 1 failed, 1 stopped.")
        #expect(
            Words(.swedish).downloadsEnded(saved: 0, resumed: 0, skipped: 0, failed: 0, stopped: 0, folder: "/pdf")
                == "I ”/pdf”: ingen faktura att ladda ner.")
    }
}
