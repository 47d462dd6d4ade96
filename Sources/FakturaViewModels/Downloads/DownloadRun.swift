import BillingCore

/// Downloads from the first that was ordered until none is left, counted.
struct DownloadRun: Equatable, Sendable {
    private var open: Set<Invoice.ID> = []
    private(set) var outcomes: [Invoice.ID: DownloadEnd] = [:]

    /// Whether nothing is left to download.
    var isOver: Bool { open.isEmpty }
    /// How far it is.
    var total: DownloadTotal {
        var total = DownloadTotal(documents: open.count + outcomes.count, over: outcomes.count)
        for outcome in outcomes.values {
            switch outcome {
            case .saved: total.saved += 1
            case .alreadyThere: total.there += 1
            case .failed: total.failed += 1
            case .stopped: total.stopped += 1
            }
        }
        return total
    }

    /// These are to be downloaded; with none open, a new run begins.
    mutating func begin(_ invoices: some Sequence<Invoice.ID>) {
        if isOver { outcomes = [:] }
        open.formUnion(invoices)
        for invoice in open { outcomes[invoice] = nil }
    }

    mutating func end(_ invoice: Invoice.ID, _ outcome: DownloadEnd) {
        if open.remove(invoice) == nil, isOver { outcomes = [:] }
        outcomes[invoice] = outcome
    }
}

/// How far downloads are, for the status line and the message at their end.
public struct DownloadTotal: Equatable, Sendable {
    /// Documents ordered.
    public let documents: Int
    /// Documents that are over, whatever came of them.
    public let over: Int
    /// Documents that were saved.
    public internal(set) var saved = 0
    /// Documents that were there before.
    public internal(set) var there = 0
    /// Documents that could not be saved.
    public internal(set) var failed = 0
    /// Documents that were stopped.
    public internal(set) var stopped = 0
}
