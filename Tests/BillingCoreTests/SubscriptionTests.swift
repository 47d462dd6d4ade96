import BillingCore
import Testing

struct SubscriptionTests {
    @Test(arguments: [
        ("0003p", "MS-AZR-0003P", "Pay-As-You-Go"), ("MS-AZR-0044P", "MS-AZR-0044P", "Free Trial"),
        ("ms-azr-0063p", "MS-AZR-0063P", "Visual Studio Enterprise"), ("Contoso Deal", "Contoso Deal", nil),
        ("MS-AZR-9999P", "MS-AZR-9999P", nil),
    ])
    func `an offer is named by its number`(text: String, id: String, name: String?) {
        #expect(Offer(text).id == id)
        #expect(Offer(text).name == name)
    }

    @Test func `identifiers that differ in case name one subscription`() {
        #expect(SubscriptionID("3E6B71A1") == SubscriptionID("3e6b71a1"))
    }

    @Test func `a scope covers all, or those it lists`() {
        let id = SubscriptionID("a")

        #expect(Scope.all.contains(id))
        #expect(Scope.one(id).contains(id))
        #expect(!Scope.one(SubscriptionID("b")).contains(id))
    }

    @Test(arguments: [
        ("/subscriptions/1/resourceGroups/rg/providers/x/vm1", "vm1"), ("classic", "classic"), ("", ""),
        ("/trailing/", "trailing"),
    ])
    func `a resource is known by the last part of its identifier`(resource: String, name: String) {
        let line = UsageLine(
            id: UsageLineID(1), day: day("2026-10-01"), subscription: SubscriptionID("a"),
            meter: Meter(category: "", subcategory: "", name: "", region: "", unit: ""), meterID: "", service: "",
            resourceGroup: "", resource: resource, location: "", quantity: nil, unitPrice: nil,
            cost: Money(.zero, CurrencyCode("USD")), chargeType: "", isUnallocated: false, tags: "",
            additionalInfo: "", otherFields: [])

        #expect(line.resourceName == name)
    }
}
