/// The sections of an Account Center usage file, version 2, in their order (usage-formats 1).
enum AccountCenterSection: Int {
    case provisioning, statement, dailyUsage

    /// The English names of its columns, in their order.
    var columnNames: [String] {
        switch self {
        case .provisioning:
            [
                "Subscription ID", "Subscription Name", "Order Id", "Description", "Billing Date(Anniversary Date)",
                "Offer Name", "Service Name", "Subs Status", "Subs Extra Status", "Provisioning Status",
            ]
        case .statement:
            [
                "Billing Period", "Meter Category", "Meter Sub-category", "Meter Name", "Meter Region", "SKU", "Unit",
                "Consumed Quantity", "Included Quantity", "Within Commitment", "Overage Quantity", "Currency",
                "Overage", "Commitment Rate", "Rate", "Value",
            ]
        case .dailyUsage:
            [
                "Usage Date", "Meter Category", "Meter Id", "Meter Sub-category", "Meter Name", "Meter Region", "Unit",
                "Consumed Quantity", "Resource Location", "Consumed Service", "Resource Group", "Instance Id", "Tags",
                "Additional Info", "Service Info 1", "Service Info 2",
            ]
        }
    }

    /// Whether a header is this section's in version 2.
    ///
    /// Titles and headers are in the account's language, so that the number of
    /// columns decides; English headers may have more. The statement of version
    /// 1 has as many, but calls the meter's category `Name`.
    func accepts(_ header: Header) -> Bool {
        let keys = header.keys
        let found = columnNames.count { keys.contains(HeaderName.key(of: $0)) }
        if header.names.count > columnNames.count { return found == columnNames.count }
        let isVersion1 = keys.isSuperset(of: ["name", "type", "resource", "consumed"])
        return header.names.count == columnNames.count && !isVersion1
    }
}

/// Where a section's columns are: by their English names, else by position.
struct SectionColumns {
    private let indices: [String: Int]
    /// Columns that version 2 does not have, by index.
    let unknown: [Int]

    init(_ section: AccountCenterSection, in header: Header) {
        let keys = section.columnNames.map(HeaderName.key)
        var indices: [String: Int] = [:]
        for (index, name) in header.names.enumerated() where keys.contains(name.key) && indices[name.key] == nil {
            indices[name.key] = index
        }
        let taken = Set(indices.values)
        for (position, key) in keys.enumerated() where indices[key] == nil {
            // A header with an English name at this place says that the column is elsewhere or missing.
            if !taken.contains(position), position < header.names.count { indices[key] = position }
        }
        self.indices = indices
        let used = Set(indices.values)
        unknown = header.names.indices.filter { !used.contains($0) }
    }

    /// The place of a column, by its English name; -1, which no row has, when it is missing.
    subscript(name: String) -> Int { indices[HeaderName.key(of: name)] ?? -1 }
}
