import AzureClient
import BillingCore
import BillingStore
import FakturaWords

/// Saves the cost details files that Azure makes, as it sends them (azure-apis 3.4).
struct AzureFileRun: Sendable {
    let store: BillingStore
    let period: BillingPeriod
    let metric: Metric

    /// How often a download that breaks off is gone on with.
    private static let mostResumes = 3

    /// Saves each subscription's file.
    ///
    /// - Parameters:
    ///   - targets: The subscriptions with their paths; `nil` for standard output.
    ///   - saved: Told the path of each file that is there.
    func save(
        _ targets: [(subscription: Subscription, path: String?)], _ settings: Settings,
        saved: @Sendable (String) -> Void
    ) async throws {
        let session = try AzureSession(settings)
        let outcome: Result<Void, any Error>
        do {
            let accounts = try await session.accounts()
            guard !accounts.isEmpty else { throw AzureProblem.signIn(.notSignedIn) }
            for (subscription, path) in targets {
                let azure = try azure(subscription, accounts, settings.words)
                if let path = try await save(subscription, azure, to: path, settings.words) { saved(path) }
            }
            outcome = .success(())
        } catch {
            outcome = .failure(error)
        }
        try await session.close()
        try Task.checkCancellation()
        try outcome.get()
    }

    /// Azure in the name of who sees the subscription.
    private func azure(_ subscription: Subscription, _ accounts: [SignedInAccount], _ words: Words) throws -> AzureAPI {
        let knowledge = try store.syncKnowledge(accounts.map(\.account.id))
        guard let read = knowledge.subscriptions.first(where: { $0.subscription.id == subscription.id }),
            let account = accounts.first(where: { $0.account.id == read.account })
        else { throw Failure.notAvailable(words.azureFileNeedsReader(subscription.displayName)) }
        return account.api.asking(tenant: read.tenant)
    }

    private func save(
        _ subscription: Subscription, _ azure: AzureAPI, to path: String?, _ words: Words
    ) async throws -> String? {
        do {
            let report = try await MakeCostReport(.days(subscription.id, period), metric: metric).run(on: azure)
            guard !report.files.isEmpty else {
                throw Failure.notAvailable(words.azureHasNoCharges(subscription.displayName, in: period))
            }
            let file = try path.map { try NewFile($0) }
            var joined = JoinedPartitions()
            for part in report.files {
                joined.startPartition()
                try await read(part, azure) { piece in
                    let bytes = joined.take(piece)
                    if let file { try file.write(bytes) } else { try StandardOutput.write(bytes) }
                }
            }
            return try file?.publish()
        } catch let problem as AzureProblem {
            if case .refused(let refusal) = problem, refusal.reason == .agreementNotSupported {
                throw Failure.notAvailable(words.azureMakesNoFile(for: subscription.displayName))
            }
            if case .signIn = problem { throw problem }
            throw Failure(
                sentence: words.sentence(for: problem, wanted: words.costDetails(of: subscription.displayName)),
                code: problem.exitCode)
        }
    }

    /// Reads a partition; one that breaks off is gone on with from there.
    private func read(
        _ part: CostReport.File, _ azure: AzureAPI, _ take: (_ piece: [UInt8]) throws -> Void
    ) async throws {
        var offset = 0
        var resumes = 0
        while true {
            do {
                let response = try await OpenDownload(part.link, offset: offset).run(on: azure)
                // A server that knows no ranges begins anew.
                var skipped = response.status == 206 ? 0 : offset
                for try await piece in response.body {
                    try Task.checkCancellation()
                    let known = min(skipped, piece.count)
                    skipped -= known
                    offset += piece.count - known
                    try take(Array(piece.dropFirst(known)))
                }
                if let whole = part.byteCount, offset < whole, resumes < Self.mostResumes {
                    resumes += 1
                    continue
                }
                return
            } catch AzureProblem.unreachable(let host, let failure) {
                resumes += 1
                guard resumes <= Self.mostResumes else { throw AzureProblem.unreachable(host: host, failure) }
            }
        }
    }
}

/// Files with a header line each as one file with one.
struct JoinedPartitions {
    private var isFirst = true
    private var isInHeader = false
    private var isInQuotes = false
    private var isAtStart = true
    private var lastByte: UInt8 = 0x0A

    /// A new partition begins; its header is left out unless it is the first.
    mutating func startPartition() {
        isInHeader = !isFirst
        isFirst = false
        isInQuotes = false
        isAtStart = true
    }

    /// The bytes of a piece that belong into the file.
    mutating func take(_ piece: [UInt8]) -> [UInt8] {
        var rest = piece[...]
        while isInHeader, let byte = rest.popFirst() {
            if byte == 0x22 { isInQuotes.toggle() }
            if byte == 0x0A, !isInQuotes { isInHeader = false }
        }
        guard let last = rest.last else { return [] }
        // A partition whose last line is not ended would run into the next one's first.
        let gap: [UInt8] = isAtStart && lastByte != 0x0A ? [0x0D, 0x0A] : []
        lastByte = last
        isAtStart = false
        return gap + rest
    }
}
