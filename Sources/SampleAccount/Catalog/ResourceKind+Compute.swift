extension ResourceKind {
    /// A size of virtual machine.
    struct Size {
        var series: String
        var name: String
        var sku: String
        var cores: Int
        /// Price of an hour in euro, in 10⁻⁷.
        var price: Int64

        static let b1s = Size(series: "BS Series", name: "B1s", sku: "Standard_B1s", cores: 1, price: 103_700)
        static let b2ms = Size(series: "BS Series", name: "B2ms", sku: "Standard_B2ms", cores: 2, price: 812_310)
        static let d2s = Size(series: "Dsv5 Series", name: "D2s v5", sku: "Standard_D2s_v5", cores: 2, price: 984_170)
        static let d4s = Size(series: "Dsv5 Series", name: "D4s v5", sku: "Standard_D4s_v5", cores: 4, price: 1_968_340)
        static let e8s = Size(series: "Esv5 Series", name: "E8s v5", sku: "Standard_E8s_v5", cores: 8, price: 5_274_910)
        static let e64s = Size(
            series: "Esv5 Series", name: "E64s v5", sku: "Standard_E64s_v5", cores: 64, price: 42_199_300)
        static let m64s = Size(series: "MS Series", name: "M64s", sku: "Standard_M64s", cores: 64, price: 65_413_070)
        static let gpu = Size(
            series: "NCASv3_T4 Series", name: "NC16as T4 v3", sku: "Standard_NC16as_T4_v3", cores: 16,
            price: 13_086_250)
    }

    /// A machine that runs around the clock.
    static func machine(_ size: Size) -> ResourceKind { machine(size, rhythm: .steady) }

    /// A machine that is stopped in the evening and at weekends.
    static func officeMachine(_ size: Size) -> ResourceKind { machine(size, rhythm: .office) }

    /// A machine of which only the hours are counted.
    static func bareMachine(_ size: Size) -> ResourceKind {
        var kind = machine(size)
        kind.meters.removeLast(2)
        return kind
    }

    private static func machine(_ size: Size, rhythm: Rhythm) -> ResourceKind {
        ResourceKind(
            provider: "Microsoft.Compute", type: "virtualMachines", family: "Compute",
            info: """
                {"UsageType":"ComputeHR","ImageType":"Canonical","ServiceType":"\(size.sku)","VMName":null,\
                "VMProperties":null,"VCPUs":\(size.cores)}
                """,
            shouts: true,
            meters: [
                .hours(
                    "Virtual Machines", size.name, of: "Virtual Machines \(size.series)", price: size.price,
                    rhythm: rhythm),
                .transferOut(millionths: 412_000),
                .transferIn(millionths: 1_730_000),
            ])
    }

    /// The nodes of a cluster's pool.
    static func nodePool(_ size: Size) -> ResourceKind {
        var kind = machine(size)
        kind.type = "virtualMachineScaleSets"
        kind.info = """
            {"UsageType":"ComputeHR","ImageType":"Canonical","ServiceType":"\(size.sku)",\
            "VMName":"aks-agentpool-vmss_1","VMProperties":"Microsoft.AKS.Compute.AKS.Linux.Billing","VCPUs":\(size.cores)}
            """
        return kind
    }

    static let premiumDisk = ResourceKind(
        provider: "Microsoft.Compute", type: "disks", family: "Storage", spelling: .short, shouts: true,
        meters: [.monthly("Storage", "P10 LRS Disk", of: "Premium SSD Managed Disks", price: 178_203_500)])

    static let disk = ResourceKind(
        provider: "Microsoft.Compute", type: "disks", family: "Storage", shouts: true,
        meters: [
            .monthly("Storage", "E4 LRS Disk", of: "Standard SSD Managed Disks", price: 21_984_200),
            .counted(
                "Storage", "E4 LRS Disk Operations", of: "Standard SSD Managed Disks", per: "10K",
                millionths: 1_904_000,
                price: 17_600),
        ])

    static let address = ResourceKind(
        provider: "Microsoft.Network", type: "publicIPAddresses", family: "Networking",
        meters: [.hours("Virtual Network", "Standard IPv4 Static Public IP", of: "IP Addresses", price: 45_810)])

    static let loadBalancer = ResourceKind(
        provider: "Microsoft.Network", type: "loadBalancers", family: "Networking",
        meters: [
            .hours("Load Balancer", "Standard Included LB Rules and Outbound Rules", price: 229_050),
            .counted("Load Balancer", "Standard Data Processed", per: "1 GB", millionths: 2_480_000, price: 45_810),
        ])

    static let gateway = ResourceKind(
        provider: "Microsoft.Network", type: "virtualNetworkGateways", family: "Networking",
        meters: [
            .hours("VPN Gateway", "VpnGw1", of: "VPN Gateway", price: 1_740_700),
            .counted("VPN Gateway", "S2S Connection", per: "1 Hour", millionths: 24_000_000, price: 137_400),
            .transferOut(millionths: 2_900_000),
        ])

    static let zone = ResourceKind(
        provider: "Microsoft.Network", type: "dnszones", family: "Networking", spelling: .display,
        meters: [
            .monthly("Azure DNS", "Public Zone", of: "Public", price: 4_581_000),
            .counted("Azure DNS", "Public Queries", of: "Public", per: "1M", millionths: 48_100, price: 3_664_800),
        ])

    static let cluster = ResourceKind(
        provider: "Microsoft.ContainerService", type: "managedClusters", family: "Compute",
        meters: [.hours("Azure Kubernetes Service", "Standard Uptime SLA", price: 916_200)])

    static let registry = ResourceKind(
        provider: "Microsoft.ContainerRegistry", type: "registries", family: "Containers", hasPlainName: true,
        meters: [
            .daily("Container Registry", "Standard Registry Unit", price: 6_109_200),
            .stored("Container Registry", "Data Stored", megabytes: 38_400, price: 916_200),
        ])

    static let webApp = ResourceKind(
        provider: "Microsoft.Web", type: "serverFarms", family: "Compute", spelling: .display,
        meters: [
            .hours("Azure App Service", "P0 v3 App", of: "Azure App Service Premium v3 Plan - Linux", price: 696_320),
            .transferOut(millionths: 870_000),
        ])

    static let smallWebApp = ResourceKind(
        provider: "Microsoft.Web", type: "serverFarms", family: "Compute", spelling: .display,
        meters: [
            .hours("Azure App Service", "B1 App", of: "Azure App Service Basic Plan - Linux", price: 164_910)
        ])

    static let function = ResourceKind(
        provider: "Microsoft.Web", type: "sites", family: "Compute", spelling: .display,
        meters: [
            .counted("Functions", "Standard Execution Time", per: "1 GB Second", millionths: 812_000_000, price: 147),
            .counted("Functions", "Standard Total Executions", per: "10", millionths: 6_410_000, price: 18),
        ])
}
