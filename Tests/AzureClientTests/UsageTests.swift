import BillingCore
import FakturaTestSupport
import Testing

@testable import AzureClient

struct UsageTests {
    private static func row(
        id: String = "1", date: String = "2026-01-09T00:00:00.0000000Z", more: String = "", kind: String = "legacy"
    ) -> String {
        """
        {"id":"/x/\(id)","name":"\(id)","type":"T","kind":"\(kind)","tags":{"env":"a \\"b\\""},"properties":{
        "subscriptionId":"\(someID.rawValue.uppercased())","subscriptionName":"Shop","date":"\(date)",
        "meterDetails":{"meterName":"D2 v3","meterCategory":"Virtual Machines","meterSubCategory":"Dv3",
        "unitOfMeasure":"1 Hour","serviceFamily":"Compute"},"meterId":"m-1","quantity":3.6e-05,
        "effectivePrice":5.47E-2,"cost":1.980949998e-06,"unitPrice":5.47,"billingCurrency":"SEK",
        "resourceId":"/subscriptions/s/resourceGroups/rg/providers/P/t/å\\u00e4","resourceGroup":"rg",
        "resourceLocation":"eu west","consumedService":"Microsoft.Compute","offerId":"MS-AZR-0003P",
        "additionalInfo":"{\\"Cores\\":2}","isAzureCreditEligible":false,"term":"","partNumber":null,
        "chargeType":"Usage","newField":"n\\"1","newNumber":7,"newObject":{"a":[1]}\(more)}}
        """
    }

    private static func page(_ rows: [String], next: String? = nil) -> ScriptedTransport.Reply {
        let link = next.map { #""\#($0)""# } ?? "null"
        return .json(#"{"value":[\#(rows.joined(separator: ","))],"nextLink":\#(link)}"#)
    }

    private static func list(
        _ fixture: ClientFixture, _ agreement: Agreement? = .onlineServices, metric: Metric = .actual
    ) async throws -> (KeepingSink, UsageListing) {
        let sink = KeepingSink()
        let days = try BillingPeriod.days("2026-01-05", "2026-02-04")
        let usage = ListUsage(someID, days: days, agreement: agreement, metric: metric)
        return (sink, try await usage.run(on: fixture.azure, into: sink))
    }

    @Test func `every field of a row has its place, the rest is kept beside it`() async throws {
        let (sink, listing) = try await Self.list(ClientFixture(Self.page([Self.row()])))

        let line = try #require(sink.lines.first)
        #expect(listing.lineCount == 1)
        #expect(line.day.description == "2026-01-09")
        #expect(line.period == (try BillingPeriod.days("2026-01-05", "2026-02-04")))
        #expect(line.cost.description == "0.000001980949998")
        #expect(line.quantity == ExactDecimal("0.000036"))
        #expect(
            line.texts.filter { $0.key != .otherFields } == [
                .subscriptionID: someID.rawValue, .subscriptionName: "Shop", .meterCategory: "Virtual Machines",
                .meterSubcategory: "Dv3", .meterName: "D2 v3", .meterID: "m-1", .unit: "1 Hour",
                .service: "Microsoft.Compute", .resourceGroup: "rg", .location: "eu west",
                .resource: "/subscriptions/s/resourceGroups/rg/providers/P/t/åä", .currency: "SEK",
                .unitPrice: "0.0547", .chargeType: "Usage", .offer: "MS-AZR-0003P", .tags: #"{"env":"a \"b\""}"#,
                .additionalInfo: #"{"Cores":2}"#,
            ])
        #expect(
            line[.otherFields]
                == #"{"serviceFamily":"Compute","unitPrice":"5.47","isAzureCreditEligible":"false","newField":"n\"1","newNumber":"7","newObject":{"a":[1]}}"#
        )
        #expect(line.other("newField") == "n\"1")
        #expect(
            sink.facts == [
                SubscriptionFacts(id: someID, name: "Shop", offer: Offer("MS-AZR-0003P"), agreement: .onlineServices)
            ])
    }

    @Test func `a customer agreement's row has its own names`() async throws {
        let row = """
            {"id":"1","kind":"modern","tags":null,"properties":{"subscriptionGuid":"\(someID)","date":"2026-01-09",
            "meterName":"LRS","meterCategory":"Storage","meterRegion":"SE Central","unitOfMeasure":"1 GB",
            "quantity":1,"effectivePrice":0.2,"costInBillingCurrency":2.10,"costInUSD":0.2,
            "pricingCurrencyCode":"USD","billingCurrencyCode":"SEK","instanceName":"/s/x","invoiceId":"T1"}}
            """
        let (sink, listing) = try await Self.list(ClientFixture(Self.page([row])), .customer)

        let line = try #require(sink.lines.first)
        #expect(line.cost == Amount("2.1"))
        #expect(line[.currency] == "SEK")
        #expect(line[.resource] == "/s/x")
        #expect(line[.meterRegion] == "SE Central")
        #expect(line[.tags] == "")
        #expect(line[.unitPrice] == "", "a price in dollars is no price of kronor")
        #expect(line.other("effectivePrice") == "0.2")
        #expect(line.other("pricingCurrencyCode") == "USD")
        #expect(line.other("invoiceId") == "T1")
        #expect(listing.modernCount == 1)
    }

    @Test func `the oldest shape is read too`() async throws {
        let row = """
            {"id":"1","properties":{"usageStart":"2026-01-09T00:00:00Z","usageEnd":"2026-01-09T23:59:59Z",
            "subscriptionGuid":"\(someID)","instanceId":"/s/y","instanceName":"y","currency":"SEK",
            "usageQuantity":2,"pretaxCost":0.5,"meterDetails":{"meterName":"M","unit":"GB","meterLocation":"EU"}}}
            """
        let (sink, _) = try await Self.list(ClientFixture(Self.page([row])))

        let line = try #require(sink.lines.first)
        #expect(line.cost == Amount("0.5"))
        #expect(line[.unit] == "GB")
        #expect(line[.meterRegion] == "EU")
        #expect(line[.resource] == "/s/y")
        #expect(line.other("instanceName") == "y")
    }

    @Test(
        arguments: [
            (
                Agreement.onlineServices, Metric.actual,
                "$filter=properties%2FusageStart%20ge%20%272026-01-05%27%20and%20properties%2FusageEnd%20le%20%272026-02-05%27&api-version=2023-11-01"
            ),
            (
                .enterprise, .amortized,
                "$filter=properties%2FusageStart%20ge%20%272026-01-05%27%20and%20properties%2FusageEnd%20le%20%272026-02-05%27&metric=AmortizedCost&api-version=2023-11-01"
            ),
            (.customer, .actual, "startDate=2026-01-05&endDate=2026-02-05&metric=ActualCost&api-version=2023-11-01"),
        ])
    func `usage is asked for by dates, as the agreement wants them, with a day to spare`(
        agreement: Agreement, metric: Metric, query: String
    ) async throws {
        let fixture = ClientFixture(Self.page([]))
        _ = try await Self.list(fixture, agreement, metric: metric)

        let resource = try #require(fixture.requests.first).url.resource
        #expect(resource.hasSuffix("$top=1000&" + query), "\(resource)")
        #expect(
            resource.hasPrefix(
                "/subscriptions/\(someID)/providers/Microsoft.Consumption/usageDetails?$expand=properties%2FmeterDetails%2Cproperties%2FadditionalInfo&"
            ))
    }

    @Test func `rows repeated across pages count once, equal ones with other identifiers each`() async throws {
        let fixture = ClientFixture(
            Self.page([Self.row(id: "1"), Self.row(id: "2")], next: "/2"),
            Self.page([Self.row(id: "2"), Self.row(id: "3")]))

        let (sink, listing) = try await Self.list(fixture)

        #expect(sink.lines.count == 3)
        #expect(listing.repeatedCount == 1)
        #expect(sink.facts.count == 1)
    }

    @Test func `the days beside are cut off, any other day is a wrong answer`() async throws {
        let near = ["2026-01-04", "2026-01-05", "2026-02-04", "2026-02-05"].enumerated().map { index, day in
            Self.row(id: "\(index)", date: day)
        }
        let (sink, listing) = try await Self.list(ClientFixture(Self.page(near)))
        #expect(sink.lines.map(\.day.description) == ["2026-01-05", "2026-02-04"])
        #expect(listing.besideCount == 2)
        #expect(listing.lastDay?.description == "2026-02-04")

        let problem = try await problem {
            try await Self.list(ClientFixture(Self.page([Self.row(date: "2026-02-06")])))
        }
        let found = try #require(Day(iso: "2026-02-06"))
        #expect(problem == .otherDays(asked: try .days("2026-01-05", "2026-02-04"), found: found))
    }

    @Test(
        arguments: [
            (
                #"{"value":[{"id":"1","properties":{"date":"2026-01-09","billingCurrency":"SEK"}}]}"#,
                AnswerDefect.field("properties.cost")
            ),
            (#"{"value":[{"id":"1","properties":{"cost":1,"billingCurrency":"SEK"}}]}"#, .field("properties.date")),
            (
                #"{"value":[{"id":"1","properties":{"date":"2026-01-09","cost":1}}]}"#,
                .field("properties.billingCurrency")
            ),
            (
                #"{"value":[{"id":"1","properties":{"date":"2026-01-09","cost":"much","billingCurrency":"SEK"}}]}"#,
                .field("properties.cost")
            ),
            (#"{"value":[{"id":"1""#, .notJSON(offset: 19)),
        ])
    func `a row that cannot be read says what is missing`(body: String, defect: AnswerDefect) async throws {
        let problem = try await problem { try await Self.list(ClientFixture(.json(body))) }

        #expect(problem == .unreadable(host: "management.azure.com", defect, requestID: nil))
    }

    @Test func `no usage is no line`() async throws {
        #expect(try await Self.list(ClientFixture(.status(204))).1 == UsageListing())
    }

    @Test func `a sink that fails ends the reading with its error`() async throws {
        final class Full: UsageSink {
            func receive(_ subscription: SubscriptionFacts) throws { throw StoreProblem.diskFull(path: "p") }
            func receive(_ line: StatementLine, of subscription: SubscriptionID, in period: BillingPeriod) {}
            func receive(_ record: UsageRecord) {}
        }
        let days = try BillingPeriod.days("2026-01-05", "2026-02-04")
        let fixture = ClientFixture(Self.page([Self.row()]))

        await #expect(throws: StoreProblem.diskFull(path: "p")) {
            try await ListUsage(someID, days: days, agreement: nil).run(on: fixture.azure, into: Full())
        }
    }

    @Test func `quantities without prices come from the older interface, late reports included`() async throws {
        let item = """
            {"id":"1","properties":{"usageStartTime":"2026-01-09T00:00:00+00:00","meterId":"m","meterName":"N",
            "meterCategory":"C","unit":"GB","quantity":0.057865,
            "instanceData":"{\\"Microsoft.Resources\\":{\\"resourceUri\\":\\"/s/z\\",\\"location\\":\\"euw\\"}}"}}
            """
        let late = item.replacing("2026-01-09", with: "2026-02-05").replacing(#""id":"1""#, with: #""id":"2""#)
        let fixture = ClientFixture(
            .json(#"{"error":{"code":"ProcessingNotCompleted","message":"wait"}}"#, status: 202),
            .json(#"{"value":[\#(item),\#(late)]}"#))

        let found = try await fixture.azure.run(
            ListUsageAggregates(someID, days: .days("2026-01-05", "2026-02-04")))

        #expect(found.map(\.quantity) == [try #require(ExactDecimal("0.057865"))])
        #expect(found.first?.resource == "/s/z")
        #expect(fixture.clock.waits == [5000])
        #expect(fixture.requests.count == 2)
        #expect(fixture.requests[0].url.query("reportedEndTime") == "2026-02-07T00%3A00%3A00Z")
    }
}
