import AzureClient
import AzureEmulator
import BillingCore
import BillingStore
import BillingSync
import CustomDump
import FakturaTestSupport
import FakturaWords
import Foundation
import SampleAccount
import Testing

@Suite struct DownloadFaultTests {
    /// A fault, what is left on disk of it, and what the user reads.
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let faults: String
        /// `file`, `part` or `nothing`.
        let left: String
        /// `saved`, or the sentence.
        let read: String

        var testDescription: String { name }
    }

    private static let blob = #""operation":"blob""#
    private static let post = #""operation":"downloadInvoice""#
    private static let failed = "Can't download invoice E0100ROLA2 of 'Production': "
    private static let unread = "Can't read invoice E0100ROLA2 of 'Production': "

    static let cases = [
        Case(name: "reset in the middle", faults: "{\"kind\":\"reset\",\(blob)}", left: "file", read: "saved"),
        Case(
            name: "cut short, twice", faults: "{\"kind\":\"truncated\",\(blob),\"times\":2}", left: "file",
            read: "saved"),
        Case(
            name: "cut short each time", faults: "{\"kind\":\"truncated\",\(blob),\"times\":0}", left: "part",
            read: "\(unread)'127.0.0.1' broke off. Try again. 20.2 KB are kept; the next download goes on from there."),
        Case(name: "link over, once", faults: "{\"kind\":\"expiredLink\",\(blob)}", left: "file", read: "saved"),
        Case(
            name: "link over each time", faults: "{\"kind\":\"expiredLink\",\(blob),\"times\":0}", left: "nothing",
            read: "\(unread)the link to the file has expired. Start the download again: it gets a new link."),
        Case(
            name: "storage closed to this network", faults: "{\"kind\":\"closedStorage\",\(blob)}", left: "nothing",
            read: "\(unread)Azure's file storage does not let this machine in (AuthorizationFailure), though the link "
                + "has not expired. Its network rules may be why: try from another network, or in the portal."),
        Case(
            name: "storage closed by the link",
            faults: "{\"kind\":\"closedStorage\",\(blob),\"code\":\"AuthorizationPermissionMismatch\"}",
            left: "nothing",
            read:
                "\(unread)Azure's file storage does not let this machine in (AuthorizationPermissionMismatch), though the "
                + "link has not expired. Its network rules may be why: try from another network, or in the portal."),
        Case(
            name: "storage out of order, once", faults: "{\"kind\":\"error\",\(blob),\"status\":503}", left: "file",
            read: "saved"),
        Case(
            name: "storage asks to wait for eleven days",
            faults: "{\"kind\":\"throttled\",\(blob),\"seconds\":950400,\"times\":0}", left: "nothing",
            read: "\(unread)too much was asked in too short a time. Try again in 11 days."),
        Case(
            name: "storage out of order for eleven days",
            faults: "{\"kind\":\"error\",\(blob),\"status\":503,\"headers\":{\"Retry-After\":\"950400\"},\"times\":0}",
            left: "nothing",
            read: "\(unread)Azure answered 503 (service trouble). Try again in 11 days."),
        Case(
            name: "a web page", faults: "{\"kind\":\"html\",\(blob),\"status\":200}", left: "nothing",
            read: "\(failed)a web page came in its place. Nothing was written. Check proxy and firewall."),
        Case(
            name: "nothing", faults: "{\"kind\":\"empty\",\(blob),\"status\":200}", left: "nothing",
            read: "\(failed)the file is empty. Nothing was written. Try again later."),
        Case(
            name: "JSON", faults: "{\"kind\":\"answer\",\(blob),\"status\":200,\"body\":{\"a\":\"bcdef\"}}",
            left: "nothing", read: "\(failed)what came is no PDF. Nothing was written. Try again later."),
        Case(
            name: "no right to download",
            faults: "{\"kind\":\"error\",\(post),\"status\":403,\"code\":\"AuthorizationFailed\",\"times\":0}",
            left: "nothing",
            read: "\(unread)your roles don't allow it. The Account Administrator can give you the role Billing Reader."),
        Case(
            name: "no longer listed",
            faults:
                #"{"kind":"answer","operation":"invoicesBySubscription","status":200,"body":{"value":[]},"times":0}"#,
            left: "nothing",
            read: "\(failed)Azure's list no longer has it. Look at 'faktura invoices list' after 'faktura sync'."),
    ]

    @Test(arguments: cases)
    func `a fault leaves a file, a part or nothing, and is told`(one: Case) async throws {
        let scenario = "{\"settings\":{\"polls\":0},\"faults\":[\(one.faults)]}"
        try await SyncBench.with(scenario: scenario) { bench in
            try bench.tellAccount()
            let (file, folder) = (try bench.file, try bench.makeFolder())

            let outcome = await bench.download([file], to: folder)[file.id]

            let names = try SyncBench.names(in: folder)
            let left = [[]: "nothing", [file.name]: "file", [".\(file.name).part"]: "part"][names] ?? "\(names)"
            let read =
                switch outcome {
                case .saved: "saved"
                case .failed(let problem, let kept): Words(.english).sentence(for: problem, file: file, kept: kept)
                default: "\(String(describing: outcome))"
                }
            #expect(left == one.left)
            // Each answer has an identifier of its own.
            #expect(read.replacing(#/\ \(request id [-0-9a-f]+\)/#, with: "") == one.read)
            if left == "file" {
                #expect(try SyncBench.contents("\(folder)/\(file.name)") == SyncBench.bytes(file.id))
            }
        }
    }

    @Test func `after a break only what is missing is asked for, with a little to compare`() async throws {
        try await SyncBench.with { bench in
            try bench.tellAccount()
            let (file, folder, told) = (try bench.file, try bench.makeFolder(), ToldDownloads())
            let bytes = SyncBench.bytes(file.id)
            let source = ScriptedInvoices { call, offset in
                ScriptedInvoices.bytes(bytes, from: offset, breakingAt: call == 1 ? 5_000 : call == 2 ? 9_000 : nil)
            }

            let outcome = await bench.download([file], to: folder, told, source: source)[file.id]

            #expect(outcome == .saved(path: "\(folder)/\(file.name)", bytes: bytes.count, resumedAt: 0))
            #expect(source.offsets == [0, 5_000 - 1_024, 9_000 - 1_024])
            #expect(source.links == 1)
            #expect(told.progress == told.progress.sorted())
            #expect(try SyncBench.contents("\(folder)/\(file.name)") == bytes)
        }
    }

    @Test func `a server without ranges is read from the start, and what is there is compared`() async throws {
        try await SyncBench.with { bench in
            try bench.tellAccount()
            let (file, folder, told) = (try bench.file, try bench.makeFolder(), ToldDownloads())
            let bytes = SyncBench.bytes(file.id)
            let source = ScriptedInvoices { call, _ in
                ScriptedInvoices.bytes(bytes, from: 0, breakingAt: call == 1 ? 5_000 : nil, tellsTotal: false)
            }

            await bench.download([file], to: folder, told, source: source)

            #expect(told.progress == told.progress.sorted())
            #expect(try SyncBench.contents("\(folder)/\(file.name)") == bytes)
        }
    }

    @Test func `a link is not used when its time is over`() async throws {
        try await SyncBench.with { bench in
            try bench.tellAccount()
            let (file, folder, clock) = (try bench.file, try bench.makeFolder(), bench.clock)
            let bytes = SyncBench.bytes(file.id)
            let end = clock.seconds + 60
            let source = ScriptedInvoices(expiry: { $0 == 1 ? end : nil }) { call, offset in
                // The first answer takes longer than the link lasts.
                if call == 1 { clock.advance(seconds: 120) }
                return ScriptedInvoices.bytes(bytes, from: offset, breakingAt: call == 1 ? 5_000 : nil)
            }

            await bench.download([file], to: folder, source: source)

            #expect(source.links == 2)
            #expect(try SyncBench.contents("\(folder)/\(file.name)") == bytes)
        }
    }

    @Test func `a PDF without an end is no PDF, and is not kept`() async throws {
        try await SyncBench.with { bench in
            try bench.tellAccount()
            let (file, folder) = (try bench.file, try bench.makeFolder())
            let bytes = Array("%PDF-1.7\n".utf8) + [UInt8](repeating: 0x20, count: 4_000)
            let source = ScriptedInvoices { _, offset in ScriptedInvoices.bytes(bytes, from: offset) }

            let outcome = await bench.download([file], to: folder, source: source)[file.id]

            #expect(outcome == .failed(.notPDF(.unfinished), kept: 0))
            #expect(try SyncBench.names(in: folder) == [])
        }
    }

    @Test func `who is not signed in to it is told so`() async throws {
        try await SyncBench.with { bench in
            try bench.store.record(SyncBench.account.snapshot)
            let (file, folder) = (try bench.file, try bench.makeFolder())

            #expect(await bench.download([file], to: folder)[file.id] == .failed(.noReader, kept: 0))
        }
    }

    @Test func `a store that cannot be read is told in its own words, and not tried again`() async throws {
        try await SyncBench.with { bench in
            try bench.tellAccount()
            let (file, folder) = (try bench.file, try bench.makeFolder())
            let problem = StoreProblem.damaged(path: "/store.sqlite")
            let source = ScriptedInvoices(expiry: { _ in nil }) { _, _ in throw problem }

            let outcome = await bench.download([file], to: folder, source: source)[file.id]

            #expect(outcome == .failed(.store(problem), kept: 0))
            #expect(source.offsets == [0])
        }
    }

    @Test func `a name from elsewhere stays in the folder and is safe for any file system`() async throws {
        try await SyncBench.with { bench in
            let folder = try bench.makeFolder()
            let file = InvoiceFile(
                id: "../E1\u{1B}[31m", owner: .billingProfile("p"), ownerName: "../../etc/\u{0}pass\nwd:*?\u{202E}",
                period: BillingPeriod(first: Day(iso: "2026-10-12")!, last: Day(iso: "2026-11-11")!)!)
            let bytes = SyncBench.bytes(SyncBench.invoice.id)

            await bench.download([file], to: folder, source: LocalInvoices { _ in bytes })

            #expect(try SyncBench.names(in: folder) == ["2026-11-11_etc-pass-wd_E1-31m.pdf"])
        }
    }
}
