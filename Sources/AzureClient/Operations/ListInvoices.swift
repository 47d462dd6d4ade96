public import BillingCore

/// The invoices of a pay-as-you-go subscription, from the first of Azure's lists that gives them (azure-apis 2.3, 2.4).
///
/// The list of 2024-04-01, then 2020-05-01, then the oldest without amounts, each
/// when the one before refuses with 400, 403, 404 or 405. When all refuse, the
/// last refusal is thrown; 404 of the last one means that there is no invoice.
public struct ListInvoices: AzureOperation {
    /// The subscription asked about.
    public let subscription: SubscriptionID
    /// The days whose invoices are wanted, by the end of their period.
    public let days: BillingPeriod

    /// Creates the operation.
    public init(_ subscription: SubscriptionID, days: BillingPeriod) {
        self.subscription = subscription
        self.days = days
    }

    /// The invoices and the list they are from.
    public func run(on azure: AzureAPI) async throws -> InvoiceListing {
        var refusals: [AzureRefusal] = []
        for source in [AzureInvoice.Source.subscription, .olderSubscription, .legacy] {
            do {
                let (invoices, requestID) = try await list(source, azure)
                return InvoiceListing(
                    invoices: invoices, source: source, refusals: refusals, requestID: requestID)
            } catch AzureProblem.refused(let refusal)
                where Self.leadsOn.contains(refusal.status) && refusal.reason != .signInExpired
            {
                refusals.append(refusal)
            }
        }
        // A list of no invoices is answered with 404 (azure-apis 2.2), unless another said more.
        if let last = refusals.last, last.status != 404 { throw AzureProblem.refused(last) }
        if let telling = refusals.last(where: { $0.status != 404 && $0.status != 405 }) {
            throw AzureProblem.refused(telling)
        }
        return InvoiceListing(
            invoices: [], source: .legacy, refusals: refusals, requestID: refusals.last?.requestID)
    }

    private static let leadsOn: Set = [400, 401, 403, 404, 405]

    private func list(
        _ source: AzureInvoice.Source, _ azure: AzureAPI
    ) async throws -> (items: [AzureInvoice], requestID: String?) {
        let owner = Invoice.Owner.subscription(subscription)
        let call = call(source, azure)
        return try await azure.listWithRequest(call) { fields in
            source == .legacy
                ? try AzureInvoice(legacy: fields, owner: owner)
                : try AzureInvoice(fields, source: source, owner: owner)
        }
    }

    private func call(_ source: AzureInvoice.Source, _ azure: AzureAPI) -> Call {
        if source == .legacy {
            let filter = "invoicePeriodEndDate ge \(days.start) and invoicePeriodEndDate le \(days.last)"
            return azure.call(
                .get, "\(subscription.path)/providers/Microsoft.Billing/invoices", version: "2018-03-01-preview",
                query: [("$expand", "downloadUrl"), ("$filter", filter), ("$top", "100")])
        }
        let version = source == .subscription ? "2024-04-01" : "2020-05-01"
        return azure.call(
            .get, "\(AzureInvoice.path(of: subscription))/invoices", version: version,
            query: [("periodStartDate", "\(days.start)"), ("periodEndDate", "\(days.last)")])
    }
}

/// Invoices, and which of Azure's lists gave them.
public struct InvoiceListing: Hashable, Sendable {
    /// The invoices.
    public let invoices: [AzureInvoice]
    /// The list they are from.
    public let source: AzureInvoice.Source
    /// What the lists before it refused with.
    public let refusals: [AzureRefusal]
    /// By which support finds the answer that gave them; `nil` where Azure did not tell.
    public let requestID: String?

    /// Why invoices that are listed come without amounts: what the lists with amounts refused with, a refusal of the
    /// reader's rights before others; `nil` where they have amounts, or there are none.
    public var amountsRefusal: AzureRefusal? {
        guard source == .legacy, !invoices.isEmpty else { return nil }
        let refusal =
            refusals.last { [401, 403].contains($0.status) } ?? refusals.last { ![404, 405].contains($0.status) }
            ?? refusals.last
        return refusal.map {
            AzureRefusal(
                status: $0.status, code: $0.code, message: $0.message, target: $0.target, requestID: $0.requestID,
                retryAfter: $0.retryAfter, reason: .amountsClosed)
        }
    }
}

extension AzureInvoice {
    /// The subscription in the newer invoice paths.
    static func path(of subscription: SubscriptionID) -> String {
        "/providers/Microsoft.Billing/billingAccounts/default/billingSubscriptions/"
            + ServiceURL.encoding(subscription.rawValue)
    }
}
