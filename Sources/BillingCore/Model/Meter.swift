/// What is counted: a meter by its category, subcategory, name and region.
///
/// Statement and daily usage of an Account Center file join on these four;
/// the statement has no meter identifier.
public struct Meter: Hashable, Sendable {
    /// `Virtual Machines`.
    public let category: String
    /// `D-Series`; empty when there is none.
    public let subcategory: String
    /// `D4s v5`.
    public let name: String
    /// `EU North`; empty when the price is the same everywhere.
    public let region: String
    /// What one of it is, with the block size: `1 Hour`, `10,000s`; empty when the file has none.
    public let unit: String

    /// Creates a meter; texts that are missing are empty.
    public init(category: String, subcategory: String, name: String, region: String, unit: String) {
        self.category = category
        self.subcategory = subcategory
        self.name = name
        self.region = region
        self.unit = unit
    }
}
