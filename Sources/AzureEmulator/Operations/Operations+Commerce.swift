import BillingCore

extension Operations {
    private static let path = "subscriptions/{subscription}/providers/Microsoft.Commerce"
    private static let versions = ["2015-06-01-preview"]

    /// Quantities and prices for those who are not Account Administrator (azure-apis 3.3).
    static let commerce: [Operation] = [
        Operation(
            "usageAggregates", .commerce, "GET", path + "/UsageAggregates", versions: versions, perform: aggregates),
        Operation("rateCard", .commerce, "GET", path + "/RateCard", versions: versions, perform: rateCard),
    ]

    private static func aggregates(_ call: Call) throws -> Answer {
        let subscription = try call.subscription()
        guard !subscription.isModern else {
            throw Refusal.badRequest("The operation is not permitted for namespace 'Microsoft.Commerce'.")
        }
        let start = try moment("reportedStartTime", call)
        let end = try moment("reportedEndTime", call)
        let selection = try UsageSelection(
            [subscription], metric: .actual, from: start, to: end, of: call.emulation.library)
        let first = try call.query("continuationToken").map(SkipToken.offset) ?? 0
        let last = min(selection.count, first + call.settings.usagePage)
        var bytes = Array(#"{"value":["#.utf8)
        try selection.write(
            min(first, last)..<last, as: { _ in .aggregate }, metric: .actual, separator: [UInt8(ascii: ",")],
            of: call.emulation.library, into: &bytes)
        bytes.append(UInt8(ascii: "]"))
        if last < selection.count {
            let link = call.request.base + call.link(setting: [("continuationToken", SkipToken.text(last))])
            bytes.append(contentsOf: #","nextLink":"#.utf8)
            JSON.string(link).write(into: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
        return .json(bytes)
    }

    /// Midnight in UTC, and nothing else.
    private static func moment(_ name: String, _ call: Call) throws -> Day {
        guard let text = call.query(name), let day = Day(iso: text.prefix(10)),
            ["T00:00:00Z", "T00:00:00+00:00", "T00:00:00.000Z"].contains(String(text.dropFirst(10)))
        else { throw Refusal.badRequest("The request is invalid.") }
        return day
    }

    private static func rateCard(_ call: Call) throws -> Answer {
        let subscription = try call.subscription()
        guard subscription.agreement == .onlineServices else {
            throw Refusal.badRequest("The rate card is not available for the offer of this subscription.")
        }
        let filter = try Filter(call.query("$filter"))
        func term(_ name: String) throws -> String {
            guard let term = filter.terms(name).first, term.comparison == "eq" else {
                throw Refusal.badRequest("The filter must have OfferDurableId, Currency, Locale and RegionInfo.")
            }
            return term.value
        }
        let currency = try term("Currency")
        let locale = try term("Locale")
        _ = (try term("OfferDurableId"), try term("RegionInfo"))
        var meters: [String: UsageTexts] = [:]
        let books = try call.emulation.library.usage(.actual).books
        // Offers have prices of their own: those of the subscription asked about take the place of others.
        let others = books.filter { $0.key != subscription.id }.sorted { $0.key < $1.key }.map(\.value)
        for book in others + [books[subscription.id]].compactMap(\.self) {
            for use in book.uses where use[.currency] == currency && use[.chargeType] == "Usage" {
                meters[use[.meterID]] = use
            }
        }
        let credit = subscription.monthlyCredit.flatMap { $0.currency.rawValue == currency ? $0.amount : nil }
        let card: JSON = [
            "OfferTerms": .array(credit.map { [creditTerm($0)] } ?? []),
            "Meters": .array(meters.sorted { $0.key < $1.key }.map { meter($0.value) }),
            "Currency": .string(currency), "Locale": .string(locale), "IsTaxIncluded": false,
        ]
        guard call.settings.rateCardLink else { return .json(card) }
        let link = call.emulation.publish(
            "\(Emulation.newID()).json", in: "ratecards", base: call.request.base, contentType: "application/json"
        ) { card.bytes }
        return Answer(302, headers: [("Location", link.url)])
    }

    private static func creditTerm(_ credit: Amount) -> JSON {
        [
            "Name": "Monetary Credit", "Credit": .amount(credit), "ExcludedMeterIds": [],
            "EffectiveDate": "2020-01-01T00:00:00Z",
        ]
    }

    private static func meter(_ use: UsageTexts) -> JSON {
        [
            "EffectiveDate": "2020-01-01T00:00:00Z", "IncludedQuantity": 0,
            "MeterCategory": .string(use[.meterCategory]), "MeterId": .string(use[.meterID]),
            "MeterName": .string(use[.meterName]), "MeterRates": ["0": .digits(use[.unitPrice])],
            "MeterRegion": .string(use[.meterRegion]), "MeterSubCategory": .string(use[.meterSubcategory]),
            "MeterTags": [], "Unit": .string(use[.unit]),
        ]
    }
}
