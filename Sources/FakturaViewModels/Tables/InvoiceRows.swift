public import BillingCore

/// The rows of `invoices list`: each invoice and credit note once, those of a billing profile too.
public enum InvoiceRows {
    /// Names of those that invoices are made for.
    public struct Names: Sendable {
        /// Names of subscriptions.
        public var subscriptions: [SubscriptionID: String]
        /// Names of billing profiles by identifier.
        public var billingProfiles: [String: String]

        /// Creates names.
        public init(subscriptions: [SubscriptionID: String], billingProfiles: [String: String]) {
            self.subscriptions = subscriptions
            self.billingProfiles = billingProfiles
        }
    }

    /// Invoices in the order given.
    ///
    /// - Parameter paths: Where the files are that are downloaded, by the invoice's number.
    public static func table(
        _ invoices: [Invoice], names: Names, paths: [Invoice.ID: String], asOf: Day?
    ) -> ReportTable {
        ReportTable(
            TableHeader(
                noun: "invoices", asOf: asOf,
                columns: [
                    .init("invoiceId"), .init("owner", isOnlyInTable: true), .init("subscriptionId", isWide: true),
                    .init("subscriptionName", isWide: true), .init("billingProfileId", isWide: true),
                    .init("billingProfileName", isWide: true), .init("kind"), .init("document"),
                    .init("credits", isWide: true), .init("start"), .init("end"), .init("invoiceDay", isWide: true),
                    .init("dueDate"), .init("state"), .init("total", isNumber: true), .init("currency"),
                    .init("usage", isNumber: true, isWide: true), .init("credit", isNumber: true, isWide: true),
                    .init("tax", isNumber: true, isWide: true), .init("file"),
                ]),
            rows: invoices.map { values(of: $0, names, paths[$0.id]) })
    }

    private static func values(of invoice: Invoice, _ names: Names, _ path: String?) -> [TableValue] {
        let owner: [TableValue] =
            switch invoice.owner {
            case .subscription(let id):
                [
                    .text(names.subscriptions[id] ?? id.rawValue), .text(id.rawValue),
                    .optional(names.subscriptions[id]), .none, .none,
                ]
            case .billingProfile(let id):
                [
                    .text(names.billingProfiles[id] ?? id), .none, .none, .text(id),
                    .optional(names.billingProfiles[id]),
                ]
            }
        var credited: String?
        if case .creditNote(let id) = invoice.document { credited = id }
        return [.text(invoice.id)] + owner + [
            .text(invoice.kind.rawValue), .text(invoice.isCreditNote ? "credit-note" : "invoice"),
            .optional(credited), .day(invoice.period.start), .day(invoice.period.last),
            .optional(invoice.invoiceDay?.description), .optional(invoice.dueDay?.description),
            .text(invoice.state.rawValue), .amount(invoice.total.amount), .text(invoice.total.currency.rawValue),
            .amount(invoice.charges?.usage), .amount(invoice.charges?.credit), .amount(invoice.charges?.tax),
            .optional(path),
        ]
    }

    /// The documents of a screen.
    public static func table(_ rows: [InvoiceReport.Row], asOf: Day?) -> ReportTable {
        var names = Names(subscriptions: [:], billingProfiles: [:])
        var paths: [Invoice.ID: String] = [:]
        for row in rows {
            switch row.invoice.owner {
            case .subscription(let id): names.subscriptions[id] = row.ownerName
            case .billingProfile(let id): names.billingProfiles[id] = row.ownerName
            }
            paths[row.invoice.id] = row.file
        }
        return table(rows.map(\.invoice), names: names, paths: paths, asOf: asOf)
    }

    /// The text of a document, each line a row.
    static func table(lines: [String]) -> ReportTable {
        ReportTable(
            TableHeader(noun: "invoice-text", asOf: nil, columns: [.init("line")]), rows: lines.map { [.text($0)] })
    }
}
