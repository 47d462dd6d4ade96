/// One meter of one resource, with what a usage line says of it.
struct MeteredUse {
    var meter: MeterKind
    var provider: String
    /// `Microsoft.Compute/virtualMachines`; empty for what is no resource.
    var type: String
    var family: String
    var info: String
    /// Empty for purchases.
    var resourceGroup: String
    /// The whole identifier.
    var resource: String
    var location: String
    var meterRegion: String
    var tags: [Tag]
    /// `Usage`, `Purchase`, `Refund` or `UnusedReservation`.
    var chargeType = "Usage"
    /// What is sold, in an agreement's words.
    var product: String
    var publisher = "Microsoft"
    /// The reservation that covers it or that it pays for.
    var reservation: String?
}
