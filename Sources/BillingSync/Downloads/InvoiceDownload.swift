import AzureClient
import BillingCore

/// Fetches one invoice's PDF into a folder: whole and under its own name, or as a part to go on from.
struct InvoiceDownload: Sendable {
    let file: InvoiceFile
    let source: any InvoiceSource
    /// Absolute.
    let folder: String
    let surroundings: DownloadSurroundings
    let tell: @Sendable (DownloadEvent) -> Void

    /// Tries after which one without a new byte is the last.
    private static let mostIdleTries = 4
    /// Tries after which nothing is tried again, however many bytes came.
    private static let mostTries = 50
    /// Bytes that are asked for once more when a download goes on: they show that it is still the same file.
    private static let overlap = 1024

    /// What came does not continue what was there: it is begun anew.
    private struct Changed: Error {}

    /// Fetches the file, unless it is there.
    func run() async -> DownloadOutcome {
        if let path = SavedInvoice.path(of: file, in: folder) { return .skipped(path: path) }
        let part: PartFile
        do {
            part = try PartFile(for: "\(folder == "/" ? "" : folder)/\(file.name)")
        } catch {
            return .failed(problem(error), kept: 0)
        }
        do {
            if part.count > 0, try part.read(from: 0, count: 4) != SavedInvoice.beginning { try part.clear() }
            let resumedAt = part.count
            try await fetch(part, resumedAt: resumedAt)
            return .saved(path: try part.publish(), bytes: part.count, resumedAt: resumedAt)
        } catch {
            return Task.isCancelled ? .stopped(kept: part.count) : .failed(problem(error), kept: part.count)
        }
    }

    private func problem(_ error: any Error) -> DownloadProblem {
        switch error {
        case let problem as DownloadProblem: problem
        case let problem as AzureProblem: .azure(problem)
        case let problem as SavingProblem: .saving(problem)
        case is Changed: .notPDF(.other)
        default: .azure(.unreachable(host: "", .other("\(error)")))
        }
    }

    /// Fetches until the part is whole; a break is followed by another try, the end of the link by one new link.
    private func fetch(_ part: PartFile, resumedAt: Int) async throws {
        var (tries, idleTries, isRenewed) = (0, 0, false)
        var link: InvoiceLink?
        while true {
            if let end = link?.expiresAt, end <= surroundings.now() { link = nil }
            let open: InvoiceLink
            if let link {
                open = link
            } else {
                let (id, tell) = (file.id, tell)
                open = try await source.link(to: file) { tell(.waiting(id, $0)) }
                link = open
            }
            let before = part.count
            do {
                return try await receive(open, part, resumedAt: resumedAt)
            } catch {
                try Task.checkCancellation()
                if part.count > before { (idleTries, isRenewed) = (0, false) }
                tries += 1
                if case AzureProblem.refused(let refusal) = error, refusal.reason == .linkExpired {
                    guard !isRenewed, tries < Self.mostTries else { throw error }
                    (link, isRenewed) = (nil, true)
                    continue
                }
                idleTries += 1
                guard idleTries <= Self.mostIdleTries, tries < Self.mostTries,
                    let seconds = try pause(after: error, tries: idleTries, part)
                else { throw error }
                tell(.waiting(file.id, SyncWait(.retry(attempt: idleTries), until: surroundings.now() + seconds)))
                try await surroundings.sleep(seconds * 1000)
                tell(.waiting(file.id, nil))
            }
        }
    }

    /// Seconds after which another try is worth it; `nil` where it is not.
    private func pause(after error: any Error, tries: Int, _ part: PartFile) throws -> Int64? {
        let usual = Int64(1) << min(tries - 1, 3)
        switch error {
        case is Changed, DownloadProblem.cutShort: return usual
        case AzureProblem.unreachable(_, let failure):
            switch failure {
            case .dropped, .timedOut, .cannotConnect, .other: return usual
            default: return nil
            }
        case AzureProblem.refused(let refusal):
            if refusal.status == 416 {
                // More is there than the file has: it was another.
                try part.clear()
                return usual
            }
            guard refusal.reason == .outOfOrder || refusal.reason == .rateLimited else { return nil }
            return max(usual, Int64(refusal.retryAfter ?? 0))
        default: return nil
        }
    }

    /// Receives what is missing.
    private func receive(_ link: InvoiceLink, _ part: PartFile, resumedAt: Int) async throws {
        let bytes = try await link.open(max(0, part.count - Self.overlap))
        guard bytes.offset <= part.count else {
            try part.clear()
            throw Changed()
        }
        var position = bytes.offset
        // Nothing is kept before it is seen to be a PDF.
        var head: [UInt8] = []
        tell(.progressed(file.id, DownloadProgress(bytes: part.count, total: bytes.total, resumedAt: resumedAt)))
        for try await piece in bytes.body {
            try Task.checkCancellation()
            let known = min(piece.count, part.count - position)
            if known > 0, try part.read(from: position, count: known) != Array(piece[..<known]) {
                try part.clear()
                throw Changed()
            }
            position += piece.count
            if known == piece.count { continue }
            if part.count > 0 {
                try part.write(piece[max(0, known)...])
            } else {
                head += piece
                guard head.count >= SavedInvoice.beginning.count else { continue }
                try check(head)
                try part.write(head[...])
            }
            tell(.progressed(file.id, DownloadProgress(bytes: part.count, total: bytes.total, resumedAt: resumedAt)))
        }
        if part.count == 0 { throw DownloadProblem.notPDF(head.isEmpty ? .empty : content(head)) }
        try finish(part, total: bytes.total)
    }

    private func check(_ head: [UInt8]) throws {
        guard head.starts(with: SavedInvoice.beginning) else { throw DownloadProblem.notPDF(content(head)) }
    }

    /// What it is that begins with these bytes and is no PDF.
    private func content(_ head: [UInt8]) -> DownloadProblem.Content {
        let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let text = head.starts(with: byteOrderMark) ? head[3...] : head[...]
        let first = text.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        return first == UInt8(ascii: "<") ? .page : .other
    }

    /// Checks what is there after the last byte came.
    private func finish(_ part: PartFile, total: Int?) throws {
        if let total, part.count < total { throw DownloadProblem.cutShort(bytes: part.count, total: total) }
        if let total, part.count > total {
            try part.clear()
            throw Changed()
        }
        let tail = try part.read(from: max(0, part.count - SavedInvoice.tail), count: SavedInvoice.tail)
        guard !SavedInvoice.hasEnd(tail[...]) else { return }
        if total == nil { throw DownloadProblem.cutShort(bytes: part.count, total: nil) }
        try part.clear()
        throw DownloadProblem.notPDF(.unfinished)
    }
}
