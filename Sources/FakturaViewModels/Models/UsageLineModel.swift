public import BillingCore

/// The Usage line screen: every field of one line, tags and additional info spread out.
public struct UsageLineModel: ScreenModel {
    /// The line.
    public let line: UsageLine
    public let provenance: Provenance?
    /// The name of the subscription charged.
    public let subscriptionName: String
    /// Fields, as rows.
    public let fields: [Field]
    /// Selection and scroll.
    public private(set) var cursor = ListCursor()

    /// A row of the screen.
    public struct Field: Equatable, Sendable {
        /// What a field is; its words are FakturaWords'.
        public enum Label: Equatable, Sendable {
            case day, subscription, subscriptionID, meterCategory, meterSubcategory, meterName, meterRegion, meterID
            case service, resource, resourceID, resourceGroup, location, quantity, unit, unitPrice, cost, chargeType
            case allocation, tag(String), additionalInfo(String), other(String)
        }

        /// What it is.
        public let label: Label
        /// What it holds; empty for a field that the source does not have.
        public let value: Value
    }

    /// What a field holds.
    public enum Value: Equatable, Sendable {
        case text(String)
        case day(Day)
        case number(ExactDecimal)
        case money(Money)
        /// The cost is a statement value that no daily line carries.
        case unallocated
    }

    /// Creates the screen of a line.
    public init(line: UsageLine, provenance: Provenance?, subscriptionName: String) {
        self.line = line
        self.provenance = provenance
        self.subscriptionName = subscriptionName
        fields = Self.fields(of: line, subscriptionName: subscriptionName)
    }

    public var phase: Phase { .loaded }
    public var request: Request? { nil }
    public mutating func receive(_ answer: Answer) {}
    public mutating func startLoading() {}
    public mutating func move(_ move: ListMove) { cursor.move(move, count: fields.count) }
    public var isEmpty: Bool { false }
    public var viewport: Int { cursor.viewport }
    public mutating func setViewport(_ rows: Int) { cursor.setViewport(rows, count: fields.count) }

    private static func fields(of line: UsageLine, subscriptionName: String) -> [Field] {
        var fields: [Field] = [
            Field(label: .day, value: .day(line.day)),
            Field(label: .cost, value: .money(line.cost)),
        ]
        if line.isUnallocated { fields.append(Field(label: .allocation, value: .unallocated)) }
        if let quantity = line.quantity { fields.append(Field(label: .quantity, value: .number(quantity))) }
        add(.unit, line.meter.unit, to: &fields)
        if let price = line.unitPrice { fields.append(Field(label: .unitPrice, value: .number(price))) }
        add(.chargeType, line.chargeType, to: &fields)
        add(.subscription, subscriptionName, to: &fields)
        if subscriptionName != line.subscription.rawValue {
            add(.subscriptionID, line.subscription.rawValue, to: &fields)
        }
        add(.service, line.service, to: &fields)
        add(.meterCategory, line.meter.category, to: &fields)
        add(.meterSubcategory, line.meter.subcategory, to: &fields)
        add(.meterName, line.meter.name, to: &fields)
        add(.meterRegion, line.meter.region, to: &fields)
        add(.meterID, line.meterID, to: &fields)
        add(.resource, line.resourceName, to: &fields)
        add(.resourceGroup, line.resourceGroup, to: &fields)
        add(.location, line.location, to: &fields)
        if line.resource != line.resourceName { add(.resourceID, line.resource, to: &fields) }
        fields += spread(line.tags) { .tag($0) }
        fields += spread(line.additionalInfo) { .additionalInfo($0) }
        fields += line.otherFields.map { Field(label: .other($0.name), value: .text($0.value)) }
        return fields
    }

    private static func add(_ label: Field.Label, _ text: String, to fields: inout [Field]) {
        if !text.isEmpty { fields.append(Field(label: label, value: .text(text))) }
    }

    /// One field per key; text that is no JSON stays whole.
    private static func spread(_ text: String, _ label: (String) -> Field.Label) -> [Field] {
        let parsed = OtherFieldText.parse(text)
        // Braces around nothing are nothing.
        if parsed.isEmpty, text.contains(where: { !$0.isWhitespace && $0 != "{" && $0 != "}" }) {
            return [Field(label: label(""), value: .text(text))]
        }
        return parsed.map { Field(label: label($0.name), value: .text($0.value)) }
    }
}
