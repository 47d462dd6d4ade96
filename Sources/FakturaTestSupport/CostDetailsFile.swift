/// Small cost details files of agreements, in every layout, with figures that are easily added up.
public struct CostDetailsFile: Sendable {
    /// A layout: its name and its columns.
    public struct Layout: Sendable, CustomStringConvertible {
        /// What tests call it.
        public let name: String
        /// Column names in order.
        public let columns: [String]
        /// What stands before the header, line ends included.
        public let preamble: String

        /// Its name.
        public var description: String { name }

        init(_ name: String, _ columns: String, preamble: String = "") {
            self.init(name, columns.split(separator: " ").map(String.init), preamble: preamble)
        }

        /// Creates a layout.
        public init(_ name: String, _ columns: [String], preamble: String = "") {
            self.name = name
            self.columns = columns
            self.preamble = preamble
        }
    }

    /// The layout written.
    public var layout: Layout
    /// Rows by column key: lowercase column names without blanks and hyphens.
    ///
    /// Values that a layout has no column for are left out.
    public var rows: [[String: String]]

    /// Creates a file.
    public init(_ layout: Layout, rows: [[String: String]]) {
        self.layout = layout
        self.rows = rows
    }

    /// One row, by names that every layout shares.
    ///
    /// - Parameters:
    ///   - day: As `MM/dd/yyyy`.
    ///   - subscription: Empty for a charge of the billing profile.
    ///   - period: First and last day; empty texts while it is open.
    ///   - more: Further columns by their lowercase names; they win.
    public static func row(
        _ day: String, _ cost: String, subscription: String = "SUB-A", chargeType: String = "Usage",
        pricingModel: String = "OnDemand", period: (String, String) = ("10/01/2026", "10/31/2026"),
        tags: String = "", more: [String: String] = [:]
    ) -> [String: String] {
        let isReserved = pricingModel == "Reservation"
        var row = [
            "metercategory": "Compute", "metersubcategory": "D-Series", "meterid": "m-1", "metername": "D4s",
            "meterregion": "EU North", "unitofmeasure": "1 Hour", "consumedservice": "Microsoft.Compute",
            "resourcelocation": "swedencentral", "offerid": "MS-AZR-0017P", "chargetype": chargeType,
            "pricingmodel": pricingModel, "reservationid": isReserved ? "r-1" : "", "billingprofileid": "Prof-1",
            "billingprofilename": "Main Profile", "billingaccountid": "Acc-1", "billingaccountname": "Main Account",
            "customertenantid": "Cust-1", "customername": "Fabrikam", "partnername": "Contoso", "accountid": "100",
            "accountownerid": "owner@example.com", "accountname": "Owner", "departmentname": "Dept",
            "additionalinfo": #"{"VCPUs":4}"#, "tags": tags, "pricingcurrency": "USD",
            "billingperiodstartdate": period.0, "billingperiodenddate": period.1,
        ]
        let aliases: [(String, [String])] = [
            (day, ["date", "usagedatetime"]),
            (cost, ["cost", "costinbillingcurrency", "pretaxcost", "extendedcost"]),
            (cost.isEmpty ? "" : "2", ["quantity", "usagequantity", "consumedquantity", "resourceqtyconsumed"]),
            (String(day.prefix(2)), ["month"]), (String(day.dropFirst(3).prefix(2)), ["day"]),
            (String(day.suffix(4)), ["year"]),
            (subscription, ["subscriptionid", "subscriptionguid"]),
            (subscription.isEmpty ? "" : "Subscription \(subscription)", ["subscriptionname"]),
            ("rg", ["resourcegroup", "resourcegroupname"]),
            ("/r/vm-1", ["resourceid", "instanceid", "instancename", "component"]), ("m-1", ["resourceguid"]),
            ("Compute", ["service"]), ("D-Series", ["servicetype"]), ("D4s", ["serviceresource"]),
            ("0.5", ["effectiveprice", "resourcerate"]), ("USD", ["billingcurrency", "billingcurrencycode"]),
        ]
        for (value, names) in aliases { for name in names { row[name] = value } }
        return row.merging(more) { $1 }
    }

    /// The file's text.
    public var text: String {
        layout.preamble
            + ([layout.columns] + rows.map { row in layout.columns.map { row[Self.key($0)] ?? "" } }).map { cells in
                cells.map { $0.contains(",") || $0.contains("\"") ? "\"\($0.replacing("\"", with: "\"\""))\"" : $0 }
                    .joined(separator: ",")
            }.joined(separator: "\r\n") + "\r\n"
    }

    /// What a row calls a column.
    public static func key(_ column: String) -> String { column.lowercased().filter { $0 != " " && $0 != "-" } }

    /// A month as it was charged, 1,193.75 USD: a reservation is bought whole, and what it covers is free.
    public static let actual = [
        row("10/12/2026", "1.25", tags: #""env": "prod","team": "a, b""#),
        row("10/02/2026", "1200", subscription: "", chargeType: "Purchase", pricingModel: "Reservation"),
        row("10/13/2026", "0", pricingModel: "Reservation", tags: #"{"env": "test"}"#),
        row("10/14/2026", "-7.5", subscription: "SUB-B", chargeType: "Refund", tags: "{}"),
        row("10/31/2026", "0.000000000000001", subscription: "", chargeType: "RoundingAdjustment"),
        row("10/31/2026", "-0.000000000000001", subscription: "", chargeType: "RoundingAdjustment"),
    ]

    /// The same month with the reservation spread over its days, 13.75 USD: used on one, unused on another.
    public static let amortized = [
        row("10/12/2026", "1.25"),
        row("10/13/2026", "15.5", pricingModel: "Reservation"),
        row("10/14/2026", "4.5", subscription: "", chargeType: "UnusedReservation", pricingModel: "Reservation"),
        row("10/14/2026", "-7.5", subscription: "SUB-B", chargeType: "Refund"),
    ]
}
