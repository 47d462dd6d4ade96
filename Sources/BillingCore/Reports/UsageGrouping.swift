/// What usage is added up by: the pivots of the Daily usage screen.
public enum UsageGrouping: Hashable, Sendable {
    case day
    /// The meter category, which Cost Management calls the service name: `Virtual Machines`.
    ///
    /// The provider that reports a line (`Microsoft.Compute`) is ``UsageLine/service``; one provider reports
    /// several of these services.
    case service
    case meter, resource, resourceGroup, location
    /// The values of one tag.
    case tag(TagKey)

    /// All that do not depend on the tags there are, in the order they are turned through.
    public static let fixed: [UsageGrouping] = [.day, .service, .meter, .resource, .resourceGroup, .location]

    /// The group that a line belongs to, spelled as the line has it.
    public func group(of line: UsageLine) -> UsageGroup {
        switch self {
        case .day: return .day(line.day)
        case .service: return .service(line.meter.category)
        case .meter: return .meter(line.meter)
        case .resource: return .resource(line.resource)
        case .resourceGroup: return .resourceGroup(line.resourceGroup)
        case .location: return .location(line.location)
        case .tag(let key):
            let tag = OtherFieldText.parse(line.tags).first { TagKey($0.name) == key }
            return .tag(key, value: tag?.value)
        }
    }

    /// What a group of this kind is looked into by when the path to it is known; `nil` for the usage lines.
    ///
    /// A service by its meters, most others by resource, a resource by day, whatever the path does not have yet.
    public func next(on path: [UsageGroup]) -> UsageGrouping? {
        let gone = Set(path.map(\.grouping)).union([self])
        let wanted: [UsageGrouping] = self == .service ? [.meter, .resource, .day] : [.resource, .day]
        return wanted.first { !gone.contains($0) }
    }
}

/// A tag's name; Azure tells names apart without regard to case.
public struct TagKey: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The name as it is spelled.
    public let name: String
    /// The name as it is compared.
    public let folded: String

    /// Creates a key.
    public init(_ name: String) {
        self.name = name
        folded = name.lowercased()
    }

    public static func == (left: Self, right: Self) -> Bool { left.folded == right.folded }
    public func hash(into hasher: inout Hasher) { hasher.combine(folded) }
    public static func < (left: Self, right: Self) -> Bool { left.folded < right.folded }
    public var description: String { name }
}

/// One group of usage: what a row of a breakdown stands for, and a step of a drill-down path.
///
/// An empty name stands for lines without one, such as purchases that have no resource.
public enum UsageGroup: Hashable, Sendable {
    case day(Day)
    case service(String)
    /// A meter; its unit is no part of what it is known by.
    case meter(Meter)
    /// The whole resource identifier, or a classic resource's name.
    case resource(String)
    case resourceGroup(String)
    case location(String)
    /// A tag with a value; `nil` for lines without the tag.
    case tag(TagKey, value: String?)

    /// What it is a group by.
    public var grouping: UsageGrouping {
        switch self {
        case .day: .day
        case .service: .service
        case .meter: .meter
        case .resource: .resource
        case .resourceGroup: .resourceGroup
        case .location: .location
        case .tag(let key, _): .tag(key)
        }
    }

    /// Whether it stands for lines that have no such name or tag; these come last in every order.
    public var isNone: Bool {
        switch self {
        case .day: false
        case .service(let name), .resource(let name), .resourceGroup(let name), .location(let name): name.isEmpty
        case .meter(let meter): meter.name.isEmpty && meter.category.isEmpty
        case .tag(_, let value): value == nil
        }
    }

    /// The name as it is spelled in the source; a day as ISO, and empty where ``isNone``.
    public var name: String {
        switch self {
        case .day(let day): day.description
        case .service(let name), .resource(let name), .resourceGroup(let name), .location(let name): name
        case .meter(let meter):
            [meter.category, meter.name, meter.subcategory, meter.region].filter { !$0.isEmpty }.joined(separator: " ")
        case .tag(_, let value): value ?? ""
        }
    }

    /// The group in the one spelling that it is compared in: equal for lines that belong together.
    ///
    /// Azure varies the case of resources, resource groups and locations, and writes locations with and without
    /// blanks (usage-formats rule 0.9); services, meters and tag values are as they are.
    public var folded: UsageGroup {
        switch self {
        case .day, .service, .tag: self
        case .meter(let meter):
            .meter(
                Meter(
                    category: meter.category, subcategory: meter.subcategory, name: meter.name, region: meter.region,
                    unit: ""))
        case .resource(let name): .resource(name.lowercased())
        case .resourceGroup(let name): .resourceGroup(name.lowercased())
        case .location(let name): .location(name.lowercased().replacing(" ", with: ""))
        }
    }

    /// Whether a line belongs to the group.
    public func contains(_ line: UsageLine) -> Bool { grouping.group(of: line).folded == folded }
}
