/// The two forms of Account Center files, which differ by the names and the order of columns (usage-formats 1 and 2).
enum AccountCenterVersion: CaseIterable {
    case one, two

    /// The version whose daily usage has this header; `nil` for neither.
    ///
    /// Headers are in the account's language, so that without English names the number of columns decides: 14 or 16.
    static func ofDailyUsage(_ header: Header) -> AccountCenterVersion? {
        allCases.first { AccountCenterSection.dailyUsage.hasAllNames(of: $0, in: header) }
            ?? allCases.first { AccountCenterSection.dailyUsage.columnNames(of: $0).count == header.names.count }
    }
}

/// The sections of an Account Center usage file in their order (usage-formats 1).
enum AccountCenterSection: Int {
    case provisioning, statement, dailyUsage

    /// The English names of its columns in version 2, in their order.
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

    /// The columns of a version in its order, by the names that version 2 has for them.
    func columnNames(of version: AccountCenterVersion) -> [String] {
        switch (version, self) {
        case (.one, .statement):
            [
                "Billing Period", "Meter Category", "Meter Sub-category", "Meter Name", "Meter Region", "SKU", "Unit",
                "Consumed Quantity", "Included Quantity", "Overage Quantity", "Within Commitment", "Currency",
                "Overage", "Commitment Rate", "Rate", "Value",
            ]
        case (.one, .dailyUsage):
            [
                "Usage Date", "Meter Category", "Meter Id", "Meter Sub-category", "Meter Name", "Meter Region", "Unit",
                "Consumed Quantity", "Resource Location", "Consumed Service", "Instance Id", "Service Info 1",
                "Service Info 2", "Additional Info",
            ]
        default: columnNames
        }
    }

    /// What version 1 calls columns of version 2.
    static let namesOfVersion1 = [
        "Meter Category": "Name", "Meter Sub-category": "Type", "Meter Name": "Resource", "Meter Region": "Region",
        "Meter Id": "ResourceGuid", "Consumed Quantity": "Consumed", "Included Quantity": "Included",
        "Overage Quantity": "Billable", "Resource Location": "Sub Region", "Consumed Service": "Service",
        "Instance Id": "Component",
    ]

    /// Whether a header has every English name of a version.
    func hasAllNames(of version: AccountCenterVersion, in header: Header) -> Bool {
        let keys = header.keys
        return columnNames(of: version).allSatisfy { name in
            keys.contains(HeaderName.key(of: version == .one ? Self.namesOfVersion1[name] ?? name : name))
        }
    }

    /// Whether a header is this section's.
    ///
    /// Titles and headers are in the account's language, so that the number of
    /// columns decides; English headers may have more.
    func accepts(_ header: Header) -> Bool {
        AccountCenterVersion.allCases.contains { version in
            header.names.count == columnNames(of: version).count || hasAllNames(of: version, in: header)
        }
    }
}

/// Where a section's columns are: by their English names in either version, else by position.
struct SectionColumns {
    /// By the keys of version 2's names.
    private let indices: [String: Int]
    /// Columns that the version does not have, by index.
    let unknown: [Int]

    init(_ section: AccountCenterSection, of version: AccountCenterVersion, in header: Header) {
        let names = section.columnNames(of: version)
        let keys = names.map(HeaderName.key)
        var keyOfName = Dictionary(uniqueKeysWithValues: keys.map { ($0, $0) })
        for name in names {
            guard let old = AccountCenterSection.namesOfVersion1[name] else { continue }
            keyOfName[HeaderName.key(of: old)] = HeaderName.key(of: name)
        }
        var indices: [String: Int] = [:]
        for (index, name) in header.names.enumerated() {
            if let key = keyOfName[name.key], indices[key] == nil { indices[key] = index }
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

    /// The place of a column, by its English name in version 2; -1, which no row has, when it is missing.
    subscript(name: String) -> Int { indices[HeaderName.key(of: name)] ?? -1 }
}
