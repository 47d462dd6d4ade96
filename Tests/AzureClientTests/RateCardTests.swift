import BillingCore
import Foundation
import Testing

@testable import AzureClient

struct RateCardTests {
    private static let card = """
        {"OfferTerms":[{"Name":"Monetary Credit","Credit":50.5,"ExcludedMeterIds":["AB-1"],
        "EffectiveDate":"2020-01-01T00:00:00Z"},{"Name":"Recurring Charge","RecurringCharge":1}],
        "Meters":[{"MeterId":"AB-2","MeterName":"Data","MeterCategory":"Storage","MeterSubCategory":"Hot",
        "MeterRegion":"EU North","Unit":"GB","IncludedQuantity":5,"MeterRates":{"1000":0.5,"0":2,"100":1.10},
        "EffectiveDate":"2019-05-01T00:00:00Z"}],"Currency":"SEK","Locale":"en-US","IsTaxIncluded":false}
        """

    private static let operation = GetRateCard(
        someID, offer: Offer("0003P"), currency: CurrencyCode("SEK"))

    @Test func `all four terms are asked for, and tiers stand by their bounds`() async throws {
        let fixture = ClientFixture(.json(Self.card))

        let card = try await fixture.azure.run(Self.operation)

        let url = try #require(fixture.requests.first?.url.description.removingPercentEncoding)
        #expect(
            url.contains(
                "OfferDurableId eq 'MS-AZR-0003P' and Currency eq 'SEK' and Locale eq 'en-US' and RegionInfo eq 'SE'"))
        let rate = try #require(card.rates["ab-2"]?.first)
        #expect(rate.tiers.map(\.from.description) == ["0", "100", "1000"])
        #expect(rate.tiers.map(\.price.description) == ["2", "1.10", "0.5"])
        #expect(rate.included.description == "5")
        #expect(rate.since?.description == "2019-05-01")
        #expect(card.credits.map(\.amount.description) == ["50.5"])
        #expect(card.credits.first?.excludedMeters == ["ab-1"])
    }

    @Test func `a file elsewhere is followed without a token`() async throws {
        let fixture = ClientFixture(
            .status(302, headers: ["Location": "https://cards.blob.example/card.json?sig=s"]), .json(Self.card))

        let card = try await fixture.azure.run(Self.operation)

        #expect(card.rates.count == 1)
        let last = try #require(fixture.requests.last)
        #expect(last.url.description == "https://cards.blob.example/card.json?sig=s")
        #expect(last.headers["Authorization"] == nil)
        #expect(fixture.requests.first?.headers["Authorization"] != nil)
    }

    @Test func `an offer without a price list is refused`() async throws {
        let fixture = ClientFixture(.refusal(400, "BadRequest", "no card"))

        #expect(try await problem { try await fixture.azure.run(Self.operation) }.refusal?.status == 400)
    }
}
