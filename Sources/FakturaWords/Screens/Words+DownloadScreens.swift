/// Downloads of invoices, and the keys of invoices.
extension Words {
    /// What keys of invoices do.
    public enum InvoiceAction: CaseIterable, Sendable {
        case list, download, downloadHere, missing, text, nextFound, previousFound, yes, no
    }

    /// The words of an action.
    public func invoiceKey(_ action: InvoiceAction) -> KeyWords {
        let (label, description) =
            switch action {
            case .list:
                (
                    pick("invoices", sv: "fakturor"),
                    pick("all invoices of what is shown", sv: "alla fakturor för det som visas")
                )
            case .download:
                (pick("invoice", sv: "faktura"), pick("download the invoice's PDF", sv: "hämta fakturans PDF"))
            case .downloadHere:
                (pick("download", sv: "hämta"), pick("download the invoice's PDF", sv: "hämta fakturans PDF"))
            case .missing:
                (
                    pick("all missing", sv: "alla som saknas"),
                    pick("download all missing PDFs", sv: "hämta alla PDF:er som saknas")
                )
            case .text: (pick("text", sv: "text"), pick("the text of the PDF", sv: "PDF:ens text"))
            case .nextFound: (pick("next found", sv: "nästa träff"), pick("next place found", sv: "nästa träff"))
            case .previousFound:
                (pick("previous found", sv: "förra träffen"), pick("previous place found", sv: "förra träffen"))
            case .yes: (pick("yes", sv: "ja"), pick("download all of them", sv: "hämta alla"))
            case .no: (pick("no", sv: "nej"), pick("download none of them", sv: "hämta ingen"))
            }
        return KeyWords(label: label, description: description)
    }

    /// An invoice's PDF before its file has a name.
    public func invoicePDF(_ invoice: String) -> String { pick("invoice \(invoice)", sv: "faktura \(invoice)") }

    /// Bytes so far: `512 KB of 1.1 MB`; of an unknown number, those so far.
    public func bytes(_ bytes: Int64, of all: Int64) -> String {
        all > 0
            ? pick("\(self.bytes(bytes)) of \(self.bytes(all))", sv: "\(self.bytes(bytes)) av \(self.bytes(all))")
            : self.bytes(bytes)
    }

    /// Bytes a second: `1.1 MB/s`; empty for less than nothing.
    public func byteRate(_ perSecond: Double) -> String {
        guard perSecond.isFinite, perSecond > 0, perSecond < 1e15 else { return "" }
        return "\(bytes(Int64(perSecond.rounded())))/s"
    }

    /// What came of a download where nothing had to be done.
    public var wasThere: String { pick("was there", sv: "fanns redan") }

    /// Said when an invoice is saved.
    public func invoiceSaved(_ path: String) -> String { pick("Saved '\(path)'.", sv: "Sparade ”\(path)”.") }
    /// Said of an invoice that is there already.
    public func invoiceIsThere(_ path: String) -> String {
        pick("Saved already: '\(path)'.", sv: "Redan sparad: ”\(path)”.")
    }
    /// Said when a download was stopped.
    public var downloadStopped: String {
        pick("The download was stopped; d goes on with it.", sv: "Hämtningen avbröts; d fortsätter den.")
    }

    /// Said when several downloads are over.
    public func downloadsEnded(saved: Int, there: Int, failed: Int, stopped: Int) -> String {
        var text = pick("Saved \(invoiceCount(saved))", sv: "Sparade \(invoiceCount(saved))")
        if there > 0 { text += pick("; \(count(there)) there already", sv: "; \(count(there)) fanns redan") }
        if stopped > 0 { text += pick("; \(count(stopped)) stopped", sv: "; \(count(stopped)) avbröts") }
        if failed > 0 { text += pick("; \(count(failed)) failed", sv: "; \(count(failed)) misslyckades") }
        return text + (failed > 0 ? pick(": a shows why.", sv: ": a visar varför.") : ".")
    }

    /// How far downloads are, for the status line: `PDF 3/12`.
    public func downloading(over: Int, of all: Int) -> String { "PDF \(count(over))/\(count(all))" }

    /// Asks whether so many invoices are to be saved.
    public func asksToDownload(_ number: Int) -> String {
        pick("Download \(count(number)) invoices?", sv: "Hämta \(count(number)) fakturor?")
    }
    /// The answer that they are.
    public var downloadAll: String { pick("Yes, all of them", sv: "Ja, alla") }
    /// The answer that they are not.
    public var downloadNone: String { pick("No", sv: "Nej") }

    // MARK: Why a key does nothing

    /// The invoice is on its way.
    public var isDownloading: String {
        pick("It is being downloaded; a shows how far it is.", sv: "Den hämtas; a visar hur långt det är.")
    }
    /// The list is not there yet.
    public var invoicesAreRead: String { pick("The invoices are being read.", sv: "Fakturorna läses.") }
    /// There is no invoice, and no single reason.
    public var hasNoInvoices: String { pick("There is no invoice here.", sv: "Här finns ingen faktura.") }
    /// Every PDF is here.
    public var allAreSaved: String { pick("All of these invoices are saved.", sv: "Alla dessa fakturor är sparade.") }
    /// The text of an invoice is in front.
    public var isInvoiceText: String {
        pick("This is one invoice's text; go out first.", sv: "Detta är en fakturas text; gå ut först.")
    }
    /// The list of invoices is in front.
    public var isInvoiceList: String { pick("This is the list of invoices.", sv: "Detta är listan över fakturor.") }
    /// The text needs the file, which can't be had: `reason`.
    public func textNeedsFile(_ reason: String) -> String {
        pick("Its PDF is not saved yet. \(reason)", sv: "Dess PDF är inte sparad än. \(reason)")
    }
    /// No subscription is selected.
    public var needsSubscription: String {
        pick("Select a subscription, or I lists all invoices.", sv: "Välj en prenumeration; I listar alla fakturor.")
    }
    /// The screen has no invoices.
    public var invoicesAreElsewhere: String {
        pick("I lists the invoices; d is for those.", sv: "I listar fakturorna; d gäller dem.")
    }
    /// A text has one order.
    public var textHasOneOrder: String { pick("A text has one order.", sv: "En text har en ordning.") }
    /// Invoices are of all periods.
    public var areInvoices: String {
        pick("Invoices of all periods are shown; go out first.", sv: "Fakturor för alla perioder visas; gå ut först.")
    }
    /// Nothing is searched for.
    public var searchesNothing: String {
        pick("Nothing is searched for: / searches.", sv: "Inget söks: / söker.")
    }
    /// The key that searches a text, all of which stays.
    public var searchKey: KeyWords {
        KeyWords(
            label: pick("search", sv: "sök"),
            description: pick("search as you type", sv: "sök medan du skriver"))
    }
}
