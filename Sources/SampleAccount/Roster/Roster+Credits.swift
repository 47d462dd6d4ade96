import BillingCore

extension Roster {
    static let visualStudio = SubscriptionSpec(
        name: "Visual Studio", offer: Offer("MS-AZR-0063P"), prices: .kronor, age: .anchored(day: 19, closedPeriods: 6),
        growth: 30,
        groups: [
            ResourceGroupSpec(
                name: "rg-lab", tags: [Tag("owner", "dev@example.com")],
                items: [
                    ResourceItem(.machine(.b1s), "lab"), ResourceItem(.disk, "lab-os"), ResourceItem(.storage, "stlab"),
                    ResourceItem(.vault, "kv-lab"), ResourceItem(.function, "func-lab"),
                    ResourceItem(.smallWebApp, "lab-web"),
                    ResourceItem(
                        .bareMachine(.gpu), "lab-gpu", size: 1, life: .within(periodsBack: 3, days: 5),
                        tags: [Tag("Project", "Training")]),
                ])
        ],
        invoicing: Invoicing(habit: .atOnce), monthlyCredit: 120_000)

    static let trial = SubscriptionSpec(
        name: "Trial", offer: Offer("MS-AZR-0044P"), prices: .free, age: .subscribed(daysAgo: 41),
        groups: [
            ResourceGroupSpec(
                name: "Default-Storage-NorthEurope",
                items: [ResourceItem(.storage, "sttrial"), ResourceItem(.machine(.b1s), "first-vm")])
        ])

    static let azureInOpen = SubscriptionSpec(
        name: "Azure in Open", offer: Offer("MS-AZR-0111P"), access: nil, prices: .kronor,
        age: .anchored(day: 30, closedPeriods: 3),
        groups: [
            ResourceGroupSpec(
                name: "rg-school", place: .westEurope, tags: [Tag("department", "Utbildning, trä & metall")],
                items: [
                    ResourceItem(.officeMachine(.b2ms), "classroom"), ResourceItem(.storage, "stschool"),
                    ResourceItem(.database, "sql-school/elever"),
                ])
        ])

    static let support = SubscriptionSpec(
        name: "Support", offer: Offer("MS-AZR-0041P"), prices: .kronor, age: .anchored(day: 20, closedPeriods: 6),
        invoicing: Invoicing(habit: .atOnce, support: 108_500))
}
