public import BillingCore

extension Words {
    /// Why an invoice was not downloaded, what is kept of it, and what to do.
    ///
    /// - Parameter kept: Bytes to go on from.
    public func sentence(for problem: DownloadProblem, file: InvoiceFile, kept: Int) -> String {
        let failed = pick(
            "Can't download invoice \(file.id) of '\(file.ownerName)': ",
            sv: "Kan inte ladda ner faktura \(file.id) för ”\(file.ownerName)”: ")
        return switch problem {
        case .azure(let problem):
            sentence(
                for: problem,
                wanted: pick(
                    "invoice \(file.id) of '\(file.ownerName)'", sv: "faktura \(file.id) för ”\(file.ownerName)”"),
                right: NeededRight(for: file.owner))
                + self.kept(kept)
        case .saving(let problem): saving(problem, failed: failed, kept: kept)
        case .cutShort: failed + reason(for: problem) + self.kept(kept)
        default: failed + reason(for: problem)
        }
    }

    /// Why a file that is no invoice's was not downloaded.
    ///
    /// - Parameter wanted: What was asked for, as it stands after "read".
    public func sentence(for problem: DownloadProblem, wanted: String) -> String {
        switch problem {
        case .azure(let problem): sentence(for: problem, wanted: wanted)
        case .saving(let problem): sentence(for: problem)
        default: pick("Can't read \(wanted): ", sv: "Kan inte läsa \(wanted): ") + reason(for: problem)
        }
    }

    /// What a sentence ends in that has begun to say what failed.
    private func reason(for problem: DownloadProblem) -> String {
        switch problem {
        case .azure(let problem): sentence(for: problem, wanted: pick("the file", sv: "filen"))
        case .saving(let problem): sentence(for: problem)
        case .store(let problem):
            pick("who reads it can't be looked up. ", sv: "vem som läser den kan inte slås upp. ")
                + sentence(for: problem)
        case .notListed:
            pick(
                "Azure's list no longer has it. Look at 'faktura invoices list' after 'faktura sync'.",
                sv: "Azures lista har den inte längre. Se ”faktura invoices list” efter ”faktura sync”.")
        case .noReader:
            pick(
                "nobody who is signed in reads it. Sign in with '\(login())', then run 'faktura sync'.",
                sv: "ingen som är inloggad läser den. Logga in med ”\(login())”, kör sedan ”faktura sync”.")
        case .notPDF(let content): reason(content)
        case .cutShort(let bytes, let total): cutShort(bytes, total)
        case .changed:
            pick(
                "it became another file while it was read. Try again.",
                sv: "den blev en annan fil medan den lästes. Försök igen.")
        case .inUse:
            pick(
                "another faktura downloads it now. Try again when it is done.",
                sv: "ett annat faktura laddar ner den nu. Försök igen när det är klart.")
        }
    }

    private func saving(_ problem: SavingProblem, failed: String, kept: Int) -> String {
        let (why, remedy) = savingReason(problem)
        let rest = kept == 0 ? pick(" Nothing was written.", sv: " Inget skrevs.") : self.kept(kept)
        return failed
            + pick("'\(problem.path)' can't be written: ", sv: "”\(problem.path)” kan inte skrivas: ")
            + "\(why).\(rest) \(remedy)"
    }

    /// What is kept of a download, after a sentence; nothing when nothing is.
    private func kept(_ count: Int) -> String {
        guard count > 0 else { return "" }
        return pick(
            " \(bytes(Int64(count))) are kept; the next download goes on from there.",
            sv: " \(bytes(Int64(count))) är sparade; nästa nedladdning fortsätter där.")
    }

    private func cutShort(_ count: Int, _ total: Int?) -> String {
        guard let total else {
            return pick("it ended without a PDF's end. Try again.", sv: "den slutade utan en PDF:s slut. Försök igen.")
        }
        let (done, all) = (bytes(Int64(count)), bytes(Int64(total)))
        return pick(
            "only \(done) of \(all) came. Try again.", sv: "bara \(done) av \(all) kom. Försök igen.")
    }

    private func reason(_ content: DownloadProblem.Content) -> String {
        switch content {
        case .empty:
            pick(
                "the file is empty. Nothing was written. Try again later.",
                sv: "filen är tom. Inget skrevs. Försök igen senare.")
        case .page:
            pick(
                "a web page came in its place. Nothing was written. Check proxy and firewall.",
                sv: "en webbsida kom i stället. Inget skrevs. Kontrollera proxy och brandvägg.")
        case .unfinished:
            pick(
                "what came has no PDF's end. Nothing of it was kept. Try again later.",
                sv: "det som kom saknar en PDF:s slut. Inget sparades. Försök igen senare.")
        case .other:
            pick(
                "what came is no PDF. Nothing was written. Try again later.",
                sv: "det som kom är ingen PDF. Inget skrevs. Försök igen senare.")
        }
    }
}
