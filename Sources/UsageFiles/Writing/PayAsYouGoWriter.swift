public import BillingCore

/// Writes usage lines as a Cost Management export of a pay-as-you-go subscription, schema 2019-11-01 (usage-formats 4a).
///
/// Each line has its own cost, so that every figure stays what it is. The format has no billing period, charge type or
/// subscription name; fields that are not known stay empty, and cells that a spreadsheet would run are left alone.
public struct PayAsYouGoWriter {
    private var output: CSVOutput

    /// Rows written.
    public private(set) var rowCount = 0

    /// - Parameter write: Takes the bytes, piece by piece.
    public init(write: @escaping ([UInt8]) throws -> Void) { output = CSVOutput(write: write) }

    /// Writes the header; call it once, first.
    public mutating func start() throws { try output.row(Self.columns) }

    /// Writes a line.
    public mutating func add(_ line: UsageLine) throws {
        output.cell(line.subscription.rawValue)
        output.cell(line.resourceGroup)
        output.cell(line.location)
        output.cell(line.day.description)
        output.cell(line.meter.category)
        output.cell(line.meter.subcategory)
        output.cell(line.meterID)
        output.cell(line.meter.name)
        output.cell(line.meter.region)
        output.cell(line.quantity?.description ?? "")
        output.cell(line.unitPrice?.description ?? "")
        output.cell(line.cost.amount.description)
        output.cell(line.service)
        output.cell(line.other("ResourceType"))
        output.cell(line.resource)
        output.cell(line.tags)
        output.cell(line.other("OfferId"))
        output.cell(line.additionalInfo)
        output.cell(line.other("ServiceInfo1", "Service Info 1"))
        output.cell(line.other("ServiceInfo2", "Service Info 2"))
        output.cell(line.other("ServiceName"))
        output.cell(line.other("ServiceTier"))
        output.cell(line.cost.currency.rawValue)
        output.cell(line.meter.unit)
        try output.endRow()
        rowCount += 1
    }

    /// Hands on the last bytes; call it once, last.
    public mutating func finish() throws { try output.flush() }

    private static let columns = [
        "SubscriptionGuid", "ResourceGroup", "ResourceLocation", "UsageDateTime", "MeterCategory", "MeterSubcategory",
        "MeterId", "MeterName", "MeterRegion", "UsageQuantity", "ResourceRate", "PreTaxCost", "ConsumedService",
        "ResourceType", "InstanceId", "Tags", "OfferId", "AdditionalInfo", "ServiceInfo1", "ServiceInfo2",
        "ServiceName", "ServiceTier", "Currency", "UnitOfMeasure",
    ]
}
