import BillingCore

/// Which format a header belongs to (usage-formats 6).
enum FormatTable {
    /// A format and what its header must have.
    private struct Entry {
        let format: UsageFileFormat
        let matches: @Sendable (_ keys: Set<String>) -> Bool
    }

    private static let entries: [Entry] = [
        // Schema 2019-11-01. With a department it is an enterprise file of 2019, whose cost means the same but
        // which has no currency.
        Entry(format: .payAsYouGo) { keys in
            keys.isSuperset(of: ["subscriptionguid", "pretaxcost", "currency"]) && hasDay(keys)
                && !keys.isDisjoint(with: ["usagequantity", "quantity"]) && !keys.contains("departmentname")
        },
        // Files of partners have the same costs, but of their customers.
        Entry(format: .customerAgreement) { keys in
            keys.isSuperset(of: ["costinbillingcurrency", "costinusd", "billingcurrency"]) && hasDay(keys)
                && keys.isDisjoint(with: ["partnertenantid", "customertenantid", "billedcost"])
        },
        Entry(format: .enterpriseAgreement) { keys in
            keys.contains("costinbillingcurrency") && hasDay(keys)
                && !keys.isDisjoint(with: ["billingcurrencycode", "billingcurrency"])
                && keys.isDisjoint(with: ["costinusd", "customertenantid", "billedcost"])
        },
        Entry(format: .enterpriseAgreement) { keys in
            keys.isSuperset(of: ["cost", "billingcurrency", "accountownerid", "billingprofileid"]) && hasDay(keys)
        },
        Entry(format: .enterpriseAgreement) { keys in
            keys.isSuperset(of: ["subscriptionguid", "pretaxcost", "departmentname"]) && hasDay(keys)
        },
    ]

    private static func hasDay(_ keys: Set<String>) -> Bool {
        !keys.isDisjoint(with: ["usagedatetime", "date"])
    }

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
