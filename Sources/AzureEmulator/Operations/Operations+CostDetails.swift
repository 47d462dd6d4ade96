import BillingCore

extension Operations {
    private static let versions = ["2022-05-01", "2022-10-01", "2023-03-01", "2023-08-01", "2023-11-01", "2025-03-01"]

    /// Cost reports as files (azure-apis 3.4).
    static let costDetails: [Operation] = costScopes.flatMap { scope in
        [
            Operation(
                "generateCostDetailsReport", .costManagement, "POST",
                scope + "/providers/Microsoft.CostManagement/generateCostDetailsReport", versions: versions,
                perform: CostDetails.begin),
            Operation(
                "costDetailsResult", .costManagement, "GET",
                scope + "/providers/Microsoft.CostManagement/costDetailsOperationResults/{id}", versions: versions,
                perform: RunningOperation.poll),
        ]
    }
}

/// A cost report that is being made.
enum CostDetails {
    static func webDirect(requestID: String) -> Refusal {
        let sentence =
            "Unsupported request. offer type: WebDirect for get detailed report request is not supported."
        return Refusal(422, "422", "\(sentence)\(sentence) (Request ID: \(requestID))")
    }

    static func begin(_ call: Call) throws -> Answer {
        let subscriptions = try call.costScope()
        if subscriptions.contains(where: { $0.agreement == .onlineServices }) {
            throw webDirect(requestID: call.requestID)
        }
        let body = try call.request.json()
        let metric: Metric = body["metric"]?.text?.lowercased() == "amortizedcost" ? .amortized : .actual
        let (start, end) = try days(body, subscriptions, call)
        let invoice = body["invoiceId"]?.text
        let selection = try UsageSelection(
            subscriptions, metric: metric, from: start, to: end, of: call.emulation.library,
            takes: invoice.map { number in { $0.other("invoiceId") == number } })
        guard selection.count > 0 else { return .noContent }
        let id = Emulation.newID()
        let scope = call.request.path.prefix { $0.lowercased() != "microsoft.costmanagement" }.dropLast()
            .joined(separator: "/")
        let place = "\(call.request.base)/\(scope)/providers/Microsoft.CostManagement/costDetailsOperationResults/"
        return try RunningOperation.begin(id, at: place, version: call.version, call) { poll in
            .json(try result(id, scope, body, selection, metric, version: call.version, poll))
        }
    }

    /// At most one of period, invoice and time; none is the current month.
    private static func days(_ body: JSON, _ subscriptions: [Subscription], _ call: Call) throws -> (Day, Day) {
        let given = ["timePeriod", "billingPeriod", "invoiceId"].filter { body[$0] != nil }
        guard given.count <= 1 else {
            throw Refusal.badRequest("Only one of timePeriod, billingPeriod and invoiceId can be given.")
        }
        if let time = body["timePeriod"] {
            guard let start = time["start"]?.text.flatMap({ Day(iso: $0.prefix(10)) }),
                let last = time["end"]?.text.flatMap({ Day(iso: $0.prefix(10)) }), start <= last,
                start.distance(to: last) <= 31
            else { throw Refusal.badRequest("The time period is invalid: it may be one month long.") }
            return (start, last.advanced(by: 1))
        }
        if let name = body["billingPeriod"]?.text {
            guard subscriptions.allSatisfy({ $0.agreement == .enterprise }), name.count == 6,
                let day = Day(iso: "\(name.prefix(4))-\(name.suffix(2))-01")
            else { throw Refusal.badRequest("Invalid billing period \(name).") }
            let month = PeriodRule.calendarMonth.period(containing: day)
            return (month.start, month.end)
        }
        if body["invoiceId"] != nil {
            guard !call["profile"].isEmpty else {
                throw Refusal.badRequest("An invoice can be asked for at the scope of a billing profile only.")
            }
            return (Day(number: 0), call.emulation.today)
        }
        let month = PeriodRule.calendarMonth.period(containing: call.emulation.today)
        return (month.start, month.end)
    }

    private static func result(
        _ id: String, _ scope: String, _ body: JSON, _ selection: UsageSelection, _ metric: Metric, version: String,
        _ call: Call
    ) throws -> JSON {
        let rows = call.settings.partitionRows
        var blobs: [JSON] = []
        var total = 0
        for start in stride(from: 0, to: selection.count, by: rows) {
            let bytes = try partition(
                start..<min(selection.count, start + rows), selection, metric, call.emulation.library)
            total += bytes.count
            let link = call.emulation.publish(
                "\(id)-\(blobs.count)", in: "armreports", base: call.request.base, contentType: "text/csv"
            ) { bytes }
            blobs.append(["blobLink": .string(link.url), "byteCount": .count(bytes.count)])
        }
        let end = HTTPDate.iso(call.emulation.seconds + call.settings.linkLife, fraction: 7)
        return [
            "id": "\(scope)/providers/Microsoft.CostManagement/costDetailsOperationResults/\(id)",
            "name": .string(id), "type": "Microsoft.CostManagement/costDetailsOperationResults",
            "status": "Completed",
            "manifest": [
                "manifestVersion": .string(version), "dataFormat": "Csv", "blobCount": .count(blobs.count),
                "byteCount": .count(total), "compressData": false,
                "requestContext": ["requestScope": .string(scope), "requestBody": body], "blobs": .array(blobs),
            ], "validTill": .string(end),
        ]
    }

    /// A part of the file: each has a header.
    private static func partition(
        _ lines: Range<Int>, _ selection: UsageSelection, _ metric: Metric, _ library: UsageLibrary
    ) throws -> [UInt8] {
        let isCustomer = selection.parts.contains(where: \.subscription.isModern)
        let header = isCustomer ? CostDetailsRow.customerHeader : CostDetailsRow.enterpriseHeader
        var bytes = Array(("\u{FEFF}" + header + "\r\n").utf8)
        try selection.write(
            lines, as: { $0.isModern ? .customerCSV : .enterpriseCSV }, metric: metric, of: library,
            into: &bytes)
        return bytes
    }
}
