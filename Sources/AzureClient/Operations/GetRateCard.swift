public import BillingCore

/// The list prices of an offer, for readers who see no costs (azure-apis 3.3); several megabytes.
public struct GetRateCard: AzureOperation {
    /// The subscription asked through.
    public let subscription: SubscriptionID
    /// The offer.
    public let offer: Offer
    /// The currency of the prices.
    public let currency: CurrencyCode
    /// The country that the offer was bought in, two letters.
    public let region: String

    /// Creates the operation.
    ///
    /// - Parameter region: Two letters; the country that goes with the currency unless told.
    public init(_ subscription: SubscriptionID, offer: Offer, currency: CurrencyCode, region: String? = nil) {
        self.subscription = subscription
        self.offer = offer
        self.currency = currency
        self.region = region ?? Self.country(of: currency)
    }

    /// The prices; an answer that points elsewhere is followed once, without a token.
    public func run(on azure: AzureAPI) async throws -> RateCard {
        let filter =
            "OfferDurableId eq '\(Self.quoted(offer.id))' and Currency eq '\(Self.quoted(currency.rawValue))' "
            + "and Locale eq 'en-US' and RegionInfo eq '\(Self.quoted(region))'"
        let path = "\(subscription.path)/providers/Microsoft.Commerce/RateCard"
        let call = azure.call(.get, path, version: "2015-06-01-preview", query: [("$filter", filter)])
        let answer = try await azure.pipeline.resourceManager.answer(call)
        if (300..<400).contains(answer.status), let link = answer.headers["Location"],
            let url = call.request.url.following(link)
        {
            return try azure.reading(try await Self.blob(url, azure)) { try RateCard($0, asked: currency) }
        }
        guard answer.isSuccess else { throw azure.refusal(answer) }
        return try azure.reading(answer) { try RateCard($0, asked: currency) }
    }

    /// The file that holds the prices; its link is its own permission, so that it gets no token.
    private static func blob(_ url: ServiceURL, _ azure: AzureAPI) async throws -> Answer {
        let response = try await azure.run(OpenDownload(DownloadLink(url)))
        var body: [UInt8] = []
        for try await piece in response.body {
            guard body.count + piece.count <= TransportStage.largestAnswer else {
                throw AzureProblem.unreachable(host: url.host, .tooLarge(TransportStage.largestAnswer))
            }
            body += piece
        }
        return Answer(status: response.status, headers: response.headers, body: body)
    }

    private static func quoted(_ text: String) -> String { text.replacing("'", with: "''") }

    /// The currency that offers are sold in to a country, two letters; `nil` where that is not known.
    public static func currency(in country: String) -> CurrencyCode? {
        let country = country.uppercased()
        if euroCountries.contains(country) { return CurrencyCode("EUR") }
        return ownCurrencies[country].map { CurrencyCode($0) }
    }

    private static let euroCountries: Set<String> = [
        "AT", "BE", "CY", "DE", "EE", "ES", "FI", "FR", "GR", "HR", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PT",
        "SI",
        "SK",
    ]
    private static let ownCurrencies = [
        "AU": "AUD", "BR": "BRL", "CA": "CAD", "CH": "CHF", "DK": "DKK", "GB": "GBP", "IN": "INR", "JP": "JPY",
        "KR": "KRW", "NO": "NOK", "NZ": "NZD", "SE": "SEK", "TW": "TWD", "US": "USD",
    ]

    /// A country that is billed in a currency: prices of the euro are the same in all of its countries.
    private static func country(of currency: CurrencyCode) -> String {
        switch currency.rawValue {
        case "EUR": "DE"
        case "GBP": "GB"
        case "USD": "US"
        default: String(currency.rawValue.prefix(2))
        }
    }
}

extension RateCard {
    /// Reads a price list; names of its fields are in Pascal case.
    init(_ fields: Fields, asked: CurrencyCode) throws(AnswerDefect) {
        let currency = fields.text("Currency").map { CurrencyCode($0) } ?? asked
        var rates: [String: [Rate]] = [:]
        for meter in try fields.requiredList("Meters") {
            let id = try meter.required("MeterId").lowercased()
            rates[id, default: []].append(try Rate(meter))
        }
        let credits = fields.list("OfferTerms").compactMap { Credit($0) }
        self.init(currency: currency, rates: rates, credits: credits)
    }
}

extension RateCard.Rate {
    fileprivate init(_ fields: Fields) throws(AnswerDefect) {
        guard case .object(let members)? = fields.whole("MeterRates") else { throw .field("Meters[].MeterRates") }
        var tiers: [RateCard.Tier] = []
        for member in members {
            guard let from = ExactDecimal(member.name), let price = member.value.decimal else {
                throw .field("Meters[].MeterRates")
            }
            tiers.append(RateCard.Tier(from: from, price: price))
        }
        self.init(
            meter: Meter(
                category: fields.text("MeterCategory") ?? "", subcategory: fields.text("MeterSubCategory") ?? "",
                name: fields.text("MeterName") ?? "", region: fields.text("MeterRegion") ?? "",
                unit: fields.text("Unit") ?? ""),
            included: fields.decimal("IncludedQuantity") ?? .zero, tiers: tiers, since: fields.day("EffectiveDate"))
    }
}

extension RateCard.Credit {
    /// The term that brings a credit each month; `nil` for other terms.
    fileprivate init?(_ fields: Fields) {
        guard fields.text("Name") == "Monetary Credit",
            let amount = fields.decimal("Credit").flatMap({ Amount($0) })
        else { return nil }
        self.init(
            amount: amount, excludedMeters: Set(fields.texts("ExcludedMeterIds").map { $0.lowercased() }),
            since: fields.day("EffectiveDate"))
    }
}
