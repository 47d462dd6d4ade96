import BillingCore

/// A subscription for each reason that a period has no invoice, which the others do not give; each has little in it.
extension Roster {
    /// A partner bills.
    static let kiosks = SubscriptionSpec(
        name: "Remote kiosks", offer: Offer("Azure Plan"), agreement: .partner, role: "Owner", administrator: nil,
        access: nil, prices: .euros, age: .anchored(day: 1, closedPeriods: 3),
        groups: [few("rg-kiosks", [ResourceItem(.smallWebApp, "kiosks"), ResourceItem(.vault, "kv-kiosks")])],
        section: "Kiosks")

    /// Nothing is charged before its spending limit is removed.
    static let sandbox = SubscriptionSpec(
        name: "Sandbox", offer: Offer("MS-AZR-0029P"), prices: .kronor, age: .anchored(day: 8, closedPeriods: 3),
        groups: [few("rg-sandbox", [ResourceItem(.machine(.b1s), "sandbox"), ResourceItem(.vault, "kv-sandbox")])],
        isLimited: true)

    /// Azure lists its invoices without amounts.
    static let searchIndex = SubscriptionSpec(
        name: "Search index", offer: Offer("MS-AZR-0003P"), role: "Reader", administrator: "owner@example.com",
        access: .refused(code: "AuthorizationFailed"), prices: .kronor, age: .anchored(day: 14, closedPeriods: 3),
        groups: [few("rg-search", [ResourceItem(.officeMachine(.b2ms), "search"), ResourceItem(.vault, "kv-search")])],
        invoicing: Invoicing(habit: .atOnce),
        invoiceRefusal: AzureRefusal(status: 403, code: "AuthorizationFailed", reason: .amountsClosed))

    /// Its newest closed period ended yesterday.
    static let staging = SubscriptionSpec(
        name: "Staging", offer: Offer("MS-AZR-0003P"), prices: .kronor, age: .ended(daysAgo: 1, closedPeriods: 3),
        groups: [
            few("rg-staging", [ResourceItem(.officeMachine(.b1s), "staging"), ResourceItem(.vault, "kv-staging")])
        ],
        invoicing: Invoicing(habit: .atOnce, delay: 2))

    /// Azure lists invoices, and none of the last two periods; before December 2016 they would not be the reader's.
    static let telemetry = SubscriptionSpec(
        name: "Telemetry", offer: Offer("MS-AZR-0003P"), role: "Billing Reader", administrator: "finance@example.com",
        prices: .kronor, age: .anchored(day: 9, closedPeriods: 4),
        groups: [few("rg-telemetry", [ResourceItem(.vault, "kv-telemetry"), ResourceItem(.registry, "crtelemetry")])],
        invoicing: Invoicing(habit: .atOnce, newest: 3))

    /// Azure does not answer for its invoices.
    static let telephony = SubscriptionSpec(
        name: "Telephony", offer: Offer("MS-AZR-0003P"), access: nil, prices: .kronor,
        age: .anchored(day: 22, closedPeriods: 3),
        groups: [few("rg-telephony", [ResourceItem(.smallWebApp, "telephony"), ResourceItem(.vault, "kv-telephony")])],
        invoiceRefusal: AzureRefusal(
            status: 409, code: "MissingSubscriptionRegistration",
            message: "The subscription is not registered to use namespace 'Microsoft.Billing'.", reason: .notRegistered)
    )

    /// Its monthly credit is told nowhere.
    static let testLab = SubscriptionSpec(
        name: "Test lab", offer: Offer("MS-AZR-0062P"), prices: .kronor, age: .anchored(day: 25, closedPeriods: 3),
        groups: [few("rg-test-lab", [ResourceItem(.officeMachine(.b1s), "test"), ResourceItem(.vault, "kv-test-lab")])])

    /// Its billing account was moved to a customer agreement, and its later invoices with it.
    static let webArchive = SubscriptionSpec(
        name: "Web archive", offer: Offer("MS-AZR-0003P"), prices: .kronor, age: .anchored(day: 3, closedPeriods: 4),
        groups: [few("rg-archive", [ResourceItem(.smallWebApp, "archive"), ResourceItem(.vault, "kv-archive")])],
        invoicing: Invoicing(habit: .atOnce, newest: 3), isMoved: true)

    private static func few(_ name: String, _ items: [ResourceItem]) -> ResourceGroupSpec {
        ResourceGroupSpec(name: name, tags: testTags, items: items)
    }
}
