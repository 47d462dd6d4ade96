import AzureClient
import AzureEmulator
import BillingCore
import BillingStore
import BillingSync
import FakturaTestSupport
import Foundation
import SampleAccount
import Synchronization

/// What downloads told, in order.
final class ToldDownloads: Sendable {
    private let events = Mutex<[DownloadEvent]>([])
    private let onEvent: @Sendable (DownloadEvent) -> Void

    init(_ onEvent: @escaping @Sendable (DownloadEvent) -> Void = { _ in }) { self.onEvent = onEvent }

    var all: [DownloadEvent] { events.withLock { $0 } }

    func take(_ event: DownloadEvent) {
        events.withLock { $0.append(event) }
        onEvent(event)
    }

    var outcomes: [InvoiceFile.ID: DownloadOutcome] {
        all.reduce(into: [:]) { if case .finished(let id, let outcome) = $1 { $0[id] = outcome } }
    }

    var progress: [Int] {
        all.compactMap { if case .progressed(_, let progress) = $0 { progress.bytes } else { nil } }
    }

    /// The most that were fetched at one time.
    var width: Int {
        var (now, most) = (0, 0)
        for event in all {
            switch event {
            case .started: now += 1
            case .finished: now -= 1
            default: break
            }
            most = max(most, now)
        }
        return most
    }
}

extension SyncBench {
    /// An invoice of Production.
    static var invoice: Invoice {
        let id = subscription("Production").id
        return account.snapshot.invoices.filter { $0.owner == .subscription(id) && $0.kind == .services }
            .max { $0.period < $1.period }!
    }

    static func bytes(_ id: Invoice.ID) -> [UInt8] {
        account.pdf(of: account.snapshot.invoices.first { $0.id == id }!)
    }

    /// Tells the store of the account as a sync would, without its usage.
    func tellAccount() throws {
        try store.record(Self.account.snapshot)
        let tenant = signedIn.account.tenant ?? ""
        try store.keep(.tenants([Tenant(id: tenant)]), for: .tenants(signedIn.account.id), at: clock.seconds)
        try store.keep(
            .subscriptions(Self.account.snapshot.subscriptions),
            for: .subscriptions(signedIn.account.id, tenant: tenant), at: clock.seconds)
    }

    /// The files of the invoices with amounts; of those without, Azure's oldest list has other numbers.
    var files: [InvoiceFile] {
        get throws {
            var account = try store.account(.all)
            account.listedInvoices = []
            return account.invoiceFiles(profileNames: try store.billingProfileNames())
        }
    }

    var file: InvoiceFile {
        get throws { try files.first { $0.id == Self.invoice.id }! }
    }

    /// A new folder for PDFs.
    func makeFolder() throws -> String {
        let path = folder + "/pdf-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }

    var surroundings: DownloadSurroundings {
        let clock = clock
        return DownloadSurroundings(
            now: { clock.seconds }, sleep: { try await clock.sleep(until: clock.now + $0) })
    }

    func queue(_ told: ToldDownloads, source: (any InvoiceSource)? = nil) -> DownloadQueue {
        let clock = clock
        let azure = AzureInvoices(store: store, accounts: [signedIn], now: { clock.seconds })
        return DownloadQueue(source: source ?? azure, surroundings: surroundings) { told.take($0) }
    }

    @discardableResult
    func download(
        _ files: [InvoiceFile], to folder: String, _ told: ToldDownloads = ToldDownloads(),
        source: (any InvoiceSource)? = nil
    ) async -> [InvoiceFile.ID: DownloadOutcome] {
        let queue = queue(told, source: source)
        await queue.add(files, to: folder)
        await queue.finish()
        return told.outcomes
    }

    static func names(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }

    static func contents(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path))) }
}

/// A source that a test writes, and what it was asked for.
final class ScriptedInvoices: InvoiceSource {
    private let asked = Mutex<(links: Int, offsets: [Int])>((0, []))
    private let expiry: @Sendable (_ link: Int) -> Int64?
    private let answer: @Sendable (_ call: Int, _ offset: Int) throws -> FileBytes

    init(
        expiry: @escaping @Sendable (_ link: Int) -> Int64? = { _ in nil },
        answer: @escaping @Sendable (_ call: Int, _ offset: Int) throws -> FileBytes
    ) {
        self.expiry = expiry
        self.answer = answer
    }

    var links: Int { asked.withLock { $0.links } }
    var offsets: [Int] { asked.withLock { $0.offsets } }

    func link(
        to file: InvoiceFile, waiting: @escaping @Sendable (SyncWait?) -> Void
    ) async throws -> FileLink {
        let number = asked.withLock { asked in
            asked.links += 1
            return asked.links
        }
        return FileLink(expiresAt: expiry(number)) { offset in
            let call = self.asked.withLock { asked in
                asked.offsets.append(offset)
                return asked.offsets.count
            }
            return try self.answer(call, offset)
        }
    }

    /// A file from a byte on, that breaks off after so many of its bytes.
    static func bytes(_ file: [UInt8], from offset: Int, breakingAt end: Int? = nil, tellsTotal: Bool = true)
        -> FileBytes
    {
        let rest = Array(file[min(offset, file.count)..<(end ?? file.count)])
        return FileBytes(
            offset: offset, total: tellsTotal ? file.count : nil,
            body: end == nil ? HTTPBody(rest) : HTTPBody(Breaking(bytes: rest)) { $0 })
    }

    /// Bytes that end by a break.
    private struct Breaking: AsyncSequence, Sendable {
        let bytes: [UInt8]

        struct Iterator: AsyncIteratorProtocol {
            var rest: [UInt8]?

            mutating func next() async throws -> [UInt8]? {
                defer { rest = nil }
                guard let rest else { throw AzureProblem.unreachable(host: "blob", .dropped) }
                return rest
            }
        }

        func makeAsyncIterator() -> Iterator { Iterator(rest: bytes) }
    }
}
