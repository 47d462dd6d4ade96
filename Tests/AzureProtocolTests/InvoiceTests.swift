import AzureClient
import BillingCore
import CustomDump
import FakturaTestSupport
import SampleAccount
import Testing

/// Invoices by each of Azure's lists, and their files.
struct InvoiceTests {
    /// What refuses the lists before a given one.
    private static func faults(before source: AzureInvoice.Source) -> [String] {
        let refused = { (version: String) in
            #""kind":"error","status":404,"code":"NotFound","operation":"invoicesBySubscription","target":"\#(version)","times":0"#
        }
        return switch source {
        case .olderSubscription: [refused("2024-04-01")]
        case .legacy: [refused("2024-04-01"), refused("2020-05-01")]
        default: []
        }
    }

    @Test(arguments: [AzureInvoice.Source.subscription, .olderSubscription])
    func `the invoices of every subscription are the account's, with totals, states and days`(
        source: AzureInvoice.Source
    ) async throws {
        try await Session.with(settings: #""listPage":3"#, faults: Self.faults(before: source)) { session in
            for subscription in Session.snapshot.subscriptions {
                let expected = Session.invoices(of: subscription)
                guard subscription.agreement == .onlineServices, subscription.invoiceAccess == .open else { continue }
                let listing = try await session.azure.run(ListInvoices(subscription.id, days: Session.ever))

                #expect(listing.source == source)
                expectNoDifference(
                    listing.invoices.compactMap(\.invoice).sorted { $0.id < $1.id },
                    expected.map(Self.withoutCharges).sorted { $0.id < $1.id })
            }
            #expect(!Session.invoices(of: Session.subscription("Production")).isEmpty)
        }
    }

    /// Lists by subscription do not tell what a total is made of.
    private static func withoutCharges(_ invoice: Invoice) -> Invoice {
        Invoice(
            id: invoice.id, owner: invoice.owner, kind: invoice.kind, document: invoice.document,
            period: invoice.period, invoiceDay: invoice.invoiceDay, total: invoice.total, state: invoice.state,
            dueDay: invoice.dueDay)
    }

    @Test func `days bound the invoices by the end of their period`() async throws {
        try await Session.with { session in
            let subscription = Session.subscription("Production")
            let days = Session.period(2, of: subscription)
            let expected = Session.invoices(of: subscription).filter { days.contains($0.period.last) }

            let listing = try await session.azure.run(ListInvoices(subscription.id, days: days))

            #expect(!expected.isEmpty)
            #expect(Set(listing.invoices.map(\.name)) == Set(expected.map(\.id)))
            #expect(listing.requestID != nil)
        }
    }

    @Test func `the oldest list has days and files, and no amounts`() async throws {
        try await Session.with(faults: Self.faults(before: .legacy)) { session in
            let subscription = Session.subscription("Production")
            let listing = try await session.azure.run(ListInvoices(subscription.id, days: Session.ever))
            let expected = Session.invoices(of: subscription)

            #expect(listing.source == .legacy)
            #expect(listing.refusals.map(\.status) == [404, 404])
            #expect(listing.invoices.map(\.period).sorted() == expected.map(\.period).sorted())
            #expect(
                listing.invoices.compactMap(\.invoiceDay).sorted()
                    == expected.map { $0.invoiceDay ?? $0.period.end }.sorted())
            #expect(listing.invoices.allSatisfy { $0.invoice == nil && $0.total == nil })
        }
    }

    @Test func `a billing profile's invoices are the account's, with what they are made of`() async throws {
        try await Session.with { session in
            let profile = try #require(Session.snapshot.billingProfiles.first)
            let listed = try await session.azure.run(
                ListProfileInvoices(account: profile.billingAccount, profile: profile.id, days: Session.ever))
            let expected = Session.snapshot.invoices.filter { $0.owner == .billingProfile(profile.id) }

            #expect(!expected.isEmpty)
            expectNoDifference(
                listed.invoices.compactMap(\.invoice).sorted { $0.id < $1.id }, expected.sorted { $0.id < $1.id })
        }
    }

    @Test(
        arguments: [
            ("Shared services", AzureRefusal.Reason.notOptedIn), ("Azure in Open", .agreementNotSupported),
            ("Data platform", .agreementNotSupported), ("Webshop", .agreementNotSupported),
        ])
    func `why there are no invoices is told by the list that knows it`(
        name: String, reason: AzureRefusal.Reason
    ) async throws {
        try await Session.with { session in
            let id = Session.subscription(name).id
            let problem = try await problem { try await session.azure.run(ListInvoices(id, days: Session.ever)) }

            #expect(problem.refusal?.reason == reason)
            #expect(session.calls("invoicesBySubscription") == 2)
            #expect(session.calls("legacyInvoices") == 1)
        }
    }

    @Test func `a trial without invoices has an empty list, not a refusal`() async throws {
        try await Session.with { session in
            let id = Session.subscription("Trial").id
            let listing = try await session.azure.run(ListInvoices(id, days: Session.ever))

            #expect(listing.invoices == [])
            #expect(listing.source == .subscription)
        }
    }

    @Test(
        arguments: [AzureInvoice.Source.subscription, .olderSubscription, .legacy],
        ["location", "asyncOperation", "atOnce"])
    func `an invoice's file is the account's, from each list and each way of waiting`(
        source: AzureInvoice.Source, way: String
    ) async throws {
        let settings = #""polls":2,"retryAfter":3,"longRunning":"\#(way)""#
        try await Session.with(settings: settings, faults: Self.faults(before: source)) { session in
            let subscription = Session.subscription("Production")
            let days = Session.period(1, of: subscription)
            let listing = try await session.azure.run(ListInvoices(subscription.id, days: days))
            let expected = Session.invoices(of: subscription).filter { days.contains($0.period.last) }
                .map { Session.account.pdf(of: $0) }
            var files: [[UInt8]] = []
            for invoice in listing.invoices {
                let link = try await session.azure.run(MakeInvoiceLink(invoice))
                #expect(link.expiresAt == session.clock.now / 1000 + 600)
                let response = try await session.azure.run(OpenDownload(link))
                #expect(response.status == 200)
                files.append(try await response.body.collected())
                #expect(files.last?.count == response.headers["Content-Length"].flatMap { Int($0) })
            }

            #expect(!files.isEmpty)
            #expect(files.allSatisfy { $0.starts(with: Array("%PDF".utf8)) })
            #expect(Set(files) == Set(expected))
            // Two looks that find it running, each after what Azure asks for.
            let isWaiting = source != .legacy && way != "atOnce"
            #expect(session.clock.waitedSeconds.count == (isWaiting ? files.count * 3 : 0))
            #expect(session.clock.waitedSeconds.allSatisfy { $0 == 3 })
        }
    }

    @Test func `a profile's invoice is downloaded by its account, and goes on where it stopped`() async throws {
        try await Session.with { session in
            let profile = try #require(Session.snapshot.billingProfiles.first)
            let invoices = try await session.azure.run(
                ListProfileInvoices(account: profile.billingAccount, profile: profile.id, days: Session.ever))
            let invoice = try #require(invoices.invoices.first)
            let expected = Session.account.pdf(
                of: try #require(Session.snapshot.invoices.first { $0.id == invoice.name }))

            let link = try await session.azure.run(MakeInvoiceLink(invoice, file: invoice.files.first))
            let rest = try await session.azure.run(OpenDownload(link, offset: 1000))

            #expect(rest.status == 206)
            #expect(try await rest.body.collected() == Array(expected.dropFirst(1000)))
        }
    }

    @Test func `a link that is over is made anew, and serves again`() async throws {
        try await Session.with { session in
            let subscription = Session.subscription("Production")
            let listing = try await session.azure.run(ListInvoices(subscription.id, days: Session.ever))
            let invoice = try #require(listing.invoices.first)
            let link = try await session.azure.run(MakeInvoiceLink(invoice))
            session.clock.advance(seconds: 601)

            let problem = try await problem { try await session.azure.run(OpenDownload(link)) }
            #expect(problem.refusal?.status == 403)
            #expect(problem.refusal?.reason == .linkExpired)
            let other = try await session.azure.run(MakeInvoiceLink(invoice))
            #expect(try await session.azure.run(OpenDownload(other)).body.collected().starts(with: Array("%PDF".utf8)))
        }
    }
}
