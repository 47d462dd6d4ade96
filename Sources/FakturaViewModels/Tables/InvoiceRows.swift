public import BillingCore

/// The rows of invoices, as `faktura invoices list` prints them and the screen saves them.
public enum InvoiceRows {
    /// Documents; money as decimals, days inclusive.
    public static func table(_ rows: [InvoiceReport.Row], asOf: Day?) -> ReportTable {
        ReportTable(
            TableHeader(
                noun: "invoices", asOf: asOf,
                columns: [
                    .init("invoiceId"), .init("kind"), .init("document"), .init("credits"), .init("rebills"),
                    .init("subscriptionId", isWide: true), .init("billingProfileId", isWide: true), .init("owner"),
                    .init("start"), .init("end"), .init("invoiceDay"), .init("dueDate"), .init("state"),
                    .init("usageCost", isNumber: true), .init("credit", isNumber: true),
                    .init("tax", isNumber: true), .init("total", isNumber: true), .init("currency"),
                    .init("file", isWide: true),
                ]),
            rows: rows.map(values))
    }

    private static func values(of row: InvoiceReport.Row) -> [TableValue] {
        let invoice = row.invoice
        var credited: String?
        if case .creditNote(let number) = invoice.document { credited = number }
        var subscription: String?
        var profile: String?
        switch invoice.owner {
        case .subscription(let id): subscription = id.rawValue
        case .billingProfile(let id): profile = id
        }
        func day(_ day: Day?) -> TableValue { day.map { .day($0) } ?? .none }
        return [
            .text(invoice.id), .text(invoice.kind.rawValue), .text(invoice.isCreditNote ? "creditNote" : "invoice"),
            .optional(credited), .optional(row.rebills), .optional(subscription), .optional(profile),
            .optional(row.ownerName), .day(invoice.period.start), .day(invoice.period.last), day(invoice.invoiceDay),
            day(invoice.dueDay), .text(invoice.state.rawValue), .amount(invoice.charges?.usage),
            .amount(invoice.charges?.credit), .amount(invoice.charges?.tax), .amount(invoice.total.amount),
            .text(invoice.total.currency.rawValue), .optional(row.file),
        ]
    }

    /// The text of a document, each line a row.
    static func table(lines: [String]) -> ReportTable {
        ReportTable(
            TableHeader(noun: "invoice-text", asOf: nil, columns: [.init("line")]), rows: lines.map { [.text($0)] })
    }
}
