public import BillingCore

/// The Invoices screen and the text of an invoice.
extension Words {
    /// The screen's name.
    public var invoices: String { pick("Invoices", sv: "Fakturor") }

    /// Columns of the screen.
    public enum InvoiceColumn: CaseIterable, Sendable {
        case invoice, kind, period, state, due, total, currency, file, owner, day, usage, credit, tax
    }

    /// A column's title.
    public func invoiceColumn(_ column: InvoiceColumn) -> String {
        switch column {
        case .invoice: pick("INVOICE", sv: "FAKTURA")
        case .kind: pick("KIND", sv: "SLAG")
        case .period: "PERIOD"
        case .state: pick("STATE", sv: "LÄGE")
        case .due: pick("DUE", sv: "SENAST")
        case .total: pick("TOTAL", sv: "SUMMA")
        case .currency: pick("CUR", sv: "VAL")
        case .file: "PDF"
        case .owner: pick("SUBSCRIPTION, PROFILE", sv: "PRENUMERATION, PROFIL")
        case .day: pick("INVOICE DAY", sv: "FAKTURADAG")
        case .usage: pick("USAGE", sv: "KOSTNAD")
        case .credit: pick("CREDIT", sv: "KREDIT")
        case .tax: pick("TAX", sv: "MOMS")
        }
    }

    /// What a document is, in a word or two for a table.
    public func documentWord(_ row: InvoiceReport.Row) -> String {
        guard let invoice = row.invoice else { return pick("no amounts", sv: "inga belopp") }
        if invoice.isCreditNote { return pick("credit note", sv: "kreditnota") }
        if row.rebills != nil { return pick("rebill", sv: "omfakturerad") }
        return switch invoice.kind {
        case .services: pick("services", sv: "tjänster")
        case .marketplace: "marketplace"
        case .support: "support"
        }
    }

    /// Where an invoice's PDF is.
    public enum InvoiceFileState: CaseIterable, Sendable { case missing, running, saved }

    /// Where an invoice's PDF is, in a word; empty for one that is not here.
    public func invoiceFile(_ file: InvoiceFileState) -> String {
        switch file {
        case .missing: ""
        case .running: pick("coming", sv: "hämtas")
        case .saved: pick("saved", sv: "sparad")
        }
    }

    /// A document in full: what it is made of, which one it replaces, where its PDF is.
    public func invoiceDetails(_ row: InvoiceReport.Row) -> String {
        var lines = [row.invoice.map(invoice) ?? withoutAmounts(row.id)]
        if let rebills = row.rebills {
            lines.append(
                pick(
                    "It takes the place of \(rebills), which was credited.", sv: "Den ersätter \(rebills), krediterad.")
            )
        }
        if let file = row.file { lines.append(file) }
        return lines.joined(separator: "\n")
    }

    /// The label of what is still to be paid.
    public var toPay: String { pick("To pay", sv: "Att betala") }

    /// A number of invoices: `1 invoice`, `12 invoices`.
    public func invoiceCount(_ number: Int) -> String {
        pick(
            "\(count(number)) \(number == 1 ? "invoice" : "invoices")",
            sv: "\(count(number)) \(number == 1 ? "faktura" : "fakturor")")
    }

    /// How many PDFs are not here.
    public func missingCount(_ number: Int) -> String {
        pick("\(count(number)) not saved", sv: "\(count(number)) ej sparade")
    }

    /// The text of the screen that has no invoice.
    func noInvoices(_ absence: InvoiceAbsence?) -> String {
        let reason =
            absence.map(self.absence)
            ?? pick(
                "There is no invoice yet, or none that was told of.",
                sv: "Det finns ingen faktura än, eller ingen som är känd.")
        return pick("\(reason)\nr reads again, Esc goes back.", sv: "\(reason)\nr läser om, Esc går tillbaka.")
    }

    // MARK: The text of an invoice

    /// Said while an invoice is downloaded to be read.
    public var textIsComing: String {
        pick("Downloading… Esc goes back, a shows how far it is.", sv: "Hämtar… Esc går tillbaka, a visar hur långt.")
    }

    /// Said while the text of a PDF is read.
    public var textIsRead: String { pick("Reading… Esc goes back.", sv: "Läser… Esc går tillbaka.") }

    /// The text of the screen when there is none to show.
    public func noText(_ sentence: String) -> String {
        pick("\(sentence)\nEsc goes back.", sv: "\(sentence)\nEsc går tillbaka.")
    }

    /// Which lines are on screen: `lines 1–20 of 64`.
    public func linesShown(_ first: Int, _ last: Int, of all: Int) -> String {
        pick(
            "lines \(count(first))–\(count(last)) of \(count(all))",
            sv: "rad \(count(first))–\(count(last)) av \(count(all))")
    }

    /// Which place is shown of those found: `2 of 5 found`.
    public func found(_ place: Int?, of all: Int) -> String {
        guard let place else { return pick("not found", sv: "hittas inte") }
        return pick("\(count(place + 1)) of \(count(all)) found", sv: "\(count(place + 1)) av \(count(all)) träffar")
    }

    /// Says what a text is searched for.
    public func searched(for text: String) -> String { pick("find '\(text)'", sv: "sök ”\(text)”") }

    /// Why the text of a PDF can't be shown, and what helps.
    public func sentence(for problem: PDFTextProblem) -> String {
        switch problem {
        case .noReader:
            pick(
                "Can't show the text of a PDF: 'pdftotext' is not installed. Install the package poppler-utils.",
                sv: "Kan inte visa text ur en PDF: ”pdftotext” är inte installerat. Installera paketet poppler-utils.")
        case .cannotOpen(let path):
            pick(
                "Can't open '\(path)': it is gone, or not yours to read. Go back, and d downloads it again.",
                sv: "Kan inte öppna ”\(path)”: den är borta eller får inte läsas. Gå tillbaka; d hämtar den igen.")
        case .refused(let path, let message):
            pick(
                "Can't read the text of '\(path)': pdftotext says '\(message)'. Open the file in a PDF reader.",
                sv: "Kan inte läsa texten i ”\(path)”: pdftotext säger ”\(message)”. Öppna filen i en PDF-läsare.")
        case .tooSlow(let path, let seconds):
            pick(
                "Can't read the text of '\(path)': pdftotext was not done after \(seconds) s. Open the file in a PDF "
                    + "reader.",
                sv: "Kan inte läsa texten i ”\(path)”: pdftotext var inte klart efter \(seconds) s. Öppna filen i en "
                    + "PDF-läsare.")
        case .noText(let path):
            pick(
                "'\(path)' holds no text. Open the file in a PDF reader.",
                sv: "”\(path)” saknar text. Öppna filen i en PDF-läsare.")
        }
    }
}
