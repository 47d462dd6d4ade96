import AzureClient
import AzureEmulator
import BillingCore
import FakturaTestSupport
import SampleAccount
import Testing

/// What a table of sentences cannot show of faults.
struct TroubleTests {
    @Test func `a wait is told as it begins and as it ends, with its moment`() async throws {
        let fault = #""kind":"throttled","operation":"query","headers":{"Retry-After":"7"}"#
        try await Session.with(faults: [fault]) { session in
            let production = Session.subscription("Production")
            let started = session.clock.now
            _ = try await session.azure.run(CostQuery(production.id, days: Session.period(0, of: production)))

            #expect(session.waits.all == [AzureWait(reason: .rateLimit, until: started + 7000), nil])
        }
    }

    @Test func `a limit that one subscription hits holds back the tenant's next call, whatever it asks`() async throws {
        let fault = #""kind":"throttled","operation":"query","times":5,"headers":{"Retry-After":"30"}"#
        try await Session.with(faults: [fault]) { session in
            let production = Session.subscription("Production")
            _ = try await problem {
                try await session.azure.run(CostQuery(production.id, days: Session.period(0, of: production)))
            }
            #expect(session.clock.waitedSeconds == [30, 30, 30, 30])
            _ = try await session.azure.run(ListTenants())
            #expect(session.clock.waitedSeconds.count == 5)
        }
    }

    @Test func `waiting for a limit ends when the task does, and nothing more is asked`() async throws {
        let fault = #""kind":"throttled","operation":"query","times":0,"headers":{"Retry-After":"30"}"#
        try await Session.with(faults: [fault]) { session in
            let production = Session.subscription("Production")
            let azure = session.azure
            let task = Task {
                try await azure.run(CostQuery(production.id, days: Session.period(0, of: production)))
            }
            session.clock.during(wait: 2) { task.cancel() }

            await #expect(throws: CancellationError.self) { try await task.value }
            #expect(session.calls("query") <= 3)
        }
    }

    @Test(arguments: ["truncated", "reset"])
    func `a download that broke off goes on where it stopped, and is whole`(kind: String) async throws {
        try await Session.with(faults: [#""kind":"\#(kind)","operation":"blob""#]) { session in
            let subscription = Session.subscription("Production")
            let listing = try await session.azure.run(
                ListInvoices(subscription.id, days: Session.period(1, of: subscription)))
            let invoice = try #require(listing.invoices.first)
            let expected = Session.account.pdf(
                of: try #require(Session.snapshot.invoices.first { $0.id == invoice.name }))
            let link = try await session.azure.run(MakeInvoiceLink(invoice))
            var bytes: [UInt8] = []
            let first = try await session.azure.run(OpenDownload(link))
            let problem = await #expect(throws: AzureProblem.self) {
                for try await piece in first.body { bytes += piece }
            }
            #expect(problem == .unreachable(host: "127.0.0.1", .dropped))
            #expect(bytes.count < expected.count)

            bytes += try await session.azure.run(OpenDownload(link, offset: bytes.count)).body.collected()

            #expect(bytes == expected)
        }
    }

    @Test func `usage that is cut off hands no line on twice`() async throws {
        let faults = ["truncated", "reset", "expiredToken"].enumerated().map {
            #""kind":"\#($1)","operation":"usageDetails","after":\#($0 + 1)"#
        }
        try await Session.with(faults: faults) { session in
            let subscription = Session.subscription("Production")
            let period = Session.period(1, of: subscription)
            let cell = UsageSums.Cell(subscription: subscription.id, period: period)
            let sink = SummingSink()
            let listing = try await ListUsage(subscription.id, days: period, agreement: .onlineServices)
                .run(on: session.azure, into: sink)

            #expect(listing.repeatedCount == 0)
            #expect(sink.sums.counts[cell] == UsageSums.actual.counts[cell])
            #expect(sink.sums.costs[cell] == UsageSums.actual.costs[cell])
            let pages = (listing.lineCount + 999) / 1000
            #expect(session.calls("usageDetails") == pages + 3)
        }
    }

    @Test func `neither token nor signature goes to another host, whichever way leads there`() async throws {
        let other = try LoopbackServer([], thenAlways: LoopbackServer.answer(Array("{}".utf8)))
        defer { other.stop() }
        let faults = [
            #""kind":"foreignNextLink","operation":"subscriptions","location":"\#(other.origin)/a""#,
            #""kind":"redirect","operation":"tenants","status":308,"location":"\#(other.origin)/b""#,
            #""kind":"redirect","operation":"downloadInvoice","status":202,"location":"\#(other.origin)/c""#,
            #""kind":"redirect","operation":"updateBillingProfile","status":307,"location":"\#(other.origin)/d""#,
        ]
        try await Session.with(faults: faults) { session in
            let expected = AzureProblem.strangeHost(asked: session.base.origin, given: other.origin)
            for asked in [Asked.subscriptions, .tenants, .mail, .pdf] {
                let problem = try await problem { try await asked.run(session) }
                #expect(problem == expected)
            }
        }
        #expect(other.received == [])
    }

    @Test func `a server that is gone can't be reached, and one that never was`() async throws {
        try await Session.with { session in
            _ = try await session.azure.run(ListTenants())
            await session.emulator.stop()

            let problem = try await problem { try await session.azure.run(ListTenants()) }

            #expect(problem == .unreachable(host: "127.0.0.1", .cannotConnect))
            #expect(session.clock.waitedSeconds == [1, 2, 4, 8])
        }
    }

    @Test func `a closed period is fetched with one call for each thousand lines`() async throws {
        try await Session.with { session in
            let subscription = Session.subscription("Production")
            let period = Session.period(1, of: subscription)
            let listing = try await ListUsage(subscription.id, days: period, agreement: .onlineServices)
                .run(on: session.azure, into: SummingSink())

            #expect(session.calls("usageDetails") == (listing.lineCount + 999) / 1000)
            #expect(session.emulator.targets(of: "usageDetails").allSatisfy { $0.contains("\(period.start)") })
        }
    }
}
