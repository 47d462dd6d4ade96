import BillingCore

extension Roster {
    static let dataPlatform = SubscriptionSpec(
        name: "Data platform", offer: Offer("MS-AZR-0017P"), agreement: .enterprise, role: "Reader",
        administrator: "enrolment@example.com", access: nil, prices: .enrolment,
        age: .anchored(day: 1, closedPeriods: 6), growth: 180, hasSpike: true,
        groups: dataPlatformGroups,
        charges: [
            ChargeSpec(
                meter: .charge(
                    "Azure Databricks", "Pre-purchase plan", of: "Azure Databricks", unit: "1", price: 42_000_000_000),
                type: "Refund", resource: "", product: "Databricks pre-purchase, returned in part", quantity: -1,
                schedule: .once(periodsBack: 4, day: 17))
        ],
        reservation: ReservationSpec(
            name: "VM_RI_platform", size: .e64s, count: 6, payment: .monthly(day: 14)),
        section: "Platform")

    private static let dataPlatformGroups = [
        ResourceGroupSpec(
            name: "rg-warehouse", place: .westEurope, tags: dataTags,
            items: [
                ResourceItem(.warehouse, "syn-dwh/pool01", size: 40),
                ResourceItem(.lakehouse, "dbw-platform", size: 10),
                ResourceItem(.archive, "stlakecold", 2, size: 200), ResourceItem(.factory, "adf-platform", size: 12),
                ResourceItem(.bareMachine(.m64s), "hana", 3),
                ResourceItem(.bareMachine(.e64s), "spark", 5, life: .reserved),
                ResourceItem(.bareMachine(.e64s), "spark-scaleout", 12, life: .unusualDay),
                ResourceItem(.lakehouse, "dbw-backfill", size: 40, life: .unusualDay),
            ]),
        ResourceGroupSpec(
            name: "rg-streams", place: .westEurope, tags: [Tag("Env", "Prod"), Tag("cost-center", "9004")],
            items: [
                ResourceItem(.eventHub, "evh-platform", size: 40), ResourceItem(.cosmos, "cosmos-profiles", size: 180),
                ResourceItem(.storage, "stevents", 2, size: 60), ResourceItem(.workspace, "log-platform", size: 210),
                ResourceItem(.vault, "kv-platform"), ResourceItem(.backup, "rsv-platform", size: 20),
                ResourceItem(.language, "oai-platform", size: 14, life: .since(periodsBack: 2)),
            ]),
    ]

    static let shop = SubscriptionSpec(
        name: "Webshop", agreement: .customer, role: "Billing profile reader",
        administrator: "billing@example.com", prices: .euros, age: .anchored(day: 1, closedPeriods: 6), growth: 120,
        hasSpike: true,
        groups: [
            ResourceGroupSpec(
                name: "rg-retail", tags: productionTags,
                items: [
                    ResourceItem(.bareMachine(.d4s), "retail", 4, life: .beforeReservation),
                    ResourceItem(.bareMachine(.d4s), "retail", 4, life: .reserved),
                    ResourceItem(.premiumDisk, "retail-os", 4), ResourceItem(.webApp, "retail-api"),
                    ResourceItem(.database, "sql-retail/orders"), ResourceItem(.vault, "kv-retail"),
                    ResourceItem(.cache, "retail-sessions", tags: oldTags),
                    ResourceItem(.workspace, "log-retail", size: 8),
                    ResourceItem(.bareMachine(.d2s), "retail-batch", 4), ResourceItem(.storage, "stretail", size: 5),
                ])
        ],
        charges: [
            ChargeSpec(
                meter: .charge("SaaS", "Fraud screening - monthly", unit: "1", price: 1_490_000_000), type: "Purchase",
                resource: "/providers/Microsoft.SaaS/saasresources/fraud-screening", product: "Fraud screening",
                publisher: "Example Software", schedule: .monthly(day: 3)),
            ChargeSpec(
                meter: .charge("SaaS", "Fraud screening - monthly", unit: "1", price: 1_490_000_000), type: "Refund",
                resource: "/providers/Microsoft.SaaS/saasresources/fraud-screening", product: "Fraud screening",
                publisher: "Example Software", quantity: -1, schedule: .once(periodsBack: 2, day: 11)),
        ],
        reservation: ReservationSpec(
            name: "VM_RI_retail", size: .d4s, count: 5, payment: .once(periodsBack: 3, day: 8)),
        invoicing: Invoicing(habit: .inTime, delay: 2, termDays: 30, taxRate: 210, credits: [3: 20_000]),
        section: "Webshop")

    static let warehouse = SubscriptionSpec(
        name:
            "Lager & logistik, Göteborg/倉庫 (warehouse, forecasts and everything nobody found a name for)",
        agreement: .customer, role: "Billing profile reader", administrator: "billing@example.com", prices: .euros,
        age: .anchored(day: 1, closedPeriods: 6), growth: 90,
        groups: [
            ResourceGroupSpec(
                name: "rg-lager", place: .swedenCentral,
                tags: [Tag("miljö", "produktion"), Tag("ägare", "lager@example.com")],
                items: [
                    ResourceItem(.machine(.d2s), "lager"), ResourceItem(.disk, "lager-os"),
                    ResourceItem(.database, "sql-lager/倉庫"), ResourceItem(.bus, "sb-lager"),
                    ResourceItem(.function, "func-prognos"),
                ])
        ],
        section: "Logistics")
}
