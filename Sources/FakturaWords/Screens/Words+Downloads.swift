public import BillingCore

/// Downloading and reading invoices.
extension Words {
    /// A number of invoices.
    private func invoices(_ number: Int) -> String {
        number == 1
            ? pick("1 invoice", sv: "1 faktura") : pick("\(count(number)) invoices", sv: "\(count(number)) fakturor")
    }

    /// How far downloads are: `2 of 5 invoices · 41 KB of 88 KB · 12 KB/s · 0:04`.
    ///
    /// - Parameters:
    ///   - progress: Of those that are being fetched, together.
    ///   - rate: Bytes a second; zero when it is not known yet.
    public func downloading(done: Int, of total: Int, progress: DownloadProgress, rate: Int) -> String {
        var parts = [pick("\(count(done)) of \(invoices(total))", sv: "\(count(done)) av \(invoices(total))")]
        let here = bytes(Int64(progress.bytes))
        if progress.bytes > 0 {
            parts.append(
                progress.total.map { pick("\(here) of \(bytes(Int64($0)))", sv: "\(here) av \(bytes(Int64($0)))") }
                    ?? here)
        }
        if rate > 0 {
            parts.append("\(bytes(Int64(rate)))/s")
            if let total = progress.total, total > progress.bytes {
                parts.append(longTime((total - progress.bytes + rate - 1) / rate))
            }
        }
        return parts.joined(separator: " · ")
    }

    /// Said when downloads are over.
    public func downloadsEnded(saved: Int, resumed: Int, skipped: Int, failed: Int, stopped: Int, folder: String)
        -> String
    {
        var parts: [String] = []
        if saved > 0 {
            let more =
                resumed > 0 ? pick(" (\(count(resumed)) gone on with)", sv: " (\(count(resumed)) fortsatta)") : ""
            parts.append(pick("saved \(invoices(saved))\(more)", sv: "sparade \(invoices(saved))\(more)"))
        }
        if skipped > 0 {
            parts.append(pick("\(count(skipped)) there already", sv: "\(count(skipped)) fanns redan"))
        }
        if failed > 0 { parts.append(pick("\(count(failed)) failed", sv: "\(count(failed)) misslyckades")) }
        if stopped > 0 { parts.append(pick("\(count(stopped)) stopped", sv: "\(count(stopped)) avbröts")) }
        let text = parts.isEmpty ? pick("no invoice to download", sv: "ingen faktura att ladda ner") : nil
        let whole = text ?? parts.joined(separator: ", ")
        return pick("In '\(folder)': \(whole).", sv: "I ”\(folder)”: \(whole).")
    }

    /// Said of a file that was not downloaded, as it is there.
    public func isDownloaded(_ file: InvoiceFile, path: String) -> String {
        pick("Invoice \(file.id) is there already: '\(path)'.", sv: "Faktura \(file.id) finns redan: ”\(path)”.")
    }

    /// Said of failures that have the reason of one that was told.
    public func failedAlike(_ number: Int) -> String {
        pick("\(count(number)) more failed for the same reason.", sv: "\(count(number)) till misslyckades likaså.")
    }

    /// Said when downloads were interrupted.
    public var downloadsInterrupted: String {
        pick(
            "Interrupted. What came is kept; the next download goes on from there.",
            sv: "Avbrutet. Det som kom är sparat; nästa nedladdning fortsätter där.")
    }

    /// Why invoices that are not there are not downloaded with --offline.
    public func downloadNeedsNetwork(_ ids: [String]) -> String {
        let more = ids.count > 3 ? " …" : ""
        let list = ids.prefix(3).joined(separator: ", ") + more
        return pick(
            "Can't download \(list) with --offline: the files come from Azure. Leave --offline out.",
            sv: "Kan inte ladda ner \(list) med --offline: filerna kommer från Azure. Utelämna --offline.")
    }

    /// Why a number is refused: no invoice has it.
    public func unknownInvoice(_ asked: String, known: [String]) -> String {
        let list = known.prefix(7).joined(separator: ", ") + (known.count > 7 ? " …" : "")
        return known.isEmpty
            ? pick(
                "Can't find invoice '\(asked)': none is known here. Run 'faktura sync' first.",
                sv: "Hittar inte faktura ”\(asked)”: ingen är känd här. Kör ”faktura sync” först.")
            : pick(
                "Can't find invoice '\(asked)'. Known are: \(list).",
                sv: "Hittar inte faktura ”\(asked)”. Kända är: \(list).")
    }

    /// Why a number is refused: several invoices begin with it.
    public func severalInvoices(_ asked: String, _ ids: [String]) -> String {
        let list = ids.prefix(12).joined(separator: ", ") + (ids.count > 12 ? " …" : "")
        return pick(
            "Can't tell which invoice '\(asked)' is: \(list). Type more of it.",
            sv: "Oklart vilken faktura ”\(asked)” är: \(list). Skriv mer av numret.")
    }

    /// Said where a list has no invoice: why, where one reason holds for all; else that nothing was told of any.
    public func noInvoicesKnown(_ absence: InvoiceAbsence?) -> String {
        if let absence, absence != .notAsked {
            let reason = self.absence(absence)
            return pick(
                "\(reason) 'faktura invoices why' tells more.", sv: "\(reason) ”faktura invoices why” säger mer.")
        }
        return pick(
            "No invoice is known here: usage files tell of none; 'faktura sync' reads them from Azure.",
            sv: "Ingen faktura är känd här: användningsfiler har inga; ”faktura sync” läser dem från Azure.")
    }

    /// Said where the period or subscription asked for has no invoice.
    public var noInvoicesThere: String {
        pick(
            "No invoice is in what was asked for. Leave out --period or --subscription to see all.",
            sv: "Ingen faktura finns i det som efterfrågades. Utelämna --period eller --subscription för alla.")
    }

    /// Said where a subscription has no invoice for a period, and for the same reason none for older ones.
    ///
    /// - Parameter reason: A sentence.
    public func noInvoice(of name: String, in period: BillingPeriod, older: Int, because reason: String) -> String {
        let days = self.period(period)
        let more =
            older == 0
            ? ""
            : older == 1
                ? pick(" and 1 older period", sv: " och 1 äldre period")
                : pick(" and \(count(older)) older periods", sv: " och \(count(older)) äldre perioder")
        return pick(
            "No invoice of '\(name)' for \(days)\(more): \(reason)",
            sv: "Ingen faktura för ”\(name)”, \(days)\(more): \(reason)")
    }

    /// Why a PDF's text is not shown: the program is missing.
    public func cannotReadPDF(_ id: String) -> String {
        pick(
            "Can't show the text of invoice \(id): 'pdftotext' is not installed. Install the package poppler-utils.",
            sv: "Kan inte visa texten i faktura \(id): ”pdftotext” saknas. Installera paketet poppler-utils.")
    }
}
