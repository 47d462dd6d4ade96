import AzureClient
import AzureEmulator
import BillingCore
import Testing

@testable import BillingSync

@Suite struct CostFileDownloadTests {
    private static let period = BillingPeriod(first: Day(iso: "2026-10-01")!, last: Day(iso: "2026-10-31")!)!

    /// Reads Webshop's cost details; gives the bytes that were handed on and what it ended by.
    private func read(_ faults: String, rows: Int = 100) async throws -> (bytes: [UInt8], problem: DownloadProblem?) {
        let scenario = """
            {"settings":{"polls":0,"interval":0,"partitionRows":\(rows)},"faults":[\(faults)]}
            """
        var (bytes, problem): ([UInt8], DownloadProblem?) = ([], nil)
        try await SyncBench.with(scenario: scenario) { bench in
            let azure = bench.signedIn.api.asking(tenant: bench.signedIn.account.tenant)
            let report = try await MakeCostReport(.days(SyncBench.subscription("Webshop").id, Self.period)).run(
                on: azure)
            do {
                try await CostFileDownload(bench.surroundings).read(report, on: azure) { bytes += $0 }
            } catch let found as DownloadProblem {
                problem = found
            }
        }
        return (bytes, problem)
    }

    @Test func `what breaks off is gone on with, and no byte comes twice`() async throws {
        let whole = try await read("")
        let broken = try await read(#"{"kind":"truncated","operation":"blob","times":3}"#)

        #expect(whole.bytes.count > 20_000 && whole.problem == nil)
        #expect(broken.bytes == whole.bytes && broken.problem == nil)
    }

    @Test func `a file that ends before what was announced is not taken for whole`() async throws {
        let short = #"{"kind":"answer","operation":"blob","status":200,"body":{"a":"b"},"times":0}"#

        let read = try await read(short)

        guard case .cutShort(let bytes, let total?) = read.problem else {
            Issue.record("\(String(describing: read.problem))")
            return
        }
        #expect(bytes == #"{"a":"b"}"#.utf8.count && total > 1_000)
    }

    @Test func `a server that begins elsewhere than asked is not believed`() throws {
        let response = HTTPResponse(
            status: 206, headers: ["Content-Range": "bytes 5-9/20"], body: HTTPBody(Array("56789".utf8)))
        #expect(FileBytes(response).offset == 5 && FileBytes(response).total == 20)

        var taken: [UInt8] = []
        let target = PassedBytes(least: nil) { taken += $0 }
        try target.write(Array("0123456".utf8)[...])

        #expect(target.holds(Array("56".utf8)[...], at: 5))
        #expect(!target.holds(Array("55".utf8)[...], at: 5))
        #expect(throws: DownloadProblem.changed) { try target.clear() }
        #expect(throws: DownloadProblem.cutShort(bytes: 7, total: 20)) { try target.finish(total: 20) }
        #expect(throws: DownloadProblem.changed) { try target.finish(total: 5) }
        #expect(taken == Array("0123456".utf8))
    }
}
