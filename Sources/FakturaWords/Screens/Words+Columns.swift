extension Words {
    /// Column titles, uppercase as they stand in a table's header.
    public enum Column: Sendable {
        case subscription, offer, offerID, currency, invoice, lastPeriod, unbilled, trend, role
        case period, state, due, usage, change, invoiced, lines
        case meter, consumed, included, billable, rate, value
        case day, cost, service, resource, resourceGroup, quantity, unit, unitPrice, location, meterRegion
        case field, fieldValue, share
    }

    /// A column's title.
    public func column(_ column: Column) -> String {
        switch column {
        case .subscription: pick("SUBSCRIPTION", sv: "PRENUMERATION")
        case .offer: pick("OFFER", sv: "ERBJUDANDE")
        case .offerID: pick("OFFER ID", sv: "ERBJUDANDE-ID")
        case .currency: pick("CUR", sv: "VAL")
        case .invoice: pick("INVOICE", sv: "FAKTURA")
        case .lastPeriod: pick("LAST PERIOD", sv: "SENASTE")
        case .unbilled: pick("UNBILLED", sv: "OFAKTURERAT")
        case .trend: "TREND"
        case .role: pick("ROLE", sv: "ROLL")
        case .period: "PERIOD"
        case .state: pick("STATE", sv: "LÄGE")
        case .due: pick("DUE", sv: "SENAST")
        case .usage: pick("USAGE", sv: "KOSTNAD")
        case .change: pick("CHANGE", sv: "ÄNDRING")
        case .invoiced: pick("INVOICED", sv: "FAKTURERAT")
        case .lines: pick("LINES", sv: "RADER")
        case .meter: pick("METER", sv: "MÄTARE")
        case .consumed: pick("CONSUMED", sv: "FÖRBRUKAT")
        case .included: pick("INCLUDED", sv: "INGÅR")
        case .billable: pick("BILLABLE", sv: "DEBITERAS")
        case .rate: pick("RATE", sv: "PRIS")
        case .value: pick("VALUE", sv: "VÄRDE")
        case .day: pick("DAY", sv: "DAG")
        case .cost: pick("COST", sv: "KOSTNAD")
        case .service: pick("SERVICE", sv: "TJÄNST")
        case .resource: pick("RESOURCE", sv: "RESURS")
        case .resourceGroup: pick("GROUP", sv: "GRUPP")
        case .quantity: pick("QUANTITY", sv: "MÄNGD")
        case .unit: pick("UNIT", sv: "ENHET")
        case .unitPrice: pick("PRICE", sv: "PRIS")
        case .location: pick("LOCATION", sv: "PLATS")
        case .meterRegion: pick("REGION", sv: "REGION")
        case .field: pick("FIELD", sv: "FÄLT")
        case .share: pick("SHARE", sv: "ANDEL")
        case .fieldValue: pick("VALUE", sv: "VÄRDE")
        }
    }

    /// A column's title with the currency all its figures are in.
    public func column(_ column: Column, in currency: String?) -> String {
        currency.map { "\(self.column(column)) \($0)" } ?? self.column(column)
    }
}
