public import BillingCore

extension Words {
    /// The name of a screen in the breadcrumb.
    public enum ScreenName: Sendable {
        case subscriptions, statement, dailyUsage, usageLines, usageLine, help, messages
    }

    /// A screen's name.
    public func screen(_ name: ScreenName) -> String {
        switch name {
        case .subscriptions: pick("Subscriptions", sv: "Prenumerationer")
        case .statement: pick("Statement", sv: "Kontoutdrag")
        case .dailyUsage: pick("Daily usage", sv: "Daglig användning")
        case .usageLines: pick("Usage lines", sv: "Användningsrader")
        case .usageLine: pick("Usage line", sv: "Användningsrad")
        case .help: pick("Help", sv: "Hjälp")
        case .messages: pick("Messages", sv: "Meddelanden")
        }
    }

    /// The period that holds today, by its first day: `12 Nov 2026 – today`.
    public func runningPeriod(_ period: BillingPeriod) -> String {
        "\(longDay(period.start)) – \(pick("today", sv: "idag"))"
    }

    /// Said when reports are made for another day than today.
    public func asOf(_ day: Day) -> String { pick("as of \(longDay(day))", sv: "per \(longDay(day))") }

    /// A total's label.
    public var total: String { pick("Total", sv: "Summa") }
    /// The label of some of several totals, where there is no room for all.
    public func total(of shown: Int, of all: Int) -> String {
        pick("Total (\(shown) of \(all))", sv: "Summa (\(shown) av \(all))")
    }
    /// The label of a statement's usage before credit and tax.
    public var usageTotal: String { pick("Usage cost before tax", sv: "Kostnad före moms") }
    /// The label of the credit taken off an invoice.
    public var creditTotal: String { pick("Credit", sv: "Kredit") }

    /// The label of an invoice's tax, with its rate where there is one.
    public func taxTotal(percent: ExactDecimal?) -> String {
        let tax = pick("Tax", sv: "Moms")
        return percent.map { "\(tax) \(number($0))\(pick("%", sv: "\u{00A0}%"))" } ?? tax
    }

    /// The label of what was invoiced, and where it stands.
    public func invoiceTotal(_ state: PeriodState) -> String {
        pick("Total, \(self.state(state))", sv: "Summa, \(self.state(state))")
    }

    /// What the Statement screen shows, with the invoices that it belongs to.
    public func statement(invoices: [Invoice]) -> String {
        guard let first = invoices.first else { return screen(.statement) }
        let more = invoices.count > 1 ? " +\(invoices.count - 1)" : ""
        return "\(screen(.statement)) · \(pick("invoice", sv: "faktura")) \(first.id)\(more)"
    }

    /// The label of an invoice that covers other usage than the statement it stands below.
    public func invoiceTotal(_ invoice: Invoice) -> String {
        switch invoice.owner {
        case .billingProfile:
            pick(
                "\(document(invoice)) \(invoice.id), whole profile",
                sv: "\(document(invoice)) \(invoice.id), hela profilen")
        case .subscription: "\(document(invoice)) \(invoice.id)"
        }
    }

    /// The label of a figure that is not final.
    public var estimate: String { pick("est.", sv: "uppsk.") }
    /// A number of meters in a number of categories.
    public func meters(_ meters: Int, categories: Int) -> String {
        pick(
            "\(count(meters)) \(meters == 1 ? "meter" : "meters"), \(count(categories)) "
                + (categories == 1 ? "category" : "categories"),
            sv: "\(count(meters)) mätare, \(count(categories)) \(categories == 1 ? "kategori" : "kategorier")")
    }

    /// Where the cursor is: `2/10`, and of how many when a filter leaves some out.
    public func position(_ row: Int, of shown: Int, all: Int?) -> String {
        let place = "\(shown == 0 ? 0 : row + 1 > shown ? shown : row + 1)"
        guard let all, all != shown else { return "\(grouped(place))/\(count(shown))" }
        return pick(
            "\(grouped(place))/\(count(shown)) of \(count(all))",
            sv: "\(grouped(place))/\(count(shown)) av \(count(all))")
    }

    private func grouped(_ digits: String) -> String { Int(digits).map(count) ?? digits }

    /// How many a filter leaves: `37 of 1,203`.
    public func filterCount(_ shown: Int, of all: Int) -> String {
        pick("\(count(shown)) of \(count(all))", sv: "\(count(shown)) av \(count(all))")
    }

    /// Says what a list is filtered by.
    public func filtered(by text: String) -> String { pick("filter '\(text)'", sv: "filter ”\(text)”") }

    /// Says what a list is sorted by.
    public func sorted(by column: String) -> String {
        pick("sorted by \(column)", sv: "efter \(column)")
    }

    /// A column's name in running text.
    public func sortName(_ column: String) -> String {
        switch column {
        case "name": pick("name", sv: "namn")
        case "offer": pick("offer", sv: "erbjudande")
        case "currency": pick("currency", sv: "valuta")
        case "invoice": pick("invoice", sv: "faktura")
        case "lastPeriod": pick("last period", sv: "senaste period")
        case "due": pick("due day", sv: "förfallodag")
        case "invoiced": pick("invoiced", sv: "fakturerat")
        case "unbilled": pick("unbilled", sv: "ofakturerat")
        case "period": "period"
        case "state": pick("state", sv: "läge")
        case "usageCost": pick("usage cost", sv: "användningskostnad")
        case "change": pick("change", sv: "ändring")
        case "meter": pick("meter", sv: "mätare")
        case "consumed": pick("consumed", sv: "förbrukat")
        case "included": pick("included", sv: "ingår")
        case "billable": pick("billable", sv: "debiteras")
        case "unit": pick("unit", sv: "enhet")
        case "unitPrice": pick("price", sv: "pris")
        case "location": pick("location", sv: "plats")
        case "rate": pick("rate", sv: "pris")
        case "value": pick("value", sv: "värde")
        case "day": pick("day", sv: "dag")
        case "cost": pick("cost", sv: "kostnad")
        case "lineCount": pick("lines", sv: "rader")
        case "source": pick("file order", sv: "filens ordning")
        case "service": pick("service", sv: "tjänst")
        case "resource": pick("resource", sv: "resurs")
        case "resourceGroup": pick("resource group", sv: "resursgrupp")
        case "quantity": pick("quantity", sv: "mängd")
        case "kind": pick("kind", sv: "slag")
        case "file": pick("file", sv: "fil")
        case "subscription": pick("subscription", sv: "prenumeration")
        default: column
        }
    }

    /// The title of the sort menu.
    public var sortMenu: String { pick("Sort by", sv: "Sortera efter") }
    /// Said where no message was given yet.
    public var noMessages: String { pick("No messages so far.", sv: "Inga meddelanden än.") }

    /// What an import has done so far: lines, share and rate.
    public func importing(_ progress: ImportProgress) -> String {
        "\(importingFile(progress)), \(lines(progress.lines))"
    }

    /// How far the file is that is read: `reading 1/2 usage.csv, 41%`.
    func importingFile(_ progress: ImportProgress) -> String {
        let percent = progress.totalBytes > 0 ? min(100, max(0, progress.bytes) * 100 / progress.totalBytes) : 0
        let number = progress.fileCount > 1 ? " \(progress.number)/\(progress.fileCount)" : ""
        return pick(
            "reading\(number) \(progress.file), \(percent)%", sv: "läser\(number) \(progress.file), \(percent) %")
    }

    /// The one sentence of a screen that is too small.
    public func tooSmall(columns: Int, rows: Int) -> String {
        pick(
            "faktura needs 40×10; this is \(columns)×\(rows). Enlarge the window or use 'faktura periods'.",
            sv: "faktura behöver 40×10; detta är \(columns)×\(rows). Förstora fönstret eller kör ”faktura periods”.")
    }
}
