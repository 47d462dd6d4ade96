import BillingCore

/// Downloads of invoices in the log.
extension ActivityLog {
    /// Whether any document is being downloaded, or waits for its turn.
    public var isDownloading: Bool { activities.contains { $0.isDownload && !$0.isOver } }

    /// A document waits for its turn.
    mutating func planDownload(_ invoice: Invoice.ID) {
        let id = Activity.ID.download(invoice)
        guard self[id]?.isOver != false else { return }
        remove(id)
        add(id, .download(invoice: invoice, path: nil))
    }

    /// Takes what a download tells, in seconds since 1970 (UTC).
    mutating func take(_ event: DownloadTold, at now: Int64) {
        planDownload(event.invoice)
        change(.download(event.invoice)) { activity in
            switch event {
            case .started(_, let file):
                activity.work = .download(invoice: event.invoice, path: file)
                activity.set(.running, at: now)
            case .progressed(_, let bytes, let total):
                if activity.state != .running { activity.set(.running, at: now) }
                activity.bytes = bytes
                activity.totalBytes = total ?? 0
            case .waiting(_, let wait?): activity.set(.waiting(wait), at: now)
            case .waiting(_, nil): if activity.state != .running { activity.set(.running, at: now) }
            case .finished(_, let outcome): activity.end(outcome, at: now)
            }
        }
    }
}

extension Activity {
    /// Whether a document is downloaded.
    public var isDownload: Bool { if case .download = work { true } else { false } }

    /// Bytes per second over the time that it ran; `nil` in its first second and while there are none.
    public func byteRate(at now: Int64) -> Double? {
        let seconds = secondsRun(at: now)
        return seconds > 0 && bytes > 0 ? Double(bytes) / Double(seconds) : nil
    }

    fileprivate mutating func end(_ outcome: DownloadEnd, at now: Int64) {
        if case .download(let invoice, _) = work, let path = outcome.path {
            work = .download(invoice: invoice, path: path)
        }
        switch outcome {
        case .saved(_, let size):
            (bytes, totalBytes) = (size, size)
            set(.done, at: now)
        case .alreadyThere:
            (bytes, totalBytes) = (0, 0)
            set(.done, at: now)
        case .failed(let words): set(.failed(.told(words)), at: now)
        case .stopped: set(.stopped, at: now)
        }
    }
}
