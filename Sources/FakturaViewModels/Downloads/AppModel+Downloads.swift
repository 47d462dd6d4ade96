public import BillingCore
import FakturaWords

/// Invoices: the list of them, their downloads and their text.
extension AppModel {
    /// The numbers of the invoices that the selected row stands for; empty where it stands for none.
    public var selectedInvoices: [Invoice.ID] {
        switch front.screen {
        case .subscriptions(let model): [model.list.selected?.report?.lastInvoice?.id].compactMap(\.self)
        case .history(let model): model.list.selected?.report.invoiceNumbers ?? []
        case .statement(let model):
            (model.report?.invoices.map(\.id) ?? [])
                + (historyRow(behind: model)?.listedInvoices.map(\.id) ?? [])
        case .invoices(let model): [model.list.selected?.id].compactMap(\.self)
        case .invoiceText(let model): [model.row.id]
        default: []
        }
    }

    /// How far downloads are; `nil` while none runs.
    public var downloadTotal: DownloadTotal? { downloadRun.isOver ? nil : downloadRun.total }

    mutating func handleDownloads(_ intent: DownloadIntent) -> [Effect] {
        switch intent {
        case .selected:
            guard cannotDownload == nil else { return [] }
            return order(selectedInvoices)
        case .answered(let isYes):
            guard case .downloads(var question) = overlay else { return [] }
            question.selected = isYes ? 0 : 1
            return choose(question)
        case .missing: return downloadMissing()
        case .found(let count): updateText { $0.find(count) }
        case .told(let event): return told(event)
        case .text(let id, let lines): updateText(of: id) { $0.show(lines) }
        case .textFailed(let id, let sentence):
            messages.insert(Message(isWarning: true, text: sentence), at: 0)
            updateText(of: id) { $0.fail(sentence) }
        }
        return []
    }

    // MARK: The list

    mutating func openInvoices() -> [Effect] {
        guard cannotOpenInvoices == nil else { return [] }
        return push(.invoices(InvoiceListModel(scope: scopeInFront)))
    }

    /// The subscriptions that the screen in front is about; home's where it is about none.
    private var scopeInFront: Scope {
        if let scope = front.scope { return scope }
        return if case .subscriptions(let home) = stack[0].screen { home.scope } else { .all }
    }

    /// Takes where files are, as the store's answer has it.
    mutating func takeFiles(of report: InvoiceReport) {
        for row in report.rows { invoiceFiles[row.id] = row.file }
    }

    /// Tells the lists which documents are saved or on their way.
    mutating func showInvoiceFiles() {
        let running = Set(
            activities.activities.compactMap { activity -> Invoice.ID? in
                if case .download(let id) = activity.id, !activity.isOver { id } else { nil }
            })
        for index in stack.indices {
            guard case .invoices(var model) = stack[index].screen else { continue }
            model.show(files: invoiceFiles, running: running)
            stack[index].screen = .invoices(model)
        }
    }

    // MARK: Downloads

    /// Where the missing ones are not known yet, the list finds them first, and shows what is done.
    private mutating func downloadMissing() -> [Effect] {
        guard cannotDownloadMissing == nil else { return [] }
        if case .invoices(let model) = front.screen { return askAndOrder(model.missing) }
        return push(.invoices(InvoiceListModel(scope: scopeInFront, downloadsMissing: true)))
    }

    /// Goes on with what was asked for before the list was there.
    mutating func downloadAwaited(at index: Int) -> [Effect] {
        guard index == stack.count - 1, case .invoices(var model) = stack[index].screen, model.downloadsMissing,
            model.phase == .loaded
        else { return [] }
        model.downloadsMissing = false
        stack[index].screen = .invoices(model)
        guard let reason = cannotDownloadMissing else { return askAndOrder(model.missing) }
        notice = Message(isWarning: false, text: reason)
        return []
    }

    private mutating func askAndOrder(_ invoices: [Invoice.ID]) -> [Effect] {
        guard invoices.count > DownloadQuestion.mostUnasked, overlay == nil else { return order(invoices) }
        overlay = .downloads(DownloadQuestion(invoices: invoices))
        return []
    }

    /// Takes the answer marked.
    mutating func choose(_ question: DownloadQuestion) -> [Effect] {
        overlay = nil
        return question.selected == 0 ? order(question.invoices) : []
    }

    mutating func order(_ invoices: [Invoice.ID]) -> [Effect] {
        let new = invoices.filter { activities[.download($0)]?.isOver != false }
        guard !new.isEmpty else { return [] }
        downloadRun.begin(new)
        logWork { log, _ in for invoice in new { log.planDownload(invoice) } }
        showInvoiceFiles()
        return [.download(.download(new))]
    }

    private mutating func told(_ event: DownloadTold) -> [Effect] {
        if case .finished(let id, let outcome) = event { return finished(id, outcome, event) }
        let isKnown = activities[.download(event.invoice)]?.isOver == false
        if !isKnown { downloadRun.begin([event.invoice]) }
        logWork { $0.take(event, at: $1) }
        if !isKnown { showInvoiceFiles() }
        return []
    }

    private mutating func finished(
        _ id: Invoice.ID, _ outcome: DownloadEnd, _ event: DownloadTold
    ) -> [Effect] {
        if let path = outcome.path { invoiceFiles[id] = path }
        logWork { $0.take(event, at: $1) }
        downloadRun.end(id, outcome)
        showInvoiceFiles()
        if downloadRun.isOver {
            sayEnd(outcome)
        } else if case .failed(let words) = outcome {
            messages.insert(Message(isWarning: true, text: words.sentence), at: 0)
        }
        return goOnReading(id, outcome)
    }

    /// One download says what came of it; of several, how many did.
    private mutating func sayEnd(_ last: DownloadEnd) {
        let total = downloadRun.total
        guard total.documents > 1 else {
            return say(Message(isWarning: last.isFailure, text: sentence(for: last), path: last.path))
        }
        if case .failed(let words) = last { messages.insert(Message(isWarning: true, text: words.sentence), at: 0) }
        let text = words.downloadsEnded(
            saved: total.saved, there: total.there, failed: total.failed, stopped: total.stopped)
        say(Message(isWarning: total.failed > 0, text: text))
    }

    private func sentence(for outcome: DownloadEnd) -> String {
        switch outcome {
        case .saved(let path, _): words.invoiceSaved(path)
        case .alreadyThere(let path): words.invoiceIsThere(path)
        case .failed(let words): words.sentence
        case .stopped: words.downloadStopped
        }
    }
}

extension DownloadEnd {
    fileprivate var isFailure: Bool { if case .failed = self { true } else { false } }
}
