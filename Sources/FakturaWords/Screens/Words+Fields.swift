extension Words {
    /// What a field of a usage line is called.
    public enum FieldName: Sendable {
        case day, subscription, subscriptionID, meterCategory, meterSubcategory, meterName, meterRegion, meterID
        case service, resource, resourceID, resourceGroup, location, quantity, unit, unitPrice, cost, chargeType
        case allocation, tag, additionalInfo
    }

    /// A field's name.
    public func field(_ name: FieldName) -> String {
        switch name {
        case .day: pick("Day (UTC)", sv: "Dag (UTC)")
        case .subscription: pick("Subscription", sv: "Prenumeration")
        case .subscriptionID: pick("Subscription ID", sv: "Prenumerations-ID")
        case .meterCategory: pick("Meter category", sv: "Mätarkategori")
        case .meterSubcategory: pick("Meter subcategory", sv: "Mätarunderkategori")
        case .meterName: pick("Meter name", sv: "Mätarnamn")
        case .meterRegion: pick("Meter region", sv: "Mätarregion")
        case .meterID: pick("Meter ID", sv: "Mätar-ID")
        case .service: pick("Service", sv: "Tjänst")
        case .resource: pick("Resource", sv: "Resurs")
        case .resourceID: pick("Resource ID", sv: "Resurs-ID")
        case .resourceGroup: pick("Resource group", sv: "Resursgrupp")
        case .location: pick("Location", sv: "Plats")
        case .quantity: pick("Quantity", sv: "Mängd")
        case .unit: pick("Unit", sv: "Enhet")
        case .unitPrice: pick("Unit price", sv: "Enhetspris")
        case .cost: pick("Cost (pre-tax)", sv: "Kostnad (före moms)")
        case .chargeType: pick("Charge type", sv: "Debiteringstyp")
        case .allocation: pick("Allocation", sv: "Fördelning")
        case .tag: pick("Tag", sv: "Tagg")
        case .additionalInfo: pick("Additional info", sv: "Ytterligare info")
        }
    }

    /// Stands in a list for the resource of a cost that no daily line carries.
    public var unallocatedName: String { pick("(not allocated)", sv: "(ej fördelat)") }

    /// Said of a cost that the statement has and no daily line carries.
    public var unallocated: String {
        pick("a statement value that no daily line carries", sv: "ett värde i kontoutdraget som ingen daglig rad bär")
    }
}
