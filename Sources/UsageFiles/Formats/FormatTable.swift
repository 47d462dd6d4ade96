import BillingCore

/// Which format a header belongs to (usage-formats 6).
enum FormatTable {
    /// A format and what its header must have and may not have.
    private struct Entry {
        let format: UsageFileFormat
        /// Columns that must all be there.
        let all: Set<String>
        /// Groups of columns of which one each must be there.
        let anyOf: [Set<String>]
        let none: Set<String>

        init(_ format: UsageFileFormat, _ all: String, anyOf: [String] = [], none: String = "") {
            self.format = format
            self.all = Self.keys(all)
            self.anyOf = anyOf.map(Self.keys)
            self.none = Self.keys(none)
        }

        func matches(_ keys: Set<String>) -> Bool {
            all.isSubset(of: keys) && none.isDisjoint(with: keys) && anyOf.allSatisfy { !$0.isDisjoint(with: keys) }
        }

        private static func keys(_ names: String) -> Set<String> { Set(names.split(separator: " ").map(String.init)) }
    }

    /// The first that matches decides.
    private static let entries = [
        Entry(.focus, "billedcost chargeperiodstart"),
        // With a department it is an enterprise file of 2019, whose cost means the same.
        Entry(
            .payAsYouGo, "subscriptionguid pretaxcost", anyOf: [day, "usagequantity quantity"], none: "departmentname"),
        Entry(.enterpriseAgreement, "subscriptionguid pretaxcost departmentname", anyOf: [day]),
        Entry(
            .partnerAgreement, "costinbillingcurrency costinusd billingcurrency",
            anyOf: [day, "partnertenantid customertenantid"]),
        Entry(.customerAgreement, "costinbillingcurrency costinusd billingcurrency", anyOf: [day]),
        Entry(
            .enterpriseAgreement, "costinbillingcurrency", anyOf: [day, "billingcurrencycode billingcurrency"],
            none: "costinusd customertenantid"),
        Entry(.enterpriseAgreement, "cost billingcurrency accountownerid billingprofileid", anyOf: [day]),
        Entry(.enterpriseExtract, "extendedcost resourcerate", anyOf: [day, "subscriptionguid subscriptionid"]),
        Entry(.enterpriseExtract, "cost consumedquantity resourcerate accountowneremail", anyOf: [day]),
    ]

    private static let day = "usagedatetime date"

    /// The format of a table with this header; `nil` when none is known.
    static func format(of header: Header) -> UsageFileFormat? {
        let keys = header.keys
        return entries.first { $0.matches(keys) }?.format
    }

    /// The cells of a header for a message: at most 12, each of at most 40 characters.
    static func excerpt(_ row: CSVRow) -> [String] {
        (0..<min(row.count, 12)).map { CellText.readable(row[$0], limit: 40) }
    }
}
