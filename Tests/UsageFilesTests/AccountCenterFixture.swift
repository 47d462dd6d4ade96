import UsageFiles

/// An Account Center file written by hand, with quotes of its own around texts as Azure has them.
struct AccountCenterFixture {
    var provisioned = [
        [
            "\"a-1\"", "\"Pay-As-You-Go\"", "\"o\"", "\"Pay-As-You-Go\"", "12", "", "\"Azure\"", "Enabled", "None",
            "Provisioned",
        ]
    ]
    var statement: [[String]] = []
    var daily: [[String]] = []
    var titles = ["Provisioning Status", "Statement", "Daily Usage"]
    var headers = [Self.provisioningHeader, Self.statementHeader, Self.dailyHeader]
    var delimiter = ","
    var sectionCount = 3

    static let provisioningHeader = """
        Subscription ID,Subscription Name,Order Id,Description,Billing Date(Anniversary Date),Offer Name,Service Name,\
        Subs Status,Subs Extra Status,Provisioning Status
        """
    static let statementHeader = """
        Billing Period,Meter Category,Meter Sub-category,Meter Name,Meter Region,SKU,Unit,Consumed Quantity,\
        Included Quantity,Within Commitment,Overage Quantity,Currency,Overage,Commitment Rate,Rate,Value
        """
    static let dailyHeader = """
        Usage Date,Meter Category,Meter Id,Meter Sub-category,Meter Name,Meter Region,Unit,Consumed Quantity,\
        Resource Location,Consumed Service,Resource Group,Instance Id,Tags,Additional Info,Service Info 1,Service Info 2
        """

    /// Adds a statement row; texts are given without quotes.
    mutating func charge(
        _ name: String, value: String, quantity: String = "1", rate: String = "0.5",
        period: String = "201807(6/12/2018 - 7/11/2018)", currency: String = "USD"
    ) {
        statement.append([
            period, "\"Storage\"", "", "\"\(name)\"", "\"US West\"", "\"7UD-00001\"", "\"GB\"", quantity, "0",
            "0", quantity, currency, "0", "0", rate, value,
        ])
    }

    /// Adds a daily row; texts are given without quotes.
    mutating func use(
        _ name: String, _ quantity: String, on day: String = "6/12/2018",
        instance: String = "/subscriptions/a-1/resourceGroups/g/providers/p/disks/d"
    ) {
        daily.append([
            day, "\"Storage\"", "\"e9549cbe\"", "", "\"\(name)\"", "\"US West\"", "\"GB\"", quantity, "\"uswest\"",
            "\"Microsoft.Storage\"", "\"g\"", "\"\(instance)\"",
            "\"{\"\"k\"\":\"\"v\"\"}\"".replacing("\"\"", with: "\""),
            "\"{}\"", "one", "",
        ])
    }

    /// Turns what was added into a file of version 1: other names, another order, no resource group and no tags.
    mutating func becomeVersion1() {
        headers = [Self.provisioningHeader, Self.statementHeaderOfVersion1, Self.dailyHeaderOfVersion1]
        for index in statement.indices { statement[index].swapAt(9, 10) }
        daily = daily.map { row in (Array(0...9) + [11, 14, 15, 13]).map { row[$0] } }
    }

    static let statementHeaderOfVersion1 = """
        Billing Period,Name,Type,Resource,Region,SKU,Unit,Consumed,Included,Billable,Within Commitment,Currency,Overage,\
        Commitment Rate,Rate,Value
        """
    static let dailyHeaderOfVersion1 = """
        Usage Date,Name,ResourceGuid,Type,Resource,Region,Unit,Consumed,Sub Region,Service,Component,Service Info 1,\
        Service Info 2,Additional Info
        """

    /// The file's text: a mark, CRLF, an empty line between sections.
    var text: String {
        let rows = [provisioned, statement, daily]
        let sections = (0..<sectionCount).map { index in
            let header = headers[index].replacing(",", with: delimiter)
            let lines = rows[index].map { row in row.map(encoded).joined(separator: delimiter) }
            return ([titles[index], header] + lines).map { $0 + "\r\n" }.joined()
        }
        return "\u{FEFF}" + sections.joined(separator: "\r\n")
    }

    func read(skipsInvalidRows: Bool = false) throws -> (sink: RecordingSink, summary: UsageFileSummary) {
        try UsageFileFixture(text).read(skipsInvalidRows: skipsInvalidRows)
    }

    private func encoded(_ cell: String) -> String {
        let needsQuotes = cell.contains { $0 == "\"" || $0.isNewline } || cell.contains(delimiter)
        return needsQuotes ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
    }
}
