public import BillingCore

extension Words {
    /// A state of a period, one word.
    public func state(_ state: PeriodState) -> String {
        switch state {
        case .unbilled: pick("unbilled", sv: "ofakturerad")
        case .due: pick("due", sv: "obetald")
        case .overdue: pick("overdue", sv: "förfallen")
        case .paid: pick("paid", sv: "betald")
        case .void: pick("void", sv: "makulerad")
        case .none: pick("none", sv: "ingen")
        case .unknown: pick("unknown", sv: "okänd")
        }
    }

    /// An offer's name, else its number.
    public func offer(_ offer: Offer) -> String { offer.name ?? offer.id }

    /// A metric, one word.
    public func metric(_ metric: Metric) -> String {
        switch metric {
        case .actual: pick("actual", sv: "faktisk")
        case .amortized: pick("amortized", sv: "periodiserad")
        }
    }

    /// A file format, as the list of formats names it.
    public func format(_ format: UsageFileFormat) -> String {
        switch format {
        case .accountCenterV1:
            pick("Account Center usage file, version 1", sv: "användningsfil från Kontocenter, version 1")
        case .accountCenterV2:
            pick("Account Center usage file, version 2", sv: "användningsfil från Kontocenter, version 2")
        case .payAsYouGo:
            pick("pay-as-you-go cost export", sv: "kostnadsexport för användningsbaserad betalning")
        case .enterpriseExtract:
            pick("Enterprise Agreement usage extract", sv: "användningsutdrag för Enterprise-avtal")
        case .enterpriseAgreement:
            pick("Enterprise Agreement cost details", sv: "kostnadsdetaljer för Enterprise-avtal")
        case .customerAgreement:
            pick("Microsoft Customer Agreement cost details", sv: "kostnadsdetaljer för Microsoft-kundavtal")
        case .partnerAgreement:
            pick("Microsoft Partner Agreement cost details", sv: "kostnadsdetaljer för Microsoft-partneravtal")
        case .focus: pick("FOCUS cost and usage export", sv: "FOCUS-export av kostnad och användning")
        }
    }

    /// Where figures come from: a file's name, a number of files, or Azure.
    public func source(_ source: Provenance.Source) -> String {
        switch source {
        case .file(let name): name
        case .files(0): pick("nothing read", sv: "inget inläst")
        case .files(let count): pick("\(count) files", sv: "\(count) filer")
        case .azure: "Azure"
        case .sample: pick("sample account", sv: "exempelkonto")
        }
    }

    /// What a scope is called: a subscription's name, how many, or all.
    public func scope(_ scope: Scope, names: [SubscriptionID: String]) -> String {
        switch scope {
        case .all: allSubscriptions
        case .subscriptions(let ids) where ids.count == 1: names[ids[0]] ?? ids[0].rawValue
        case .subscriptions(let ids): pick("\(ids.count) subscriptions", sv: "\(ids.count) prenumerationer")
        }
    }

    /// The row that stands for every subscription.
    public var allSubscriptions: String { pick("All subscriptions", sv: "Alla prenumerationer") }

    /// A number of usage lines: `1 line`, `38,412 lines`.
    public func lines(_ number: Int) -> String {
        pick(
            "\(count(number)) \(number == 1 ? "line" : "lines")",
            sv: "\(count(number)) \(number == 1 ? "rad" : "rader")")
    }

    /// A number of days.
    public func days(_ number: Int) -> String {
        pick(
            "\(count(number)) \(number == 1 ? "day" : "days")", sv: "\(count(number)) \(number == 1 ? "dag" : "dagar")")
    }

    /// A meter in one line: `D4s v5 · EU North`.
    public func meter(_ meter: Meter) -> String {
        [meter.name, meter.subcategory, meter.region].filter { !$0.isEmpty }.joined(separator: " · ")
    }
}
