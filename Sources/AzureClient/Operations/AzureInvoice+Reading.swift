import BillingCore

extension AzureInvoice {
    /// Reads an item of the lists with amounts.
    init(_ fields: Fields, source: Source, owner: Invoice.Owner) throws(AnswerDefect) {
        let properties = fields["properties"]
        name = try fields.required("name")
        self.source = source
        self.owner = owner
        type = properties.text("invoiceType")
        documentType = properties.word("documentType")
        period = try Self.period(properties)
        invoiceDay = properties.day("invoiceDate")
        dueDay = properties.day("dueDate")
        status = properties.text("status")
        let total = properties.money("totalAmount") ?? properties.money("billedAmount")
        self.total = total
        charges = Self.charges(properties, total: total)
        amountDue = properties.money("amountDue")
        credited = (properties.text("creditForDocumentId") ?? properties.text("billedDocumentId")).map(lastPart)
        files = properties.list("documents").map { document in
            File(
                kind: document.text("kind"), name: document.text("name"),
                url: document.text("url").map { Secret($0) })
        }
        link = nil
    }

    /// Reads an item of the oldest list.
    init(legacy fields: Fields, owner: Invoice.Owner) throws(AnswerDefect) {
        let properties = fields["properties"]
        name = try fields.required("name")
        source = .legacy
        self.owner = owner
        period = try Self.period(properties)
        link = DownloadLink(properties["downloadUrl"])
        type = nil
        documentType = nil
        invoiceDay = Moment.day(name.prefix(10))
        dueDay = nil
        status = nil
        total = nil
        charges = nil
        amountDue = nil
        credited = nil
        files = []
    }

    private static func period(_ properties: Fields) throws(AnswerDefect) -> BillingPeriod {
        let start = try properties.require(properties.day("invoicePeriodStartDate"), "invoicePeriodStartDate")
        let end = try properties.require(properties.day("invoicePeriodEndDate"), "invoicePeriodEndDate")
        return try properties.require(BillingPeriod.told(start: start, end: end), "invoicePeriodEndDate")
    }

    /// What the total is made of, where the parts add up to it.
    ///
    /// Azure calls the subtotal the amount due before tax, and shows it before
    /// credit in examples: whichever adds up is meant.
    private static func charges(_ fields: Fields, total: Money?) -> Invoice.Charges? {
        let names = ["creditAmount", "azurePrepaymentApplied", "freeAzureCreditApplied"]
        let credits = names.compactMap { fields.money($0) }
        guard let total, let subtotal = fields.money("subTotal"), let tax = fields.money("taxAmount"),
            (credits + [subtotal, tax]).allSatisfy({ $0.currency == total.currency })
        else { return nil }
        // Credit counts as taken off, whichever sign it comes with.
        let credit = credits.reduce(Amount.zero) { sum, part in
            part.amount > .zero ? sum - part.amount : sum + part.amount
        }
        let before = Invoice.Charges(usage: subtotal.amount, credit: credit, tax: tax.amount)
        if before.total == total.amount { return before }
        let after = Invoice.Charges(usage: subtotal.amount - credit, credit: credit, tax: tax.amount)
        return after.total == total.amount ? after : nil
    }
}
