import BillingCore

/// An invoice in the shape of 2020-05-01 and 2024-04-01 (azure-apis 2.3).
struct InvoiceRow {
    let invoice: Invoice
    let call: Call

    /// The collection that the invoice is in, without `/invoices`.
    private var owner: String {
        switch invoice.owner {
        case .subscription(let id): "\(Operations.path(account: "default"))/billingSubscriptions/\(id)"
        case .billingProfile(let id):
            Operations.path(account: profile(id)?.billingAccount ?? "")
        }
    }

    private func profile(_ id: String) -> BillingProfile? {
        call.emulation.snapshot.billingProfiles.first { $0.id == id }
    }

    var path: String { "\(owner)/invoices/\(invoice.id)" }

    var json: JSON {
        let isSubscription = if case .subscription = invoice.owner { true } else { false }
        let kind = isSubscription ? "billingSubscriptions/invoices" : "invoices"
        return [
            "id": .string(path), "name": .string(invoice.id),
            "properties": .object(amounts + dates + state + documents + ownerFields),
            "type": "Microsoft.Billing/billingAccounts/\(kind)",
        ]
    }

    private func money(_ amount: Amount) -> JSON { .money(amount, invoice.total.currency) }

    private var isOpen: Bool { invoice.state == .due || invoice.state == .overdue }

    private var amounts: [(String, JSON)] {
        var fields: [(String, JSON)] = [
            ("amountDue", money(isOpen ? invoice.total.amount : .zero)), ("billedAmount", money(invoice.total.amount)),
        ]
        if case .billingProfile = invoice.owner, let charges = invoice.charges {
            fields += [
                ("azurePrepaymentApplied", money(.zero)), ("creditAmount", money(.zero - charges.credit)),
                ("freeAzureCreditApplied", money(.zero)), ("subTotal", money(charges.usage)),
                ("taxAmount", money(charges.tax)), ("totalAmount", money(invoice.total.amount)),
            ]
        }
        return fields
    }

    private var dates: [(String, JSON)] {
        func moment(_ day: Day) -> JSON { .string("\(day)T00:00:00Z") }
        var fields: [(String, JSON)] = [
            ("invoiceDate", moment(invoice.invoiceDay ?? invoice.period.end)),
            ("invoicePeriodStartDate", moment(invoice.period.start)),
            ("invoicePeriodEndDate", moment(invoice.period.last)),
        ]
        if let due = invoice.dueDay { fields.append(("dueDate", moment(due))) }
        return fields
    }

    /// Words changed their spelling between versions.
    private var isOld: Bool { call.version < "2024" }

    private var state: [(String, JSON)] {
        let status =
            switch invoice.state {
            case .due: "Due"
            case .overdue: isOld ? "Overdue" : "OverDue"
            case .void: "Void"
            default: "Paid"
            }
        let type =
            switch invoice.kind {
            case .services: isOld ? "AzureService" : "AzureServices"
            case .marketplace: "AzureMarketplace"
            case .support: "AzureSupport"
            }
        var fields: [(String, JSON)] = [
            ("invoiceType", .string(type)), ("status", .string(status)), ("purchaseOrderNumber", ""),
            ("documentType", invoice.isCreditNote ? "CreditNote" : "Invoice"),
        ]
        if invoice.state == .paid, !invoice.isCreditNote, let due = invoice.dueDay {
            fields.append(
                (
                    "payments",
                    [
                        [
                            "amount": money(invoice.total.amount), "date": .string("\(due)T00:00:00Z"),
                            "paymentMethodFamily": "CreditCard", "paymentMethodType": "visa", "paymentType": "debited",
                        ]
                    ]
                ))
        }
        return fields
    }

    /// What can be downloaded: by name since 2024, by a link that holds a token before.
    private var documents: [(String, JSON)] {
        let name = String(LegacyInvoice.name(invoice).suffix(9).drop { $0 == "0" })
        let kind: JSON = invoice.isCreditNote ? "CreditNote" : "Invoice"
        var fields: [(String, JSON)] = []
        if !isOld, invoice.kind != .marketplace {
            // Not all invoices name theirs.
            fields.append(("documents", [["kind": kind, "name": .string(name)]]))
        } else if isOld {
            let url = "\(call.request.base)\(path)/download?downloadToken=DRS_\(name)&api-version=2020-05-01"
            fields.append(("documents", [["kind": kind, "url": .string(url), "source": "DRS"]]))
        }
        if case .creditNote(let number) = invoice.document {
            fields.append(("creditForDocumentId", .string(number)))
        }
        return fields
    }

    private var ownerFields: [(String, JSON)] {
        switch invoice.owner {
        case .subscription(let id):
            let subscription = call.emulation.snapshot.subscriptions.first { $0.id == id }
            var fields: [(String, JSON)] = [("subscriptionId", .string(id.rawValue))]
            if call.version >= "2024" { fields.append(("subscriptionDisplayName", .text(subscription?.name))) }
            return fields
        case .billingProfile(let id):
            let profile = profile(id)
            return [
                ("billingProfileDisplayName", .text(profile?.name)),
                ("billingProfileId", .text(profile.map(Operations.path(profile:)))), ("isMonthlyInvoice", true),
            ]
        }
    }
}
