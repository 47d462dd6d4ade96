/// The texts of a usage record that a store keeps, each in one place of ``UsageRecord``.
///
/// Those that a store looks up together stand together.
public enum UsageField: Int, CaseIterable, Sendable {
    case subscriptionID, subscriptionName
    case meterCategory, meterSubcategory, meterName, meterRegion, meterID, unit, service
    case resourceGroup, resource, location
    /// The ISO code of the cost's currency.
    case currency
    /// Decimal text with `.`, in the cost's currency; empty when the source does not price the line in it.
    case unitPrice
    case chargeType, offer
    case tags, additionalInfo
    /// Every other column with a value, as a JSON object of strings; empty when there is none.
    case otherFields
}

/// One usage line on its way from a reader to a sink, as byte ranges.
///
/// Texts are UTF-8, unquoted and unescaped. The bytes belong to the reader and
/// are valid only until ``UsageSink/receive(_:)-(UsageRecord)`` returns: a sink looks them up
/// or copies them. One record is filled again and again, so that a line costs no
/// allocation.
public struct UsageRecord {
    /// The day of use, in UTC.
    public var day = Day(number: 0)
    /// The billing period when the source names it, else `nil`.
    public var period: BillingPeriod?
    /// Quantity used; `nil` for a charge without usage.
    public var quantity: ExactDecimal?
    /// What is charged before tax, in the currency of ``UsageField/currency``.
    public var cost = Amount.zero
    /// Whether the cost is a statement value that no daily line carries.
    public var isUnallocated = false
    private var texts: [UnsafeRawBufferPointer]

    /// Creates a record with nothing in it.
    public init() {
        texts = Array(repeating: UnsafeRawBufferPointer(start: nil, count: 0), count: UsageField.allCases.count)
    }

    /// The bytes of one text; empty when the source does not have it.
    public subscript(field: UsageField) -> UnsafeRawBufferPointer {
        get { texts[field.rawValue] }
        set { texts[field.rawValue] = newValue }
    }

    /// All texts at once, each at its field's raw value; the buffer is valid only during the call.
    public func withTexts<Result>(
        _ body: (UnsafeBufferPointer<UnsafeRawBufferPointer>) throws -> Result
    ) rethrows -> Result {
        try texts.withUnsafeBufferPointer(body)
    }

    /// One text as a string, for messages and tests; a sink looks bytes up instead.
    public func text(_ field: UsageField) -> String { String(decoding: self[field], as: UTF8.self) }
}

/// What a file itself says of a subscription.
public struct SubscriptionFacts: Hashable, Sendable {
    /// Its identifier.
    public let id: SubscriptionID
    /// Its name; `nil` when the file has none.
    public let name: String?
    /// Its offer; `nil` when the file has none.
    public let offer: Offer?
    /// The anniversary day, `1...31`; `nil` when the file has none.
    public let anchorDay: Int?
    /// The contract it is billed under; `nil` when the file's format does not tell.
    public let agreement: Agreement?

    /// Creates the facts.
    public init(
        id: SubscriptionID, name: String? = nil, offer: Offer? = nil, anchorDay: Int? = nil,
        agreement: Agreement? = nil
    ) {
        self.id = id
        self.name = name
        self.offer = offer
        self.anchorDay = anchorDay
        self.agreement = agreement
    }
}

/// Takes what a reader finds, in file order.
///
/// Facts of a subscription come before its lines, and may come again with what later lines add. A sink that throws ends the reading.
public protocol UsageSink: AnyObject {
    /// Takes what the file says of a subscription.
    func receive(_ subscription: SubscriptionFacts) throws
    /// Takes a line of the file's own statement of a period.
    func receive(_ line: StatementLine, of subscription: SubscriptionID, in period: BillingPeriod) throws
    /// Takes a usage line; its bytes are valid only during the call.
    func receive(_ record: UsageRecord) throws
    /// Takes a row of an Account Center file's first section.
    func receive(_ row: ProvisioningRow) throws
    /// Takes what an Account Center file says beyond the statement line that came last.
    func receive(_ charge: AccountCenterCharge, of subscription: SubscriptionID, in period: BillingPeriod) throws
}

extension UsageSink {
    /// Leaves it out, as sinks do that write no Account Center files.
    public func receive(_ row: ProvisioningRow) throws {}
    /// Leaves it out, as sinks do that write no Account Center files.
    public func receive(
        _ charge: AccountCenterCharge, of subscription: SubscriptionID, in period: BillingPeriod
    ) throws {}
}
