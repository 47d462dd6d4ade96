import BillingCore

/// A subscription of the file's first section, with its texts at hand for records.
struct ProvisionedSubscription {
    let facts: SubscriptionFacts
    /// The identifier, lowercase.
    let id: UnsafeRawBufferPointer
    let name: UnsafeRawBufferPointer
    let offer: UnsafeRawBufferPointer
    /// The row as it stands in the file.
    let row: ProvisioningRow

    /// Reads a row of the section.
    init(_ row: CSVRow, columns: SectionColumns, pool: TextPool) throws(RowDefect) {
        func text(_ name: String) -> UnsafeRawBufferPointer {
            NullWords.cleared(QuotedCell.inner(row[columns[name]]).trimmed)
        }
        let identifier = text("Subscription ID")
        if identifier.isEmpty { throw RowDefect(.missingValue, cell: columns["Subscription ID"]) }
        let subscription = SubscriptionID(String(decoding: identifier, as: UTF8.self))
        let offer = text("Offer Name")
        let anniversary = Int(String(decoding: text("Billing Date(Anniversary Date)"), as: UTF8.self))
        facts = SubscriptionFacts(
            id: subscription, name: Self.filled(text("Subscription Name")),
            offer: Self.filled(offer).map(Offer.init),
            anchorDay: anniversary.flatMap { (1...31).contains($0) ? $0 : nil })
        id = pool.keep(subscription.rawValue)
        name = pool.keep(text("Subscription Name"))
        self.offer = pool.keep(facts.offer?.id ?? "")
        self.row = ProvisioningRow(
            subscription: subscription,
            cells: AccountCenterSection.provisioning.columnNames.map {
                String(decoding: QuotedCell.inner(row[columns[$0]]), as: UTF8.self)
            })
    }

    private static func filled(_ text: UnsafeRawBufferPointer) -> String? {
        text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
    }
}

/// The subscriptions of a file, and which of them a daily row belongs to.
struct ProvisionedSubscriptions {
    private(set) var all: [ProvisionedSubscription] = []
    /// Every row of the section, in order.
    private(set) var rows: [ProvisioningRow] = []

    /// Takes one; of several rows for one subscription, as one for each of its services, the first counts.
    mutating func add(_ subscription: ProvisionedSubscription) {
        rows.append(subscription.row)
        if !all.contains(where: { $0.facts.id == subscription.facts.id }) { all.append(subscription) }
    }

    /// The subscription that an instance identifier names, if it is one of these, else the first.
    ///
    /// With one subscription alone every row is its: instance identifiers may
    /// name another one, as when a subscription was moved.
    @inline(__always)
    func index(ofInstance instance: UnsafeRawBufferPointer) -> Int {
        all.count > 1 ? search(instance) : 0
    }

    private func search(_ instance: UnsafeRawBufferPointer) -> Int {
        let prefix: StaticString = "/subscriptions/"
        let head = UnsafeRawBufferPointer(start: prefix.utf8Start, count: prefix.utf8CodeUnitCount)
        guard instance.count > head.count, instance.prefix(head.count).elementsEqual(head, by: Self.sameLetter) else {
            return 0
        }
        let rest = instance[head.count...]
        let name = rest[..<(rest.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex)]
        return all.firstIndex { $0.id.count == name.count && name.elementsEqual($0.id, by: Self.sameLetter) } ?? 0
    }

    /// Compares with a lowercase byte.
    private static func sameLetter(_ byte: UInt8, _ lowercase: UInt8) -> Bool {
        (byte &- 65 < 26 ? byte | 0x20 : byte) == lowercase
    }
}
