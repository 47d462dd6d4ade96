public import BillingCore

/// Writes an Account Center usage file, version 2, as Azure did (usage-formats 1, azure-apis 3.7).
///
/// What was read of such a file is written as it stood. Of other sources: included quantity, SKU and commitment are
/// empty, as nothing tells them; the rate is the one price of the meter, else value by quantity to 28 digits.
/// `Value` has two decimals where they hold it and as many as it takes where not, so that sums stay what they are;
/// `Consumed Quantity` of the statement is rounded to eight. A cell that a spreadsheet would run is left alone.
public struct AccountCenterWriter {
    private let file: AccountCenterFile
    private var output: CSVOutput

    /// Daily rows written.
    public private(set) var rowCount = 0

    /// - Parameter write: Takes the bytes, piece by piece.
    public init(_ file: AccountCenterFile, write: @escaping ([UInt8]) throws -> Void) {
        self.file = file
        output = CSVOutput(write: write)
    }

    /// Writes the first two sections and the head of the third; call it once, first.
    public mutating func start() throws {
        try head("Provisioning Status", .provisioning)
        for row in file.provisioning.isEmpty ? [Self.row(of: file.subscription)] : file.provisioning {
            try write(row)
        }
        try output.endRow()
        try head("Statement", .statement)
        let period = DayText.period(file.period)
        for charge in file.charges { try write(charge, period) }
        try output.endRow()
        try head("Daily Usage", .dailyUsage)
    }

    /// Writes a daily row; a value that no day carries stands in the statement alone.
    public mutating func add(_ line: UsageLine) throws {
        if line.isUnallocated { return }
        output.cell(DayText.slashed(line.day))
        output.quotedCell(line.meter.category)
        output.quotedCell(line.meterID)
        output.quotedCell(line.meter.subcategory)
        output.quotedCell(line.meter.name)
        output.quotedCell(line.meter.region)
        output.quotedCell(line.meter.unit)
        output.cell(line.quantity?.description ?? "")
        output.quotedCell(line.location)
        output.quotedCell(line.service)
        output.quotedCell(line.resourceGroup)
        output.quotedCell(line.resource)
        output.quotedCell(line.tags)
        output.quotedCell(line.additionalInfo)
        output.quotedCell(line.other("Service Info 1", "ServiceInfo1"))
        output.quotedCell(line.other("Service Info 2", "ServiceInfo2"))
        try output.endRow()
        rowCount += 1
    }

    /// Hands on the last bytes; call it once, last.
    public mutating func finish() throws { try output.flush() }

    private mutating func head(_ title: String, _ section: AccountCenterSection) throws {
        try output.row([title])
        try output.row(section.columnNames)
    }

    /// What is known of a subscription that no Account Center file told of.
    private static func row(of subscription: Subscription) -> ProvisioningRow {
        ProvisioningRow(
            subscription: subscription.id,
            cells: [
                subscription.id.rawValue, subscription.name ?? "", "", subscription.offer?.name ?? "",
                subscription.anchorDay.map(String.init) ?? "", subscription.offer?.id ?? "",
            ])
    }

    private mutating func write(_ row: ProvisioningRow) throws {
        for (index, text) in row.cells.enumerated() {
            // The billing date and the three states have no quotes of their own.
            if index == 4 || index >= 7 { output.cell(text) } else { output.quotedCell(text) }
        }
        try output.endRow()
    }

    private mutating func write(_ charge: AccountCenterFile.Charge, _ period: String) throws {
        let (line, details) = (charge.line, charge.details)
        let isOwn = details.map { !$0.valueText.isEmpty } ?? false
        output.cell(period)
        output.quotedCell(line.meter.category)
        output.quotedCell(line.meter.subcategory)
        output.quotedCell(line.meter.name)
        output.quotedCell(line.meter.region)
        output.quotedCell(details?.sku ?? "")
        output.quotedCell(line.meter.unit)
        let consumed = isOwn ? line.consumed : line.consumed.map(ChargeText.quantity)
        let billable = isOwn ? line.billable : line.billable.map(ChargeText.quantity) ?? ChargeText.billable(line)
        output.cell(consumed?.description ?? "")
        output.cell(line.included?.description ?? "")
        output.cell(details?.withinCommitment?.description ?? "")
        output.cell(billable?.description ?? "")
        output.cell(line.value.currency.rawValue)
        output.cell(details?.overage?.description ?? "")
        output.cell(details?.commitmentRate?.description ?? "")
        let rate = isOwn ? line.rate : line.rate ?? ChargeText.blendedRate(line)
        output.cell(rate?.description ?? "")
        output.cell(isOwn ? details?.valueText ?? "" : ChargeText.value(line.value))
        try output.endRow()
    }
}

extension UsageLine {
    /// A column outside the shared ones, by any of its names; empty when there is none.
    func other(_ names: String...) -> String {
        otherFields.first { field in names.contains { $0.caseInsensitiveEquals(field.name) } }?.value ?? ""
    }
}

extension String {
    fileprivate func caseInsensitiveEquals(_ other: String) -> Bool {
        utf8.count == other.utf8.count && lowercased() == other.lowercased()
    }
}
