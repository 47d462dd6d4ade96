public import BillingCore

/// The rows of `invoices list`: each invoice and credit note once, those of a billing profile too.
public enum InvoiceRows {
    /// The documents in the order given.
    ///
    /// - Parameter absence: Why there are none; `nil` where there are some, or it is not known.
    public static func table(
        _ rows: [InvoiceReport.Row], absence: InvoiceAbsence? = nil, asOf: Day?
    ) -> ReportTable {
        ReportTable(
            TableHeader(
                noun: "invoices", asOf: asOf, facts: [.init("reason", .optional(absence?.code))],
                columns: [
                    .init("invoiceId"), .init("owner", isOnlyInTable: true), .init("subscriptionId", isWide: true),
                    .init("subscriptionName", isWide: true), .init("billingProfileId", isWide: true),
                    .init("billingProfileName", isWide: true), .init("kind"), .init("document"),
                    .init("credits", isWide: true), .init("start"), .init("end"), .init("invoiceDay", isWide: true),
                    .init("dueDate"), .init("state"), .init("total", isNumber: true), .init("currency"),
                    .init("usage", isNumber: true, isWide: true), .init("credit", isNumber: true, isWide: true),
                    .init("tax", isNumber: true, isWide: true), .init("file"),
                ]),
            rows: rows.map(values))
    }

    private static func values(of row: InvoiceReport.Row) -> [TableValue] {
        let invoice = row.invoice
        // Who has no name is shown by the identifier; data says that the name is not known.
        func name(_ id: String) -> TableValue { row.ownerName == id ? .none : .text(row.ownerName) }
        let owner: [TableValue] =
            switch row.document.owner {
            case .subscription(let id): [.text(id.rawValue), name(id.rawValue), .none, .none]
            case .billingProfile(let id): [.none, .none, .text(id), name(id)]
            }
        var credited: String?
        if case .creditNote(let id)? = invoice?.document { credited = id }
        return [.text(row.id), .text(row.ownerName)] + owner + [
            .optional(invoice?.kind.rawValue), .text(invoice?.isCreditNote == true ? "credit-note" : "invoice"),
            .optional(credited), .day(row.period.start), .day(row.period.last),
            .optional(invoice?.invoiceDay?.description), .optional(invoice?.dueDay?.description),
            .text(row.state.rawValue), .amount(invoice?.total.amount),
            .optional(invoice?.total.currency.rawValue),
            .amount(invoice?.charges?.usage), .amount(invoice?.charges?.credit), .amount(invoice?.charges?.tax),
            .optional(row.file),
        ]
    }

    /// The text of a document, each line a row.
    static func table(lines: [String]) -> ReportTable {
        ReportTable(
            TableHeader(noun: "invoice-text", asOf: nil, columns: [.init("line")]), rows: lines.map { [.text($0)] })
    }
}
