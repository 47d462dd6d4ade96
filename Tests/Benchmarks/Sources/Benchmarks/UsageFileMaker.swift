import Foundation

/// Makes usage files of any length: seven billing periods of eight subscriptions, the same for the same number of lines.
struct UsageFileMaker {
    /// Whose file.
    enum Layout: String, CaseIterable {
        case payAsYouGo = "pay-as-you-go"
        case enterprise
    }

    let layout: Layout
    let lines: Int

    private static let services = [
        ("Virtual Machines", "Dsv5 Series", "D2s v5", "1 Hour", "Microsoft.Compute/virtualMachines"),
        ("Storage", "Premium SSD Managed Disks", "P10 LRS Disk", "1/Month", "Microsoft.Compute/disks"),
        ("Storage", "Tables", "LRS Data Stored", "1 GB/Month", "Microsoft.Storage/storageAccounts"),
        ("SQL Database", "Single Standard", "S2 DTUs", "1/Day", "Microsoft.Sql/servers"),
        ("Bandwidth", "", "Standard Data Transfer Out", "1 GB", "Microsoft.Compute/virtualMachines"),
        ("Azure Monitor", "", "Basic Logs Data Ingestion", "1 GB", "Microsoft.OperationalInsights/workspaces"),
    ]
    private static let regions = ["westeurope", "northeurope", "swedencentral", "EastUS2", "US West"]

    private var header: String {
        switch layout {
        case .payAsYouGo:
            "SubscriptionGuid,ResourceGroup,ResourceLocation,UsageDateTime,MeterCategory,MeterSubCategory,MeterId,"
                + "MeterName,MeterRegion,UsageQuantity,ResourceRate,PreTaxCost,ConsumedService,ResourceType,InstanceId,"
                + "Tags,OfferId,AdditionalInfo,ServiceInfo1,ServiceInfo2,ServiceName,ServiceTier,Currency,UnitOfMeasure"
        case .enterprise:
            "AccountName,AccountOwnerId,SubscriptionId,SubscriptionName,ResourceGroup,ResourceLocation,Date,ProductName,"
                + "MeterCategory,MeterSubCategory,MeterId,MeterName,MeterRegion,UnitOfMeasure,Quantity,EffectivePrice,"
                + "CostInBillingCurrency,ConsumedService,ResourceId,Tags,OfferId,AdditionalInfo,ChargeType,PricingModel,"
                + "BillingAccountId,BillingAccountName,BillingCurrencyCode,BillingPeriodStartDate,BillingPeriodEndDate"
        }
    }

    /// Writes the file and gives its size.
    func write(to path: String) throws -> Int {
        guard let file = fopen(path, "w") else { throw CocoaError(.fileWriteUnknown) }
        defer { fclose(file) }
        fputs("\u{FEFF}\(header)\r\n", file)
        var state: UInt64 = 42
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        for line in 0..<lines {
            // Days rise through the file, as in Azure's.
            let day = line * 210 / lines
            // A resource stays what and where it is, and is charged for again and again.
            let number = next(20_000)
            let service = Self.services[number % Self.services.count]
            let subscription = "00000000-0000-4000-8000-00000000000\(number / 7 % 8)"
            let group = "rg-\(number / 60 % 400)"
            let resource = "/subscriptions/\(subscription)/resourceGroups/\(group)/providers/\(service.4)/r\(number)"
            let quantity = "\(next(400)).\(String(1_000_000 + next(1_000_000)).dropFirst())"
            // A meter's price is the same all period, as Azure's is.
            let price = "0.\(String(100_000_000 + (number % 60 * 7 + month(of: day)) * 131_071).dropFirst())"
            let cost = "\(next(40)).\(String(10_000_000_000_000 + next(1_000_000_000) * 7_919).suffix(13))"
            let text = row(
                day, service, [subscription, group, resource], [quantity, price, cost], number: number % 60)
            fputs(text, file)
        }
        return ftell(file)
    }

    private func row(
        _ day: Int, _ service: (String, String, String, String, String), _ place: [String], _ numbers: [String],
        number: Int
    ) -> String {
        let (month, ofMonth) = (month(of: day), 1 + day % 30)
        let meter = "11111111-2222-4333-8444-\(String(100_000_000_000 + number).suffix(12))"
        let region = Self.regions[number % Self.regions.count]
        let tags = "\"{\"\"env\"\":\"\"\(number % 3)\"\",\"\"team\"\":\"\"t\(number % 17)\"\"}\""
        let info =
            "\"{\"\"ImageType\"\":null,\"\"ServiceType\"\":\"\"Standard_\(number % 40)\"\",\"\"VMName\"\":null}\""
        let provider = service.4.split(separator: "/")[0]
        switch layout {
        case .payAsYouGo:
            return
                "\(place[0]),\(place[1]),\(region),2026-\(two(month))-\(two(ofMonth)),\(service.0),\(service.1),\(meter),"
                + "\(service.2),\(region),\(numbers[0]),\(numbers[1]),\(numbers[2]),\(provider),,\(place[2]),\(tags),"
                + "MS-AZR-0003P,\(info),,,\(service.0),\(service.1),USD,\(service.3)\r\n"
        case .enterprise:
            return "Nordvik,owner@example.com,\(place[0]),Sub,\(place[1]),\(region),\(two(month))/\(two(ofMonth))/2026,"
                + "\(service.0) - \(service.2),\(service.0),\(service.1),\(meter),\(service.2),\(region),\(service.3),"
                + "\(numbers[0]),\(numbers[1]),\(numbers[2]),\(provider),\(place[2]),\(tags),MS-AZR-0017P,\(info),Usage,"
                + "OnDemand,8611537,Nordvik AB,SEK,\(two(month))/01/2026,\(two(month))/\([5, 7, 8, 10].contains(month) ? 31 : 30)/2026\r\n"
        }
    }

    private func month(of day: Int) -> Int { 5 + day / 30 }

    private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
