import BillingCore
import FakturaWords

/// The text of an invoice's PDF, and why keys of invoices do nothing.
extension AppModel {
    /// Opens the text of the selected invoice; one that is not saved yet is saved first.
    mutating func openText() -> [Effect] {
        guard cannotReadText == nil, case .invoices(let model) = front.screen, let row = model.list.selected else {
            return []
        }
        let id = row.id
        let path = invoiceFiles[id]
        let opened = push(.invoiceText(InvoiceTextModel(row: row.report, path: path)))
        return opened + (path.map { [.download(.readText(id, path: $0))] } ?? order([id]))
    }

    /// Reads a text that waited for its file.
    mutating func goOnReading(_ id: Invoice.ID, _ outcome: DownloadEnd) -> [Effect] {
        var isAwaited = false
        let stopped = words.downloadStopped
        updateText(of: id) { model in
            guard model.path == nil else { return }
            isAwaited = outcome.path != nil
            model.take(outcome, stopped: stopped)
        }
        guard isAwaited, let path = outcome.path else { return [] }
        return [.download(.readText(id, path: path))]
    }

    mutating func updateText(_ change: (inout InvoiceTextModel) -> Void) {
        guard case .invoiceText(var model) = front.screen else { return }
        change(&model)
        stack[stack.count - 1].screen = .invoiceText(model)
    }

    mutating func updateText(of id: Invoice.ID, _ change: (inout InvoiceTextModel) -> Void) {
        for index in stack.indices {
            guard case .invoiceText(var model) = stack[index].screen, model.row.id == id else { continue }
            change(&model)
            stack[index].screen = .invoiceText(model)
        }
    }

    // MARK: Why not

    /// Why nothing can be downloaded at all; `nil` when it can.
    ///
    /// The sample account makes its documents itself.
    public var downloadRefusal: String? { signIn.hindrance == .demo ? nil : sync.refusal.map(words.cannotSync) }

    /// Why the selected row's invoices can't be downloaded; `nil` when they can.
    public var cannotDownload: String? {
        let invoices = selectedInvoices
        guard !invoices.isEmpty else { return absenceInFront }
        if let refusal = downloadRefusal { return refusal }
        if invoices.allSatisfy({ activities[.download($0)]?.isOver == false }) { return words.isDownloading }
        if invoices.count == 1, let path = invoiceFiles[invoices[0]] { return words.invoiceIsThere(path) }
        return nil
    }

    /// Why no missing invoice can be downloaded; `nil` when they can.
    public var cannotDownloadMissing: String? {
        if let refusal = downloadRefusal { return refusal }
        switch front.screen {
        case .invoices(let model):
            guard model.phase != .loading || !model.isEmpty else { return words.invoicesAreRead }
            if model.isEmpty { return model.report?.absence.map(words.absence) ?? words.hasNoInvoices }
            return model.missing.isEmpty ? (model.isDownloading ? words.isDownloading : words.allAreSaved) : nil
        case .invoiceText: return words.isInvoiceText
        default: return nil
        }
    }

    /// Why the list of invoices can't be opened from here; `nil` when it can.
    public var cannotOpenInvoices: String? {
        switch front.screen {
        case .invoices: words.isInvoiceList
        case .invoiceText: words.isInvoiceText
        default: nil
        }
    }

    /// Why the selected invoice's text can't be read; `nil` when it can.
    public var cannotReadText: String? {
        guard case .invoices(let model) = front.screen, let row = model.list.selected else {
            return words.nothingSelected
        }
        if row.file.path != nil { return nil }
        return downloadRefusal.map { words.textNeedsFile($0) }
    }

    /// Why the row in front has no invoice.
    private var absenceInFront: String {
        let absence: InvoiceAbsence?
        switch front.screen {
        case .subscriptions(let model):
            guard let row = model.list.selected?.report else { return words.needsSubscription }
            absence = row.absence
        case .history(let model):
            guard let row = model.list.selected?.report else { return words.nothingSelected }
            absence = row.absence
        case .statement(let model): absence = absenceOfPeriod(model)
        case .invoices(let model): absence = model.report?.absence
        default: return words.invoicesAreElsewhere
        }
        return absence.map(words.absence) ?? words.hasNoInvoices
    }

    /// What the history behind a statement knows of its period.
    func absenceOfPeriod(_ statement: StatementModel) -> InvoiceAbsence? { historyRow(behind: statement)?.absence }

    /// The row of the history behind a statement that is of its period.
    func historyRow(behind statement: StatementModel) -> BillingHistory.Row? {
        for open in stack.reversed() {
            guard case .history(let model) = open.screen, model.scope == statement.scope else { continue }
            return model.report?.rows.first { $0.period == statement.period }
        }
        return nil
    }
}
