import AzureClient
import BillingCore

/// Where the bytes of a file go as they come.
protocol FetchTarget: AnyObject {
    /// Bytes that are there.
    var count: Int { get }
    /// Whether bytes that came again are those that are there.
    func holds(_ bytes: ArraySlice<UInt8>, at offset: Int) throws -> Bool
    /// Appends bytes.
    func write(_ bytes: ArraySlice<UInt8>) throws
    /// Drops everything.
    ///
    /// - Throws: ``DownloadProblem/changed`` where what came is out of hand.
    func clear() throws
    /// Checks what is there after an answer's last byte came.
    ///
    /// - Parameter total: Bytes that the answer says the file has; `nil` when it does not say.
    /// - Throws: ``DownloadProblem/cutShort(bytes:total:)`` to have it gone on with, ``DownloadProblem/changed`` to
    ///   have it begun anew, anything else to end it.
    func finish(total: Int?) throws
}

/// Fetches a file to its end, by as many answers as it takes: what breaks off is gone on with.
struct FileFetch {
    let surroundings: DownloadSurroundings
    /// Makes a link; asked once more when one is over.
    let makeLink: () async throws -> FileLink
    /// Hears how many bytes the file has, as far as that is said, whenever some came.
    let progressed: (_ total: Int?) -> Void
    /// Hears of waits, and `nil` when it goes on.
    let waiting: (SyncWait?) -> Void

    /// Tries after which one without a new byte is the last.
    private static let mostIdleTries = 4
    /// Tries after which nothing is tried again, however many bytes came.
    private static let mostTries = 50
    /// Bytes that are asked for once more when a download goes on: they show that it is still the same file.
    static let overlap = 1024

    /// Fetches until the file is whole; a break is followed by another try, the end of the link by one new link.
    ///
    /// - Throws: ``DownloadProblem``, `AzureProblem`, what the target or the making of a link throws, or
    ///   `CancellationError`.
    func run(into target: some FetchTarget) async throws {
        var (tries, idleTries, isRenewed) = (0, 0, false)
        var link: FileLink?
        while true {
            if let end = link?.expiresAt, end <= surroundings.now() { link = nil }
            let open: FileLink
            if let link {
                open = link
            } else {
                open = try await makeLink()
                link = open
            }
            let before = target.count
            do {
                return try await receive(open, into: target)
            } catch {
                try Task.checkCancellation()
                if case DownloadProblem.changed = error { try target.clear() }
                if target.count > before { (idleTries, isRenewed) = (0, false) }
                tries += 1
                if case AzureProblem.refused(let refusal) = error, refusal.reason == .linkExpired {
                    guard !isRenewed, tries < Self.mostTries else { throw error }
                    (link, isRenewed) = (nil, true)
                    continue
                }
                idleTries += 1
                guard idleTries <= Self.mostIdleTries, tries < Self.mostTries,
                    let seconds = try pause(after: error, tries: idleTries, target)
                else { throw error }
                waiting(SyncWait(.retry(attempt: idleTries), until: surroundings.now() + seconds))
                try await surroundings.sleep(seconds * 1000)
                waiting(nil)
            }
        }
    }

    /// Seconds after which another try is worth it; `nil` where it is not.
    private func pause(after error: any Error, tries: Int, _ target: some FetchTarget) throws -> Int64? {
        let usual = Int64(1) << min(tries - 1, 3)
        switch error {
        case DownloadProblem.cutShort, DownloadProblem.changed: return usual
        case AzureProblem.unreachable(_, let failure):
            switch failure {
            case .dropped, .timedOut, .cannotConnect, .other: return usual
            default: return nil
            }
        case AzureProblem.refused(let refusal):
            if refusal.status == 416 {
                // More is there than the file has: it was another.
                try target.clear()
                return usual
            }
            guard refusal.reason == .outOfOrder || refusal.reason == .rateLimited else { return nil }
            let asked = Int64(refusal.retryAfter ?? 0)
            return asked <= surroundings.longestWait ? max(usual, asked) : nil
        default: return nil
        }
    }

    /// Receives what is missing.
    private func receive(_ link: FileLink, into target: some FetchTarget) async throws {
        let bytes = try await link.open(max(0, target.count - Self.overlap))
        guard bytes.offset <= target.count else { throw DownloadProblem.changed }
        var position = bytes.offset
        progressed(bytes.total)
        for try await piece in bytes.body {
            try Task.checkCancellation()
            let known = max(0, min(piece.count, target.count - position))
            if known > 0, try !target.holds(piece[..<known], at: position) { throw DownloadProblem.changed }
            position += piece.count
            if known == piece.count { continue }
            try target.write(piece[known...])
            progressed(bytes.total)
        }
        try target.finish(total: bytes.total)
    }
}
