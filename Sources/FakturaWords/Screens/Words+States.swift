public import BillingCore

extension Words {
    /// An empty screen, by what is missing, with what helps.
    public enum Emptiness: Hashable, Sendable {
        case subscriptions, history, statement, dailyUsage, usageLines
        /// Azure gave no costs of the period; the reason, in a sentence.
        case closedStatement(String)
        /// Nobody is signed in; why nobody can be.
        case accounts(SignInHindrance?)
        /// There is no invoice; why, where one reason is known.
        case invoices(InvoiceAbsence?)
    }

    /// The text of a screen that has nothing to show.
    public func empty(_ kind: Emptiness) -> String {
        switch kind {
        case .subscriptions:
            pick(
                "No subscription has been read yet.\nA signs in to Azure; 'faktura FILE…' opens a usage file, --demo a "
                    + "sample.\nr reads again, q quits.",
                sv:
                    "Ingen prenumeration har lästs in än.\nA loggar in i Azure; ”faktura FIL…” öppnar en användningsfil, "
                    + "--demo ett exempel.\nr läser om, q avslutar.")
        case .history:
            pick(
                "No billing period is known of this subscription before this day.\nEsc goes back; --as-of DAY shows another day.",
                sv:
                    "Ingen faktureringsperiod är känd före denna dag.\nEsc går tillbaka; --as-of DAG visar en annan dag."
            )
        case .statement, .dailyUsage:
            pick(
                "Nothing was used in this period, or no file of it was read.\n[ and ] show other periods, Esc goes back.",
                sv:
                    "Inget användes under perioden, eller ingen fil har lästs.\n[ och ] visar andra perioder, Esc går tillbaka."
            )
        case .closedStatement(let reason):
            pick(
                "\(reason)\n[ and ] show other periods, Esc goes back.",
                sv: "\(reason)\n[ och ] visar andra perioder, Esc går tillbaka.")
        case .accounts(let hindrance): noAccounts(hindrance)
        case .invoices(let absence): noInvoices(absence)
        case .usageLines:
            pick(
                "There are no usage lines here.\nEsc goes back.",
                sv: "Här finns inga användningsrader.\nEsc går tillbaka.")
        }
    }

    /// The text of a screen that waits for its first answer.
    ///
    /// - Parameter isFiltered: Whether there is a filter or its prompt, which Esc closes first.
    public func loading(isHome: Bool, isFiltered: Bool) -> String {
        if isFiltered { return pick("Loading… Esc clears the filter.", sv: "Läser… Esc rensar filtret.") }
        return isHome
            ? pick("Loading… q quits.", sv: "Läser… q avslutar.")
            : pick("Loading… Esc goes back.", sv: "Läser… Esc går tillbaka.")
    }

    /// The text of a screen that has nothing yet because files are still being read.
    public func loadingFiles(_ progress: ImportProgress) -> String {
        pick(
            "\(importing(progress))\nFigures appear when the file is whole. X stops, q quits.",
            sv: "\(importing(progress))\nSiffror visas när filen är hel. X avbryter, q avslutar.")
    }

    /// Said in the status line while some files are read and others shown.
    public func partial(_ progress: ImportProgress) -> String {
        pick("partial: \(importingFile(progress))", sv: "ofullständigt: \(importingFile(progress))")
    }

    /// The text of a screen that could not be read.
    ///
    /// - Parameter isTyping: Whether the prompt is open, so that `r` types.
    public func failed(_ sentence: String, isTyping: Bool) -> String {
        isTyping
            ? pick("\(sentence)\nEsc clears the filter.", sv: "\(sentence)\nEsc rensar filtret.")
            : pick(
                "\(sentence)\nr tries again, ! shows all messages.",
                sv: "\(sentence)\nr försöker igen, ! visar alla meddelanden.")
    }

    /// The text of the first screen when the files could not be read and there is nothing else.
    public func importFailed(_ sentence: String) -> String {
        pick(
            "\(sentence)\nr reads it again, ! shows all messages, q quits.",
            sv: "\(sentence)\nr läser om, ! visar alla meddelanden, q avslutar.")
    }

    /// The text of a list that a filter leaves nothing of.
    ///
    /// - Parameter isTyping: Whether the prompt is open, so that `/` types.
    public func filteredToNothing(_ text: String, all: Int?, isTyping: Bool) -> String {
        let number = all.map { pick(" of \(count($0))", sv: " av \(count($0))") } ?? ""
        let change = isTyping ? "" : pick(", / changes it", sv: ", / ändrar det")
        return pick(
            "Nothing\(number) matches '\(text)'.\nEsc clears the filter\(change).",
            sv: "Inget\(number) matchar ”\(text)”.\nEsc rensar filtret\(change).")
    }

    /// Said below the statement of a period that has not ended.
    public func currentStatement(coverage: String) -> String {
        pick(
            "Current statement, an estimate of \(coverage): it may not hold all usage, and the invoice may differ. "
                + leftOut,
            sv: "Aktuellt kontoutdrag, en uppskattning av \(coverage): all användning är kanske inte med, och fakturan "
                + "kan avvika. \(leftOut)")
    }

    /// How far an estimate is: `4,121 of about 10,950`.
    public func estimate(_ amount: Amount, ofAbout whole: Amount) -> String {
        pick(
            "\(wholeAmount(amount)) of about \(wholeAmount(whole))",
            sv: "\(wholeAmount(amount)) av ungefär \(wholeAmount(whole))")
    }
}
