public import BillingCore

/// Makes the cost details of an enterprise or customer agreement as files (azure-apis 3.4); Azure takes minutes for it.
public struct MakeCostReport: AzureOperation {
    /// What the files are to cover.
    public enum Extent: Hashable, Sendable {
        /// Days of a subscription, at most a month, not more than 13 months ago.
        case days(SubscriptionID, BillingPeriod)
        /// What a customer agreement's invoice holds, by its number.
        case invoice(String, account: String, profile: String)
    }

    /// What the files are to cover.
    public let extent: Extent
    /// How charges are spread.
    public let metric: Metric

    /// Creates the operation.
    public init(_ extent: Extent, metric: Metric = .actual) {
        self.extent = extent
        self.metric = metric
    }

    /// Refused as `agreementNotSupported` for pay-as-you-go.
    public func run(on azure: AzureAPI) async throws -> CostReport {
        let (scope, what): (String, (String, JSONValue))
        switch extent {
        case .days(let id, let days):
            let period = JSONValue.members(["start": .string("\(days.start)"), "end": .string("\(days.last)")])
            (scope, what) = (id.path, ("timePeriod", period))
        case .invoice(let name, let account, let profile):
            (scope, what) = (
                BillingScope.profile(account: account, profile: profile).path, ("invoiceId", .string(name))
            )
        }
        let name = metric == .actual ? "ActualCost" : "AmortizedCost"
        let body = JSONValue.object([
            JSONValue.Member(name: "metric", value: .string(name)), JSONValue.Member(name: what.0, value: what.1),
        ])
        let path = "\(scope)/providers/Microsoft.CostManagement/generateCostDetailsReport"
        let call = azure.call(.post, path, version: "2023-11-01", body: body, lane: .costQuery)
        let answer = try await azure.longRunning(call)
        if answer.status == 204 { return CostReport(files: [], validTill: nil) }
        return try azure.reading(answer) { fields in
            switch fields.text("status")?.lowercased() {
            case "failed": throw azure.refusal(answer)
            case "nodatafound": return CostReport(files: [], validTill: nil)
            default: return try CostReport(fields)
            }
        }
    }
}

/// Files of cost details; each has a header line of its own.
public struct CostReport: Hashable, Sendable {
    /// One of the files.
    public struct File: Hashable, Sendable {
        /// Where it is.
        public let link: DownloadLink
        /// Its bytes; `nil` when the answer does not say.
        public let byteCount: Int64?
    }

    /// The files, in order; none when there are no charges.
    public let files: [File]
    /// Until when they are kept, in seconds since 1970; `nil` when the answer does not say.
    public let validTill: Int64?

    init(files: [File], validTill: Int64?) {
        self.files = files
        self.validTill = validTill
    }

    init(_ fields: Fields) throws(AnswerDefect) {
        validTill = fields.moment("validTill")
        let manifest = fields["manifest"]
        var files: [File] = []
        for blob in manifest.list("blobs") {
            guard let url = ServiceURL(try blob.required("blobLink")) else { throw .field("manifest.blobs[].blobLink") }
            let link = DownloadLink(url, expiresAt: validTill)
            files.append(File(link: link, byteCount: blob.integer("byteCount")))
        }
        self.files = files
    }
}
