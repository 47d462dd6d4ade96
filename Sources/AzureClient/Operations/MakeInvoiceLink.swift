import BillingCore

/// Makes the link to an invoice's PDF (azure-apis 2.4); Azure takes some seconds for it.
public struct MakeInvoiceLink: AzureOperation {
    /// The invoice.
    public let invoice: AzureInvoice
    /// Which of its files; `nil` for the invoice itself.
    public let file: AzureInvoice.File?

    /// Creates the operation.
    public init(_ invoice: AzureInvoice, file: AzureInvoice.File? = nil) {
        self.invoice = invoice
        self.file = file
    }

    public func run(on azure: AzureAPI) async throws -> DownloadLink {
        if invoice.source == .legacy { return try await legacy(azure) }
        let answer = try await azure.longRunning(try call(azure))
        return try azure.reading(answer) { fields in
            // The older version wraps it in `properties`.
            let link = DownloadLink(fields) ?? DownloadLink(fields["properties"])
            return try fields.require(link, "url")
        }
    }

    private func call(_ azure: AzureAPI) throws -> Call {
        let name = ServiceURL.encoding(invoice.name)
        let own = file ?? invoice.files.first { $0.kind?.lowercased() == "invoice" }
        switch (invoice.source, invoice.owner) {
        case (.billingProfile(let account), _):
            return azure.call(
                .post, "\(BillingScope.account(account).path)/invoices/\(name)/download", version: "2024-04-01",
                query: documentName)
        case (.olderSubscription, _):
            // The address is Azure's own; the pipeline refuses it a token on any other host.
            guard let text = own?.url?.reveal(), let url = azure.cloud.resourceManager.following(text) else {
                throw AzureProblem.unreadable(
                    host: azure.cloud.resourceManager.host, .field("properties.documents[].url"), requestID: nil)
            }
            return azure.call(.post, url)
        case (_, .subscription(let id)):
            return azure.call(
                .post, "\(AzureInvoice.path(of: id))/invoices/\(name)/download", version: "2024-04-01",
                query: documentName)
        case (_, .billingProfile):
            throw AzureProblem.resultExpired(path: invoice.name)
        }
    }

    /// Without a name the invoice itself comes.
    private var documentName: [(name: String, value: String)] { file?.name.map { [("documentName", $0)] } ?? [] }

    /// The oldest list's links last for minutes: the invoice is asked for again.
    private func legacy(_ azure: AzureAPI) async throws -> DownloadLink {
        guard case .subscription(let id) = invoice.owner else {
            throw AzureProblem.resultExpired(path: invoice.name)
        }
        let path = "\(id.path)/providers/Microsoft.Billing/invoices/\(ServiceURL.encoding(invoice.name))"
        return try await azure.document(azure.call(.get, path, version: "2018-03-01-preview")) { fields in
            try fields.require(DownloadLink(fields["properties"]["downloadUrl"]), "properties.downloadUrl")
        }
    }
}
