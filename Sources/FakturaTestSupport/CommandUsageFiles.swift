/// Small usage files written by hand, with figures that are easily added up.
public enum CommandUsageFiles {
    /// An Account Center file of one period, 12 June to 11 July 2018: 16.33 USD in three meters.
    ///
    /// Ten dollars over three days, which no cent divides; a free meter; and a charge without daily lines.
    public static var accountCenter: String {
        func texts(_ cells: [String]) -> String {
            cells.map { $0.isEmpty ? "" : "\"\"\"\($0)\"\"\"" }.joined(separator: ",")
        }
        func charge(_ meter: [String], _ quantity: String, _ rate: String, _ value: String) -> String {
            "201807(6/12/2018 - 7/11/2018),\(texts(meter)),\"\"\"7UD-1\"\"\",\"\"\"Hours\"\"\","
                + "\(quantity),0,0,\(quantity),USD,0,0,\(rate),$\(value) USD"
        }
        func use(_ day: String, _ meter: [String], _ quantity: String, _ disk: String) -> String {
            "\(day),\(texts([meter[0], "id-\(meter[2])"])),\(texts(Array(meter[1...]))),\"\"\"Hours\"\"\",\(quantity),"
                + texts(["uswest", "Microsoft.Compute", "group", resource(of: disk)]) + ",\"\"\"{}\"\"\","
                + "\"\"\"{\"\"Zone\"\":\"\"1\"\"}\"\"\",,"
        }
        func resource(of name: String) -> String {
            "/subscriptions/a-1/resourceGroups/group/providers/Microsoft.Compute/disks/\(name)"
        }
        let disk = ["Storage", "Locally Redundant", "Premium Disk", "US West"]
        let address = ["Networking", "", "IP Hours", ""]
        let free = ["Networking", "", "Data In", "Zone 1"]
        return "\u{FEFF}"
            + [
                "Provisioning Status",
                "Subscription ID,Subscription Name,Order Id,Description,Billing Date(Anniversary Date),Offer Name,"
                    + "Service Name,Subs Status,Subs Extra Status,Provisioning Status",
                texts(["a-1", "First Subscription", "o-1", "Pay-As-You-Go"])
                    + ",12,,\"\"\"Azure\"\"\",Enabled,None,Done",
                "", "Statement",
                "Billing Period,Meter Category,Meter Sub-category,Meter Name,Meter Region,SKU,Unit,Consumed Quantity,"
                    + "Included Quantity,Within Commitment,Overage Quantity,Currency,Overage,Commitment Rate,Rate,Value",
                charge(disk, "3", "3.3333333333", "10.00"), charge(address, "2.5", "0.5320", "1.33"),
                charge(free, "7", "0", "0.00"), charge(["Support", "", "Plan", ""], "1", "5", "5.00"),
                "", "Daily Usage",
                "Usage Date,Meter Category,Meter Id,Meter Sub-category,Meter Name,Meter Region,Unit,"
                    + "Consumed Quantity,Resource Location,Consumed Service,Resource Group,Instance Id,Tags,"
                    + "Additional Info,Service Info 1,Service Info 2",
                use("6/12/2018", disk, "1", "alpha"), use("6/13/2018", disk, "1", "alpha"),
                use("6/14/2018", disk, "1", "beta"), use("6/12/2018", address, "1", "one"),
                use("7/1/2018", address, "1.5", "two"), use("7/1/2018", free, "7", "two"),
            ].joined(separator: "\r\n")
    }

    /// A file of version 1 of two meters, 12.50 USD from 12 June to 11 July 2018.
    public static var accountCenter1: String {
        let meters = [("Disk", "10.00", "4"), ("Address", "2.50", "5")]
        let charges = meters.map { name, value, quantity in
            "201807(6/12/2018 - 7/11/2018),\"\"\"Storage\"\"\",,\"\"\"\(name)\"\"\",,,\"\"\"Hours\"\"\",\(quantity),0,"
                + "\(quantity),0,USD,0,0,0.5,$\(value) USD"
        }
        let uses = meters.map { name, _, quantity in
            "6/12/2018,\"\"\"Storage\"\"\",\"\"\"id\"\"\",,\"\"\"\(name)\"\"\",,\"\"\"Hours\"\"\",\(quantity),,,"
                + "\"\"\"service(Production)\"\"\",,,"
        }
        let sections = [
            [
                "Provisioning Status",
                "Subscription ID,Subscription Name,Order Id,Description,Billing Date(Anniversary Date),Offer Name,"
                    + "Service Name,Subs Status,Subs Extra Status,Provisioning Status",
                "\"\"\"a-1\"\"\",\"\"\"First Subscription\"\"\",,,12,,,,,",
            ],
            [
                "Statement",
                "Billing Period,Name,Type,Resource,Region,SKU,Unit,Consumed,Included,Billable,Within Commitment,"
                    + "Currency,Overage,Commitment Rate,Rate,Value",
            ] + charges,
            [
                "Daily Usage",
                "Usage Date,Name,ResourceGuid,Type,Resource,Region,Unit,Consumed,Sub Region,Service,Component,"
                    + "Service Info 1,Service Info 2,Additional Info",
            ] + uses,
        ]
        return "\u{FEFF}" + sections.map { $0.joined(separator: "\r\n") }.joined(separator: "\r\n\r\n") + "\r\n"
    }

    /// The header of a pay-as-you-go export.
    public static let payAsYouGoHeader =
        "SubscriptionGuid,ResourceGroup,ResourceLocation,UsageDateTime,MeterCategory,MeterSubcategory,MeterId,MeterName,"
        + "MeterRegion,UsageQuantity,ResourceRate,PreTaxCost,ConsumedService,ResourceType,InstanceId,Tags,OfferId,"
        + "AdditionalInfo,ServiceInfo1,ServiceInfo2,ServiceName,ServiceTier,Currency,UnitOfMeasure\n"

    /// A row of a pay-as-you-go export.
    public static func payAsYouGoRow(
        _ day: String, _ cost: String, subscription: String = "sub-a", resource: String = "disk-1",
        meter: String = "Disk Operations", tags: String = ""
    ) -> String {
        let cells = [
            subscription, "group", "westeurope", day, "Storage", "Standard HDD", "m-1", meter, "", "2.5",
            "0.5",
            cost, "Microsoft.Compute", "disks",
            "/subscriptions/\(subscription)/resourceGroups/group/providers/p/disks/\(resource)", tags, "MS-AZR-0003P",
            "", "", "", "Storage", "Standard", "EUR", "10K",
        ]
        return cells.map { $0.contains(",") || $0.contains("\"") ? "\"\($0.replacing("\"", with: "\"\""))\"" : $0 }
            .joined(separator: ",") + "\n"
    }

    /// A pay-as-you-go export from January to July 2019: month *n* costs *n*.75 EUR, July a second subscription more.
    public static var payAsYouGo: String {
        var text = payAsYouGoHeader
        for month in 1...7 {
            text += payAsYouGoRow("2019-0\(month)-05", "\(month).50", tags: #"{"team":"web, \"front\""}"#)
            text += payAsYouGoRow("2019-0\(month)-20", "0.25", resource: "disk-2")
        }
        return text + payAsYouGoRow("2019-07-06", "-0.123456789012345", subscription: "sub-b")
    }

    /// A pay-as-you-go export of so many rows, spread over the days of March 2019.
    public static func large(rows: Int) -> [UInt8] {
        var bytes = Array(payAsYouGoHeader.utf8)
        let days = (1...31).map { Array(payAsYouGoRow("2019-03-\($0 < 10 ? "0" : "")\($0)", "1.25").utf8) }
        bytes.reserveCapacity(rows * days[0].count + 400)
        for row in 0..<rows { bytes += days[row * 31 / rows] }
        return bytes
    }
}
