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

    /// Fetches the file, unless it is there.
    func run() async -> DownloadOutcome {
        if let path = SavedInvoices.path(of: file, in: folder) { return .skipped(path: path) }
        let part: PartFile
        do {
            part = try PartFile(for: "\(folder == "/" ? "" : folder)/\(file.name)")
        } catch {
            return .failed(problem(error), kept: 0)
        }
        do {
            let target = try PDFPart(part)
            let resumedAt = target.count
            try await fetch(into: target, resumedAt: resumedAt)
            return .saved(path: try part.publish(), bytes: part.count, resumedAt: resumedAt)
        } catch {
            return Task.isCancelled ? .stopped(kept: part.count) : .failed(problem(error), kept: part.count)
        }
    }

    private func fetch(into target: PDFPart, resumedAt: Int) async throws {
        let (file, source, tell) = (file, source, tell)
        let fetch = FileFetch(
            surroundings: surroundings,
            makeLink: { try await source.link(to: file) { tell(.waiting(file.id, $0)) } },
            progressed: { total in
                tell(
                    .progressed(file.id, DownloadProgress(bytes: target.count, total: total, resumedAt: resumedAt)))
            },
            waiting: { tell(.waiting(file.id, $0)) })
        try await fetch.run(into: target)
    }

    private func problem(_ error: any Error) -> DownloadProblem {
        switch error {
        case let problem as DownloadProblem: problem
        case let problem as AzureProblem: .azure(problem)
        case let problem as SavingProblem: .saving(problem)
        case let problem as StoreProblem: .store(problem)
        default: .azure(.unreachable(host: "", .other("\(error)")))
        }
    }
}
