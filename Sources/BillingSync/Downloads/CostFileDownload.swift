public import AzureClient
import BillingCore

/// Reads the cost details files that Azure makes (azure-apis 3.4) as one, each of them whole.
public struct CostFileDownload: Sendable {
    private let surroundings: DownloadSurroundings

    /// Creates a download.
    public init(_ surroundings: DownloadSurroundings) { self.surroundings = surroundings }

    /// Reads the files of a report in order and hands their bytes on, under the first one's header alone.
    ///
    /// - Throws: `AzureProblem`, ``DownloadProblem`` for a file that stays shorter than was announced or is another
    ///   one when it is gone on with, what `take` throws, or `CancellationError`.
    public func read(
        _ report: CostReport, on azure: AzureAPI, take: @escaping (_ bytes: [UInt8]) throws -> Void
    ) async throws {
        var joined = JoinedPartitions()
        for file in report.files {
            joined.startPartition()
            let target = PassedBytes(least: file.byteCount.map { Int($0) }) { try take(joined.take($0)) }
            var isLinked = false
            let fetch = FileFetch(
                surroundings: surroundings,
                makeLink: {
                    // There is no other link to what was made.
                    guard !isLinked else { throw AzureProblem.resultExpired(path: "") }
                    isLinked = true
                    return FileLink(expiresAt: nil) { offset in
                        FileBytes(try await azure.run(OpenDownload(file.link, offset: offset)))
                    }
                },
                progressed: { _ in }, waiting: { _ in })
            try await fetch.run(into: target)
        }
    }
}

/// Bytes that are handed on as they come, and cannot be called back.
final class PassedBytes: FetchTarget {
    private(set) var count = 0
    /// The last bytes, to compare with what comes again.
    private var tail: [UInt8] = []
    private let least: Int?
    private let take: (_ bytes: ArraySlice<UInt8>) throws -> Void

    /// - Parameter least: Bytes without which the file is not whole; `nil` where only the answers tell.
    init(least: Int?, take: @escaping (_ bytes: ArraySlice<UInt8>) throws -> Void) {
        self.least = least
        self.take = take
    }

    /// What is no longer known is taken for the same.
    func holds(_ bytes: ArraySlice<UInt8>, at offset: Int) -> Bool {
        let start = count - tail.count
        let known = bytes.dropFirst(max(0, start - offset))
        return tail.dropFirst(max(0, offset - start)).prefix(known.count) == known
    }

    func write(_ bytes: ArraySlice<UInt8>) throws {
        try take(bytes)
        count += bytes.count
        tail = Array((tail + bytes.suffix(FileFetch.overlap)).suffix(FileFetch.overlap))
    }

    func clear() throws { if count > 0 { throw DownloadProblem.changed } }

    func finish(total: Int?) throws {
        let announced = [least, total].compactMap(\.self).max()
        if let announced, count < announced { throw DownloadProblem.cutShort(bytes: count, total: announced) }
        if let total, count > total { throw DownloadProblem.changed }
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
    mutating func take(_ piece: ArraySlice<UInt8>) -> [UInt8] {
        var rest = piece
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
