/// Names one line of the store; it stays the same until its dataset is removed.
public struct UsageLineID: Hashable, Comparable, Sendable {
    /// The store's key.
    public let rawValue: Int64

    /// Creates an identifier from the store's key.
    public init(_ rawValue: Int64) { self.rawValue = rawValue }

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// One charge, the finest that Azure tells: one meter of one resource on one day.
///
/// Texts that the source does not have are empty.
public struct UsageLine: Hashable, Sendable, Identifiable {
    /// Its key in the store.
    public let id: UsageLineID
    /// The day of use, in UTC.
    public let day: Day
    /// The subscription charged.
    public let subscription: SubscriptionID
    /// The meter.
    public let meter: Meter
    /// Azure's identifier of the meter.
    public let meterID: String
    /// The service that the resource belongs to: `Microsoft.Compute`.
    public let service: String
    /// The resource group, spelled as in the source.
    public let resourceGroup: String
    /// The whole resource identifier, or a classic resource's name.
    public let resource: String
    /// Where the resource is, as the source spells it.
    public let location: String
    /// Quantity used; `nil` for a charge without usage.
    public let quantity: ExactDecimal?
    /// Price of one unit in the cost's currency; `nil` when the source does not price the line in it.
    public let unitPrice: ExactDecimal?
    /// What is charged, before tax.
    public let cost: Money
    /// What kind of charge: `Usage`, `Purchase`, `Refund` and others.
    public let chargeType: String
    /// Whether the cost is the statement's value of a meter that no daily line carries.
    public let isUnallocated: Bool
    /// The tags as the source writes them: JSON, with or without braces.
    public let tags: String
    /// The additional information as the source writes it: JSON.
    public let additionalInfo: String
    /// Every other column that has a value, by its name in the source, in order.
    public let otherFields: [OtherField]

    /// A column outside the ones every source shares.
    public struct OtherField: Hashable, Sendable {
        /// The column's name.
        public let name: String
        /// Its value, never empty.
        public let value: String

        /// Creates a field.
        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Creates a line.
    public init(
        id: UsageLineID, day: Day, subscription: SubscriptionID, meter: Meter, meterID: String, service: String,
        resourceGroup: String, resource: String, location: String, quantity: ExactDecimal?, unitPrice: ExactDecimal?,
        cost: Money, chargeType: String, isUnallocated: Bool, tags: String, additionalInfo: String,
        otherFields: [OtherField]
    ) {
        self.id = id
        self.day = day
        self.subscription = subscription
        self.meter = meter
        self.meterID = meterID
        self.service = service
        self.resourceGroup = resourceGroup
        self.resource = resource
        self.location = location
        self.quantity = quantity
        self.unitPrice = unitPrice
        self.cost = cost
        self.chargeType = chargeType
        self.isUnallocated = isUnallocated
        self.tags = tags
        self.additionalInfo = additionalInfo
        self.otherFields = otherFields
    }

    /// The last part of the resource identifier: the name a person knows it by.
    public var resourceName: String { Self.name(ofResource: resource) }

    /// The last part of a resource identifier: the name a person knows it by.
    public static func name(ofResource id: String) -> String { id.split(separator: "/").last.map(String.init) ?? id }
}
