public import BillingCore
import FakturaWords

/// The Invoices screen: every invoice and credit note of a scope, and where its PDF is.
public struct InvoiceListModel: ScreenModel {
    /// One document.
    public struct Row: ListRow {
        /// The report's row.
        public let report: InvoiceReport.Row
        /// Where its PDF is.
        public let file: File

        public var id: Invoice.ID { report.id }

        /// The report's row, with the file as it is known by now.
        var shown: InvoiceReport.Row {
            var row = report
            row.file = file.path
            return row
        }

        public var searchText: String {
            // As it is on screen, in either language, and as dates are written elsewhere.
            let shown = Language.allCases.map(Words.init).map { words in
                let document = report.invoice.map(words.document) ?? words.documentWithoutAmounts
                return "\(document) \(words.documentWord(report)) \(words.period(report.period)) "
                    + words.state(report.state)
            }
            let facts = [
                id, report.period.description, report.invoice?.total.currency.rawValue ?? "", report.ownerName,
                report.rebills ?? "", file.path ?? "",
            ]
            return (shown + facts).joined(separator: " ")
        }

        public func isOrdered(before other: Row, by column: SortColumn) -> Bool {
            switch column {
            case .invoice: return id < other.id
            case .kind: return kindRank < other.kindRank
            case .state: return report.state.rawValue < other.report.state.rawValue
            case .due:
                return (report.invoice?.dueDay?.number ?? .min) < (other.report.invoice?.dueDay?.number ?? .min)
            case .invoiced: return isLess(report.invoice?.total.amount, other.report.invoice?.total.amount)
            case .file: return file.rank < other.file.rank
            case .subscription: return report.ownerName.lowercased() < other.report.ownerName.lowercased()
            default:
                let (own, others) = (report.period, other.report.period)
                return (own.end, own.start) < (others.end, others.start)
            }
        }

        private var kindRank: Int {
            guard let invoice = report.invoice else { return Invoice.Kind.allCases.count * 3 }
            let kind = Invoice.Kind.allCases.firstIndex(of: invoice.kind) ?? 0
            return kind * 3 + (invoice.isCreditNote ? 1 : 0) + (report.rebills == nil ? 0 : 2)
        }
    }

    /// Where a document's PDF is.
    public enum File: Hashable, Sendable {
        /// Not downloaded.
        case missing
        /// On its way.
        case running
        /// Here.
        case saved(path: String)

        /// The path of what is here.
        public var path: String? { if case .saved(let path) = self { path } else { nil } }

        fileprivate var rank: Int {
            switch self {
            case .missing: 0
            case .running: 1
            case .saved: 2
            }
        }
    }

    /// The subscriptions covered.
    public let scope: Scope
    public private(set) var phase = Phase.loading
    /// The list.
    public private(set) var list = ListModel<Row>()
    /// The report; `nil` before the first answer.
    public private(set) var report: InvoiceReport?
    /// Whether the missing documents are to be downloaded as soon as they are known.
    var downloadsMissing: Bool
    private var files: [Invoice.ID: String] = [:]
    private var running: Set<Invoice.ID> = []

    /// Starts with nothing loaded.
    public init(scope: Scope, downloadsMissing: Bool = false) {
        self.scope = scope
        self.downloadsMissing = downloadsMissing
    }

    public var request: Request? { .invoices(scope) }
    public var provenance: Provenance? { report?.provenance }
    public var filter: ListFilter { list.filter }

    /// The currencies of all documents.
    public var currencies: Set<CurrencyCode> { Set(list.rows.compactMap { $0.report.invoice?.total.currency }) }
    /// What the documents shown come to.
    public var shownTotals: InvoiceTotals { InvoiceTotals(list.visible.compactMap(\.report.invoice)) }
    /// The documents that are neither here nor on their way, filter or not; newest first.
    public var missing: [Invoice.ID] { list.rows.filter { $0.file == .missing }.map(\.id) }
    /// Whether any document is on its way.
    public var isDownloading: Bool { list.rows.contains { $0.file == .running } }

    public mutating func receive(_ answer: Answer) {
        switch answer {
        case .invoices(let report):
            self.report = report
            phase = .loaded
            files = report.rows.reduce(into: [:]) { $0[$1.id] = $1.file }
            load()
        case .failed(let sentence): phase = .failed(sentence)
        default: break
        }
    }

    /// Takes where documents are, and which are on their way.
    mutating func show(files: [Invoice.ID: String], running: Set<Invoice.ID>) {
        guard files != self.files || running != self.running else { return }
        (self.files, self.running) = (files, running)
        load()
    }

    private mutating func load() {
        list.load(
            (report?.rows ?? []).map { row in
                let id = row.id
                let saved = files[id].map { File.saved(path: $0) }
                return Row(report: row, file: running.contains(id) ? .running : saved ?? .missing)
            })
    }

    public mutating func startLoading() { phase = .loading }
    public mutating func move(_ move: ListMove) { list.move(move) }
    public var isEmpty: Bool { list.rows.isEmpty }
    public var viewport: Int { list.cursor.viewport }
    public mutating func setViewport(_ rows: Int) { list.setViewport(rows) }
    public mutating func edit(_ edit: ListFilter.Edit) { list.edit(edit) }
    public mutating func scrollColumns(_ columns: Int) { list.scrollColumns(columns, of: 13) }

    public var sortColumns: [SortColumn] { [.period, .invoice, .kind, .state, .due, .invoiced, .file, .subscription] }
    public var sortIndex: (index: Int, isDescending: Bool)? { list.sortIndex(in: sortColumns) ?? (0, true) }
    public mutating func sort(byColumn index: Int, isDescending: Bool) {
        list.sort(by: ListSort(sortColumns[index], isDescending: isDescending))
    }
}
