/// What a resource is to Azure, and the meters it runs up.
struct ResourceKind {
    /// How a source spells a resource's location: Azure's services differ.
    enum Spelling {
        /// `northeurope`.
        case short
        /// `North Europe`.
        case display
        /// `EU North`.
        case meter
    }

    /// `Microsoft.Compute`.
    var provider: String
    /// `virtualMachines`.
    var type: String
    /// The family that agreements file it under: `Compute`.
    var family: String
    /// Additional information as JSON; empty when there is none.
    var info = ""
    var spelling = Spelling.short
    /// Whether its names are letters and digits only.
    var hasPlainName = false
    /// Whether the service writes resource groups in capitals.
    var shouts = false
    var meters: [MeterKind]
}

/// A region by its three spellings.
struct Place {
    var meterRegion: String
    var short: String
    var display: String

    static let northEurope = Place(meterRegion: "EU North", short: "northeurope", display: "North Europe")
    static let westEurope = Place(meterRegion: "EU West", short: "westeurope", display: "West Europe")
    static let swedenCentral = Place(meterRegion: "SE Central", short: "swedencentral", display: "Sweden Central")
    static let eastUS = Place(meterRegion: "US East", short: "eastus", display: "East US")

    func spelled(_ spelling: ResourceKind.Spelling) -> String {
        switch spelling {
        case .short: short
        case .display: display
        case .meter: meterRegion
        }
    }
}
