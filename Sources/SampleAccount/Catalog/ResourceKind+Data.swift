extension ResourceKind {
    static let storage = ResourceKind(
        provider: "Microsoft.Storage", type: "storageAccounts", family: "Storage", spelling: .meter, hasPlainName: true,
        meters: [
            .stored("Storage", "Hot LRS Data Stored", of: "General Block Blob v2", megabytes: 94_200, price: 180_490),
            .counted(
                "Storage", "Hot LRS Write Operations", of: "General Block Blob v2", per: "10K", millionths: 1_320_000,
                price: 500_250),
            .counted(
                "Storage", "Hot Read Operations", of: "General Block Blob v2", per: "10K", millionths: 5_840_000,
                price: 40_310),
            .counted(
                "Storage", "LRS List and Create Container Operations", of: "General Block Blob v2", per: "10K",
                millionths: 64_000, price: 500_250),
            .counted(
                "Storage", "All Other Operations", of: "General Block Blob v2", per: "10K", millionths: 91_000,
                price: 40_310),
            .stored("Storage", "LRS Data Stored", of: "Tables", megabytes: 1_310, price: 412_290),
            .counted(
                "Storage", "Class 1 Operations", of: "Queues v2", per: "10K", millionths: 388_000, price: 36_650),
            .transferOut(millionths: 268_000),
        ])

    static let archive = ResourceKind(
        provider: "Microsoft.Storage", type: "storageAccounts", family: "Storage", spelling: .meter, hasPlainName: true,
        meters: [
            .stored(
                "Storage", "Cool LRS Data Stored", of: "Azure Data Lake Storage Gen2 Hierarchical Namespace",
                megabytes: 1_000_000, price: 91_620),
            .counted(
                "Storage", "Cool Read Operations", of: "Azure Data Lake Storage Gen2 Hierarchical Namespace",
                per: "10K",
                millionths: 2_600_000, price: 119_110),
        ])

    static let database = ResourceKind(
        provider: "Microsoft.Sql", type: "servers/databases", family: "Databases", spelling: .display,
        meters: [
            .daily("SQL Database", "S1 DTUs", of: "SQL Database Single Standard", price: 8_867_000),
            .stored(
                "SQL Database", "LRS Data Stored", of: "SQL Database LTR Backup Storage", megabytes: 41_000,
                price: 229_050),
            .stored(
                "SQL Database", "RA-GRS Data Stored", of: "SQL Database PITR Backup", megabytes: 22_500,
                price: 1_832_400),
        ])

    static let cosmos = ResourceKind(
        provider: "Microsoft.DocumentDB", type: "databaseAccounts", family: "Databases", spelling: .display,
        meters: [
            .counted("Azure Cosmos DB", "100 RU/s", per: "1/Hour", millionths: 96_000_000, price: 73_300),
            .stored("Azure Cosmos DB", "Data Stored", megabytes: 12_700, price: 2_290_500),
        ])

    static let cache = ResourceKind(
        provider: "Microsoft.Cache", type: "Redis", family: "Databases", spelling: .display,
        meters: [.hours("Redis Cache", "C1 Cache Instance", of: "Azure Redis Cache Standard", price: 632_200)])

    static let vault = ResourceKind(
        provider: "Microsoft.KeyVault", type: "vaults", family: "Security",
        meters: [.counted("Key Vault", "Operations", per: "10K", millionths: 214_000, price: 274_860)])

    static let workspace = ResourceKind(
        provider: "Microsoft.OperationalInsights", type: "workspaces", family: "Management and Governance",
        meters: [
            .counted(
                "Log Analytics", "Analytics Logs Data Ingestion", per: "1 GB", millionths: 352_000, price: 25_286_700),
            .stored("Log Analytics", "Analytics Logs Data Retention", megabytes: 18_200, price: 1_099_440),
        ])

    static let backup = ResourceKind(
        provider: "Microsoft.RecoveryServices", type: "vaults", family: "Storage", spelling: .meter,
        meters: [
            .monthly("Backup", "Azure VM Protected Instances", price: 91_620_000),
            .stored("Backup", "LRS Data Stored", megabytes: 212_000, price: 205_200),
        ])

    static let bus = ResourceKind(
        provider: "Microsoft.ServiceBus", type: "namespaces", family: "Integration", spelling: .display,
        meters: [
            .hours("Service Bus", "Standard Base Unit", price: 123_000),
            .counted("Service Bus", "Standard Messaging Operations", per: "1M", millionths: 231_000, price: 7_329_600),
        ])

    static let eventHub = ResourceKind(
        provider: "Microsoft.EventHub", type: "namespaces", family: "Internet of Things", spelling: .display,
        meters: [
            .hours("Event Hubs", "Standard Throughput Unit", price: 274_860),
            .counted("Event Hubs", "Standard Ingress Events", per: "1M", millionths: 8_120_000, price: 256_540),
        ])

    static let language = ResourceKind(
        provider: "Microsoft.CognitiveServices", type: "accounts", family: "AI + Machine Learning", spelling: .display,
        meters: [
            .counted(
                "Azure OpenAI", "gpt 4o 0806 Inp glbl Tokens", of: "Azure OpenAI", per: "1M", millionths: 310_000,
                price: 22_905_000),
            .counted(
                "Azure OpenAI", "gpt 4o 0806 Outp glbl Tokens", of: "Azure OpenAI", per: "1M", millionths: 74_000,
                price: 91_620_000),
            .counted(
                "Azure OpenAI", "text embedding 3 small glbl Tokens", of: "Azure OpenAI", per: "1M",
                millionths: 640_000, price: 183_240),
        ])

    static let lakehouse = ResourceKind(
        provider: "Microsoft.Databricks", type: "workspaces", family: "Analytics",
        meters: [
            .counted(
                "Azure Databricks", "Premium Jobs Compute DBU", of: "Azure Databricks", per: "1 Hour",
                millionths: 61_000_000, price: 2_748_600),
            .counted(
                "Azure Databricks", "Premium All-purpose Compute DBU", of: "Azure Databricks", per: "1 Hour",
                millionths: 24_000_000, price: 5_038_970),
        ])

    static let warehouse = ResourceKind(
        provider: "Microsoft.Synapse", type: "workspaces/sqlPools", family: "Analytics", spelling: .display,
        meters: [
            .hours(
                "Azure Synapse Analytics", "100 DWUs", of: "Azure Synapse Analytics Dedicated SQL Pool",
                price: 13_834_620),
            .stored(
                "Azure Synapse Analytics", "Standard LRS Data Stored", of: "Storage", megabytes: 400_000, price: 210_720
            ),
        ])

    static let factory = ResourceKind(
        provider: "Microsoft.DataFactory", type: "factories", family: "Analytics",
        meters: [
            .counted(
                "Azure Data Factory v2", "Cloud Orchestration Activity Run", per: "1K", millionths: 1_380_000,
                price: 9_162_000),
            .counted(
                "Azure Data Factory v2", "Cloud Data Movement", per: "1 Hour", millionths: 7_200_000, price: 2_290_500),
            .counted(
                "Azure Data Factory v2", "Cloud Pipeline Activity", per: "1 Hour", millionths: 3_310_000, price: 45_810),
        ])
}
