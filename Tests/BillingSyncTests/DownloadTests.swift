import AzureClient
import AzureEmulator
import BillingCore
import BillingStore
import BillingSync
import CustomDump
import FakturaTestSupport
import Foundation
import SampleAccount
import Synchronization
import Testing

@Suite struct DownloadTests {
    @Test func `every invoice of the account comes byte for byte, three at a time, and once`() async throws {
        try await SyncBench.with { bench in
            try bench.tellAccount()
            let (files, folder, told) = (try bench.files, try bench.makeFolder(), ToldDownloads())

            let outcomes = await bench.download(files, to: folder, told)

            #expect(files.count == SyncBench.account.snapshot.invoices.count && files.count > 30)
            #expect(try SyncBench.names(in: folder) == files.map(\.name).sorted())
            for file in files {
                let (path, bytes) = ("\(folder)/\(file.name)", SyncBench.bytes(file.id))
                #expect(outcomes[file.id] == .saved(path: path, bytes: bytes.count, resumedAt: 0))
                #expect(try SyncBench.contents(path) == bytes)
                let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
                #expect(mode == 0o600)
            }
            #expect(told.width == 3)
            #expect(told.all.last == .ended)

            let asked = bench.emulator.calls
            let again = await bench.download(files, to: folder)
            for file in files { #expect(again[file.id] == .skipped(path: "\(folder)/\(file.name)")) }
            #expect(bench.emulator.calls == asked)
        }
    }

    @Test func `each owner's list is asked for once in a run`() async throws {
        try await SyncBench.with { bench in
            try bench.tellAccount()
            let files = try bench.files
            let folder = try bench.makeFolder()

            await bench.download([files[0]], to: folder)
            let queue = bench.queue(ToldDownloads())
            let of = files.filter { $0.owner == SyncBench.invoice.owner }
            await queue.add([of[0]], to: folder)
            await queue.finish()
            let before = bench.emulator.calls["invoicesBySubscription"] ?? 0
            await queue.add(of, to: folder)
            await queue.finish()

            #expect(of.count > 5)
            #expect(bench.emulator.calls["invoicesBySubscription"] == before)
        }
    }

    @Test func `an invoice that is listed after the list was read comes too`() async throws {
        let scenario = """
            {"settings":{"polls":0},"faults":[
              {"kind":"answer","operation":"invoicesBySubscription","status":200,"body":{"value":[]},"times":1}]}
            """
        try await SyncBench.with(scenario: scenario) { bench in
            try bench.tellAccount()
            let (file, folder, told) = (try bench.file, try bench.makeFolder(), ToldDownloads())
            let queue = bench.queue(told)

            await queue.add([file], to: folder)
            await queue.finish()
            #expect(told.outcomes[file.id] == .failed(.notListed, kept: 0))
            await queue.retry(file.id)
            await queue.finish()

            #expect(try SyncBench.contents("\(folder)/\(file.name)") == SyncBench.bytes(file.id))
        }
    }

    @Test func `who signs in or out counts once what is known of them is forgotten`() async throws {
        try await SyncBench.with { bench in
            try bench.tellAccount()
            let (file, clock) = (try bench.file, bench.clock)
            let signedIn = Mutex<[SignedInAccount]>([])
            let azure = AzureInvoices(
                store: bench.store, signedIn: { signedIn.withLock { $0 } }, now: { clock.seconds })
            func isLinked() async throws -> Bool {
                do {
                    _ = try await azure.link(to: file) { _ in }
                    return true
                } catch AzureProblem.signIn(.notSignedIn) {
                    return false
                }
            }

            #expect(try await !isLinked())
            signedIn.withLock { $0 = [bench.signedIn] }
            #expect(try await isLinked())
            signedIn.withLock { $0 = [] }
            await azure.forget()
            #expect(try await !isLinked())
        }
    }

    @Test(arguments: ["2020-05-01", "2024-04-01"])
    func `an invoice comes by whichever of Azure's lists has it`(refused: String) async throws {
        let scenario = """
            {"settings":{"polls":0},"faults":[
              {"kind":"error","operation":"invoicesBySubscription","target":"\(refused)","status":404,"times":0},
              {"kind":"error","operation":"downloadInvoice","target":"\(refused)","status":404,"times":0}]}
            """
        try await SyncBench.with(scenario: scenario) { bench in
            try bench.tellAccount()
            let (file, folder) = (try bench.file, try bench.makeFolder())

            await bench.download([file], to: folder)

            #expect(try SyncBench.contents("\(folder)/\(file.name)") == SyncBench.bytes(file.id))
        }
    }

    @Test func `a file that has the name already stays, and the invoice gets a number`() async throws {
        try await SyncBench.with { bench in
            try bench.tellAccount()
            let (file, folder) = (try bench.file, try bench.makeFolder())
            let foreign = "\(folder)/\(file.name)"
            try Data("my notes".utf8).write(to: URL(filePath: foreign))

            let path = "\(folder)/\(file.name.dropLast(4)) (2).pdf"
            let bytes = SyncBench.bytes(file.id)
            #expect(
                await bench.download([file], to: folder)[file.id]
                    == .saved(path: path, bytes: bytes.count, resumedAt: 0))
            #expect(await bench.download([file], to: folder)[file.id] == .skipped(path: path))

            #expect(try SyncBench.contents(foreign) == Array("my notes".utf8))
            #expect(try SyncBench.contents(path) == bytes)
        }
    }

    @Test func `what one download left another goes on from, and a stranger's part is begun anew`() async throws {
        try await SyncBench.with { bench in
            try bench.tellAccount()
            let (file, folder) = (try bench.file, try bench.makeFolder())
            let bytes = SyncBench.bytes(file.id)
            let part = URL(filePath: "\(folder)/.\(file.name).part")
            for (left, resumedAt) in [
                (Array(bytes[..<9_000]), 9_000), (bytes, bytes.count), (Array(bytes[..<3]), 0),
                (Array("no PDF at all".utf8), 0),
            ] {
                try Data(left).write(to: part)

                let outcome = await bench.download([file], to: folder)[file.id]

                let path = "\(folder)/\(file.name)"
                #expect(outcome == .saved(path: path, bytes: bytes.count, resumedAt: resumedAt))
                #expect(try SyncBench.contents(path) == bytes)
                #expect(try SyncBench.names(in: folder) == [file.name])
                try FileManager.default.removeItem(atPath: path)
            }
            // The beginning of another version: what came before does not fit what comes.
            try Data(bytes[..<8_000].map { $0 == UInt8(ascii: "a") ? UInt8(ascii: "b") : $0 }).write(to: part)
            await bench.download([file], to: folder)
            #expect(try SyncBench.contents("\(folder)/\(file.name)") == bytes)
            try FileManager.default.removeItem(atPath: "\(folder)/\(file.name)")
            try Data(bytes + bytes).write(to: part)
            await bench.download([file], to: folder)
            #expect(try SyncBench.contents("\(folder)/\(file.name)") == bytes)
        }
    }

    @Test func `a link that somebody laid is not followed`() async throws {
        try await SyncBench.with { bench in
            try bench.tellAccount()
            let (file, folder) = (try bench.file, try bench.makeFolder())
            let target = "\(folder)/target"
            try Data("mine".utf8).write(to: URL(filePath: target))
            try FileManager.default.createSymbolicLink(
                atPath: "\(folder)/.\(file.name).part", withDestinationPath: target)

            let outcome = await bench.download([file], to: folder)[file.id]

            #expect(
                outcome == .failed(.saving(SavingProblem(path: "\(folder)/\(file.name)", code: ELOOP)), kept: 0))
            #expect(try SyncBench.contents(target) == Array("mine".utf8))
        }
    }

    @Test func `one download of a file goes on at a time`() async throws {
        try await SyncBench.with { bench in
            try bench.tellAccount()
            let (file, folder) = (try bench.file, try bench.makeFolder())
            let bytes = SyncBench.bytes(file.id)
            let inner = ToldDownloads()
            // While the first is at it, a second one of another faktura begins and ends.
            let source = ScriptedInvoices { _, offset in ScriptedInvoices.bytes(bytes, from: offset) }
            let nested = NestedInvoices(source) { await bench.download([file], to: folder, inner, source: source) }

            let outcome = await bench.download([file], to: folder, source: nested)[file.id]

            #expect(inner.outcomes[file.id] == .failed(.inUse, kept: 0))
            #expect(
                outcome == .saved(path: "\(folder)/\(file.name)", bytes: bytes.count, resumedAt: 0))
        }
    }

    @Test func `what is stopped is kept, and goes on when it is tried again`() async throws {
        let scenario = #"{"settings":{"polls":0},"faults":[{"kind":"slow","operation":"blob","bytesPerSecond":20000}]}"#
        try await SyncBench.with(scenario: scenario) { bench in
            try bench.tellAccount()
            let (file, folder) = (try bench.file, try bench.makeFolder())
            let holder = QueueHolder()
            let told = ToldDownloads { event in
                guard case .progressed(let id, let progress) = event, progress.bytes > 0 else { return }
                holder.cancelOnce(id)
            }
            let queue = bench.queue(told)
            holder.watch(queue)
            await queue.add([file], to: folder)
            await queue.finish()
            guard case .stopped(let kept) = told.outcomes[file.id] else {
                Issue.record("\(told.outcomes)")
                return
            }
            #expect(kept > 0)
            #expect(try SyncBench.names(in: folder) == [".\(file.name).part"])

            await queue.retry(file.id)
            await queue.finish()

            let bytes = SyncBench.bytes(file.id)
            #expect(
                told.outcomes[file.id]
                    == .saved(path: "\(folder)/\(file.name)", bytes: bytes.count, resumedAt: kept))
            #expect(try SyncBench.contents("\(folder)/\(file.name)") == bytes)
        }
    }

    @Test func `an invoice without amounts, which no store keeps, is found in Azure's list`() async throws {
        let scenario = """
            {"settings":{"polls":0},"faults":[
              {"kind":"error","operation":"invoicesBySubscription","status":404,"times":0}]}
            """
        try await SyncBench.with(scenario: scenario) { bench in
            try bench.tellAccount()
            let (clock, folder) = (bench.clock, try bench.makeFolder())
            let azure = AzureInvoices(store: bench.store, accounts: [bench.signedIn], now: { clock.seconds })

            let files = try await azure.files(of: SyncBench.invoice.owner, named: "Production")
            let file = try #require(files.first)
            let outcome = await bench.download([file], to: folder)[file.id]

            #expect(file.id.hasPrefix("20"))
            guard case .saved = outcome else {
                Issue.record("\(String(describing: outcome))")
                return
            }
        }
    }
}

/// A source that has something else happen before it gives a link.
private final class NestedInvoices: InvoiceSource {
    private let inner: ScriptedInvoices
    private let before: @Sendable () async -> Void

    init(_ inner: ScriptedInvoices, before: @escaping @Sendable () async -> Void) {
        self.inner = inner
        self.before = before
    }

    func link(
        to file: InvoiceFile, waiting: @escaping @Sendable (SyncWait?) -> Void
    ) async throws -> FileLink {
        await before()
        return try await inner.link(to: file, waiting: waiting)
    }
}
