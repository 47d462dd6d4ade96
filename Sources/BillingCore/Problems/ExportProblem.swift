/// Why the folder of an export, a manifest and its partitions, could not be read: facts, worded in FakturaWords.
public enum ExportProblem: Hashable, Sendable {
    /// There are several exports in the folder; one of their folders, below it.
    case several(count: Int, example: String)
    /// The manifest is none: no JSON, or without a list of partitions.
    case noManifest
    /// The manifest lists another number of partitions than it says.
    case partitionCount(found: Int, expected: Int)
    /// A partition that the manifest lists lies outside of the folder.
    case outside(name: String)
    /// The manifest lists a partition twice.
    case listedTwice(name: String)
    /// A partition is not there.
    case missing(name: String)
    /// A partition has another size than the manifest says.
    case byteCount(name: String, found: Int64, expected: Int64)
    /// A partition has another number of rows than the manifest says.
    case rowCount(name: String, found: Int, expected: Int)
    /// All partitions together have another number of rows than the manifest says.
    case totalRowCount(found: Int, expected: Int)
    /// A partition is of another format than the first.
    case otherFormat(name: String)
    /// Dates with slashes have the month first in one partition and the day in another.
    case dayOrders(monthFirst: String, dayFirst: String)
}
