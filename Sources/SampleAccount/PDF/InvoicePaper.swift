import BillingCore

/// Lays an invoice out on pages: who, what by service, what is to be paid, then each meter.
struct InvoicePaper {
    private let invoice: Invoice
    private let figures: InvoiceFigures
    private let facts: InvoiceFacts
    private var flow = PDFFlow()

    /// Where values stand beside their labels.
    private static let valueColumn = 170

    /// The finished document.
    static func document(_ invoice: Invoice, figures: InvoiceFigures, facts: InvoiceFacts) -> PDFDocument {
        var paper = InvoicePaper(invoice: invoice, figures: figures, facts: facts)
        paper.heading()
        paper.summary()
        if invoice.kind == .services { paper.details() }
        paper.footers()
        return PDFDocument(pages: paper.flow.pages, title: "\(facts.title) \(invoice.id)")
    }

    private init(invoice: Invoice, figures: InvoiceFigures, facts: InvoiceFacts) {
        self.invoice = invoice
        self.figures = figures
        self.facts = facts
    }

    private mutating func heading() {
        flow.text(facts.title, size: 20, font: .bold)
        flow.move(30)
        for (label, value) in facts.lines {
            flow.text(label)
            flow.text(value, x: Self.valueColumn, font: .bold)
            flow.move(15)
        }
        flow.move(10)
        for notice in facts.notices {
            flow.text(notice, font: .bold)
            flow.move(15)
        }
        flow.move(8)
        flow.text("Bill to")
        for line in facts.address {
            flow.text(line, x: Self.valueColumn)
            flow.move(13)
        }
        flow.move(17)
    }

    /// Charges by service; each is rounded for itself, so what that leaves is a row of its own.
    private mutating func summary() {
        row("Charges by service", invoice.total.currency.rawValue, font: .bold)
        flow.rule()
        var rounded = Amount.zero
        for service in figures.services {
            let cost = service.cost.roundedToHundredths
            rounded += cost
            row(service.name, cost.grouped())
        }
        let usage = invoice.charges?.usage ?? invoice.total.amount
        if usage != rounded { row("Rounding", (usage - rounded).grouped()) }
        flow.rule()
        row("Charges before credit and tax", usage.grouped())
        if let charges = invoice.charges {
            row("Credit", charges.credit.grouped())
            row(facts.taxLabel, charges.tax.grouped())
        }
        flow.rule()
        row(invoice.isCreditNote ? "Total credited" : "Total", invoice.total.amount.grouped(), font: .bold, size: 11)
        flow.move(10)
        for line in facts.payment {
            flow.need(14)
            flow.text(line)
            flow.move(14)
        }
    }

    private mutating func details() {
        flow.move(20)
        for (name, services) in figures.subscriptions {
            flow.need(80)
            flow.text("Details: \(name)", size: 12, font: .bold)
            flow.move(16)
            for service in services {
                flow.need(44)
                flow.move(6)
                columns(service.name, "Quantity", "Unit", "Amount", font: .bold)
                flow.rule()
                for meter in service.meters {
                    let quantity = meter.quantity.map(Self.text) ?? ""
                    columns(meter.name, quantity, meter.unit, meter.cost.grouped(decimals: 4))
                }
            }
            flow.move(16)
        }
        flow.need(10)
        flow.text("Amounts of meters are rounded to four decimals; they are added up before rounding.", size: 8)
    }

    private static func text(_ quantity: ExactDecimal) -> String {
        (quantity.rescaled(to: min(quantity.scale, 4)) ?? quantity).normalized.description
    }

    private mutating func footers() {
        let count = flow.pages.count
        for index in 0..<count {
            let (left, right) = (PDFFlow.left, PDFFlow.right)
            flow.pages[index].rule(x: left, right: right, y: 52)
            flow.pages[index].text(
                "A sample made by faktura: no tax document, nothing is to be paid.", x: left, y: 40, size: 8)
            flow.pages[index].figure(
                "\(facts.title) \(invoice.id), page \(index + 1) of \(count)", right: right, y: 40, size: 8)
        }
    }
}

extension InvoicePaper {
    private mutating func row(_ label: String, _ amount: String, font: PDFPage.Font = .regular, size: Int = 9) {
        flow.need(16)
        flow.text(label, size: size, font: font, room: 380)
        flow.figure(amount, size: size, font: font)
        flow.move(15)
    }

    private mutating func columns(
        _ name: String, _ quantity: String, _ unit: String, _ amount: String, font: PDFPage.Font = .regular
    ) {
        flow.need(14)
        flow.text(name, size: 8, font: font, room: 250)
        flow.figure(quantity, right: 380, size: 8, font: font)
        flow.text(unit, x: 390, size: 8, font: font, room: 80)
        flow.figure(amount, size: 8, font: font)
        flow.move(12)
    }
}
