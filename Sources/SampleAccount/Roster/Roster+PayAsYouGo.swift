import BillingCore

extension Roster {
    static let production = SubscriptionSpec(
        name: "Production", offer: Offer("MS-AZR-0003P"), prices: .kronor, age: .anchored(day: 12, closedPeriods: 6),
        growth: 240, hasSpike: true,
        groups: productionGroups,
        charges: [
            ChargeSpec(
                meter: .charge(
                    "Virtual Machines", "D2s v5", of: "Virtual Machines Dsv5 Series", unit: "1 Hour", price: 984_170),
                type: "Refund", resource: "", product: "Service credit for an interruption", quantity: -31,
                schedule: .once(periodsBack: 2, day: 9))
        ],
        invoicing: Invoicing(
            habit: .inTime, delay: 0, termDays: 30, credits: [1: 149_427, 4: 50_000], marketplace: 34_900))

    private static let productionGroups = [
        ResourceGroupSpec(
            name: "rg-web", tags: productionTags,
            items: [
                ResourceItem(.machine(.d2s), "web", 2),
                ResourceItem(.machine(.d2s), "web-03", life: .since(periodsBack: 3)),
                ResourceItem(.premiumDisk, "web-os", 3, tags: []),
                ResourceItem(.loadBalancer, "web-lb"), ResourceItem(.address, "web-ip", 2),
                ResourceItem(.webApp, "shop-api"),
                ResourceItem(.webApp, "shop-api-v2", life: .since(periodsBack: 2)),
                ResourceItem(.storage, "stwebassets", 2),
                ResourceItem(.vault, "kv-web", 2),
                ResourceItem(.cache, "web-sessions", life: .since(periodsBack: 4), tags: oldTags),
                ResourceItem(.bareMachine(.d4s), "web-scaleout", 12, life: .unusualDay),
                ResourceItem(.disk, "web-scaleout-os", 12, life: .unusualDay, tags: []),
            ]),
        ResourceGroupSpec(
            name: "rg-data", tags: dataTags,
            items: [
                ResourceItem(.database, "sql-shop/orders", tags: oldTags),
                ResourceItem(.database, "sql-shop/customers"),
                ResourceItem(.database, "sql-shop/lager-örebro"), ResourceItem(.storage, "stdata", 3),
                ResourceItem(.cosmos, "cosmos-cart"), ResourceItem(.backup, "rsv-data"),
                ResourceItem(.bus, "sb-orders"),
            ]),
        ResourceGroupSpec(
            name: "MC_rg-aks_aks-shop_northeurope",
            tags: [Tag("env", "prod"), Tag("aks-managed-poolName", "agentpool")],
            items: [
                ResourceItem(.cluster, "aks-shop"), ResourceItem(.nodePool(.b2ms), "aks-agentpool-42850074-vmss", 2),
                ResourceItem(.nodePool(.b1s), "aks-burstpool-42850075-vmss", life: .since(periodsBack: 3)),
                ResourceItem(.disk, "pvc-shop", 3), ResourceItem(.loadBalancer, "kubernetes"),
                ResourceItem(.address, "kubernetes-ip"), ResourceItem(.registry, "crshop"),
            ]),
        ResourceGroupSpec(
            name: "rg-ops", place: .westEurope,
            tags: [Tag("Environment", "Production"), Tag("owner", "ops@example.com")],
            items: [
                ResourceItem(.workspace, "log-shop", 2), ResourceItem(.storage, "stdiag", 2),
                ResourceItem(.vault, "kv-ops"), ResourceItem(.zone, "example.com"),
                ResourceItem(.zone, "shop.example.com"),
                ResourceItem(.machine(.b1s), "jump"), ResourceItem(.disk, "jump-os", tags: []),
                ResourceItem(.backup, "rsv-ops"), ResourceItem(.function, "func-alerts", 3),
            ]),
        ResourceGroupSpec(
            name: "rg-ai", place: .swedenCentral, tags: [Tag("project", "assistant"), Tag("cost-center", "5120")],
            items: [
                ResourceItem(.language, "oai-assistant", life: .since(periodsBack: 3)),
                ResourceItem(.storage, "stprompts", life: .since(periodsBack: 3)),
                ResourceItem(.function, "func-assistant", life: .since(periodsBack: 3)),
            ]),
        ResourceGroupSpec(
            name: "rg-files", items: [ResourceItem(.storage, "stfiles", 5), ResourceItem(.storage, "starchive")]),
    ]

    static let devTest = SubscriptionSpec(
        name: "Dev/Test", offer: Offer("MS-AZR-0023P"), prices: .kronor, age: .anchored(day: 5, closedPeriods: 6),
        growth: 60,
        groups: [
            ResourceGroupSpec(
                name: "rg-build", tags: testTags,
                items: [
                    ResourceItem(.officeMachine(.b1s), "build-agent", 3),
                    // Names that a terminal must survive: an escape sequence, wide characters, joined and combining ones.
                    ResourceItem(.officeMachine(.b1s), "build-agent-\u{1B}[31mred"),
                    ResourceItem(.officeMachine(.b1s), "ビルド機-東京"),
                    ResourceItem(.officeMachine(.b1s), "launch-🚀-cafe\u{301}-👩‍💻"),
                    ResourceItem(.disk, "build-os", 3, tags: []), ResourceItem(.registry, "crbuild"),
                    ResourceItem(.storage, "stbuildcache", 2),
                ]),
            ResourceGroupSpec(
                name: "rg-a-very-long-resource-group-name-for-the-integration-tests-of-the-release-candidate",
                place: .westEurope, tags: testTags,
                items: [
                    ResourceItem(
                        .function,
                        "func-integration-tests-of-the-release-candidate-that-run-every-night-and-take-until-the-morning"
                    ),
                    ResourceItem(.storage, "sttests", 2), ResourceItem(.vault, "kv-tests"),
                    ResourceItem(.smallWebApp, "preview"),
                ]),
        ],
        invoicing: Invoicing(habit: .atOnce, delay: 2))

    static let analytics = SubscriptionSpec(
        name: "Analytics (US)", offer: Offer("MS-AZR-0003P"), role: "Billing Reader",
        administrator: "finance@example.com", prices: .dollars, age: .anchored(day: 31, closedPeriods: 6), growth: 320,
        hasSpike: true,
        groups: [
            ResourceGroupSpec(
                name: "rg-lake", place: .eastUS, tags: dataTags,
                items: [
                    ResourceItem(.lakehouse, "dbw-insight"), ResourceItem(.storage, "stlake", 5, size: 3),
                    ResourceItem(.archive, "stcold", 2), ResourceItem(.factory, "adf-insight"),
                    ResourceItem(.bareMachine(.e8s), "dbw-worker", 10, life: .unusualDay),
                ]),
            ResourceGroupSpec(
                name: "rg-serve", place: .eastUS, tags: [Tag("Env", "prod"), Tag("owner", "data@example.com")],
                items: [
                    ResourceItem(.machine(.d2s), "api", 2), ResourceItem(.disk, "api-os", 2),
                    ResourceItem(.database, "sql-insight/facts"), ResourceItem(.eventHub, "evh-clicks"),
                    ResourceItem(.storage, "stserve", 4), ResourceItem(.workspace, "log-insight"),
                    ResourceItem(.loadBalancer, "api-lb"), ResourceItem(.address, "api-ip"),
                    ResourceItem(.vault, "kv-api"),
                ]),
        ],
        invoicing: Invoicing(habit: .late, taxRate: 0, voided: 5))

    static let sharedServices = SubscriptionSpec(
        name: "Shared services", offer: Offer("MS-AZR-0003P"), role: "Reader", administrator: "owner@example.com",
        access: .refused(code: "NotOptedIn"), prices: .kronor, age: .anchored(day: 28, closedPeriods: 6), growth: 40,
        groups: [
            ResourceGroupSpec(
                name: "rg-hub", tags: [Tag("environment", "shared"), Tag("cost-center", "1000")],
                items: [
                    ResourceItem(.gateway, "vpn-hub"), ResourceItem(.zone, "corp.example.com"),
                    ResourceItem(.zone, "lab.example.com"), ResourceItem(.machine(.b2ms), "dc", 1),
                    ResourceItem(.premiumDisk, "dc-os"), ResourceItem(.backup, "バックアップ-共有"),
                    ResourceItem(.workspace, "log-hub"), ResourceItem(.vault, "kv-hub"),
                    ResourceItem(.address, "vpn-ip"),
                    ResourceItem(.storage, "sthub", 3),
                ])
        ])

    static let newProject = SubscriptionSpec(
        name: "New project", offer: Offer("MS-AZR-0003P"), prices: .euros,
        age: .subscribed(daysAgo: 12),
        groups: [
            ResourceGroupSpec(
                name: "rg-pilot", place: .swedenCentral,
                tags: [Tag("project", "Pilot"), Tag("Owner", "new@example.com")],
                items: [
                    ResourceItem(.smallWebApp, "pilot"), ResourceItem(.storage, "stpilot"),
                    ResourceItem(.vault, "kv-pilot"),
                    ResourceItem(.database, "sql-pilot/main"),
                ])
        ])
}
