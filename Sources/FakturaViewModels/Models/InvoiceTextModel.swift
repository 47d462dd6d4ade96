public import BillingCore

/// The text of an invoice's PDF, with a search that leaves all of it on screen.
public struct InvoiceTextModel: ScreenModel {
    /// The document.
    public let row: InvoiceReport.Row
    /// Where its PDF is; `nil` while it is being downloaded.
    public private(set) var path: String?
    public private(set) var phase = Phase.loading
    /// The text as laid out on paper, gaps closed so that a page fits 80 columns.
    public private(set) var lines: [String] = []
    /// What is searched for.
    public private(set) var filter = ListFilter()
    /// Lines that hold it, from 0, in order.
    public private(set) var matches: [Int] = []
    /// Which of ``matches`` is shown, from 0; `nil` without any.
    public private(set) var match: Int?
    /// The first line on screen, from 0.
    public private(set) var firstVisible = 0
    /// Characters scrolled away to the left.
    public private(set) var columnOffset = 0
    public private(set) var viewport = 20

    /// Characters that a page is made to fit: 80 less the margin.
    private static let width = 78
    /// Characters that a step scrolls to the left.
    private static let columnStep = 8

    /// Starts without text.
    init(row: InvoiceReport.Row, path: String?) {
        self.row = row
        self.path = path
    }

    /// Takes the text of pages; blank lines at its end are left out.
    mutating func show(_ pages: [[String]]) {
        let lines = pages.flatMap { NarrowedPage.lines($0, width: Self.width) }
        self.lines = Array(lines.prefix((lines.lastIndex { !$0.allSatisfy(\.isWhitespace) } ?? -1) + 1))
        phase = .loaded
        search()
        scroll(to: firstVisible)
    }

    /// The text can't be read, in words.
    mutating func fail(_ sentence: String) { phase = .failed(sentence) }

    /// Takes what became of the download that the text waits for; `stopped` says that it was stopped.
    mutating func take(_ outcome: DownloadEnd, stopped: String) {
        path = outcome.path
        switch outcome {
        case .saved, .alreadyThere: phase = .loading
        case .failed(let words): fail(words.sentence)
        case .stopped: fail(stopped)
        }
    }

    /// Shows the next (1) or previous (−1) place; after the last comes the first.
    mutating func find(_ count: Int) {
        guard let match, !matches.isEmpty else { return }
        self.match = ((match + count) % matches.count + matches.count) % matches.count
        reveal()
    }

    /// The lines that hold what was searched for; the first one from the top of the screen on is shown.
    private mutating func search() {
        let text = FilterText(filter.text)
        matches = filter.text.isEmpty ? [] : lines.indices.filter { text.matches(lines[$0]) }
        match = matches.isEmpty ? nil : matches.firstIndex { $0 >= firstVisible } ?? 0
        reveal()
    }

    private mutating func reveal() {
        guard let match else { return }
        let line = matches[match]
        // What stands around it is seen too.
        if line < firstVisible || line >= firstVisible + viewport { scroll(to: line - viewport / 3) }
    }

    private mutating func scroll(to line: Int) { firstVisible = min(max(0, line), max(0, lines.count - viewport)) }

    public var request: Request? { nil }
    public var provenance: Provenance? { nil }
    public var isEmpty: Bool { lines.isEmpty }
    public var hasFilter: Bool { true }
    public mutating func receive(_ answer: Answer) {}
    public mutating func startLoading() {}

    public mutating func move(_ move: ListMove) {
        switch move {
        case .by(let rows): scroll(to: firstVisible + rows)
        case .page(let pages): scroll(to: firstVisible + pages * viewport)
        case .halfPage(let halves): scroll(to: firstVisible + halves * max(1, viewport / 2))
        case .first: scroll(to: 0)
        case .last: scroll(to: lines.count)
        }
    }

    public mutating func setViewport(_ rows: Int) {
        viewport = max(1, rows)
        scroll(to: firstVisible)
    }

    public mutating func edit(_ edit: ListFilter.Edit) { if filter.apply(edit) { search() } }

    public mutating func scrollColumns(_ columns: Int) {
        let widest = lines.map(\.count).max() ?? 0
        columnOffset = min(max(0, columnOffset + columns * Self.columnStep), max(0, widest - Self.columnStep))
    }
}
