import BillingCore
import FakturaTestSupport
import FakturaViewModels
import Testing

@Suite struct UsageLineModelTests {
    private func fields(_ line: UsageLine) -> [UsageLineModel.Field] {
        UsageLineModel(line: line, provenance: nil, subscriptionName: "Production").fields
    }

    private func text(_ label: UsageLineModel.Field.Label, _ line: UsageLine) -> UsageLineModel.Value? {
        fields(line).first { $0.label == label }?.value
    }

    @Test func `tags and additional info are spread out, with and without braces`() {
        let line = UsageLine.fixture(tags: #""env": "prod", "cost centre": "42""#, additionalInfo: #"{"VCPUs":4}"#)

        #expect(text(.tag("env"), line) == .text("prod"))
        #expect(text(.tag("cost centre"), line) == .text("42"))
        #expect(text(.additionalInfo("VCPUs"), line) == .text("4"))
    }

    @Test(arguments: ["no json at all", "12"])
    func `text that is no JSON stays whole`(text: String) {
        #expect(self.text(.tag(""), .fixture(tags: text)) == .text(text))
    }

    @Test(arguments: ["", "{}", "{ }"])
    func `no tags are no field`(text: String) {
        #expect(!fields(.fixture(tags: text)).contains { if case .tag = $0.label { true } else { false } })
    }

    @Test func `fields the source does not have are left out`() {
        let line = UsageLine.fixture(resourceGroup: "", quantity: nil, unitPrice: nil, isUnallocated: true)

        #expect(text(.resourceGroup, line) == nil)
        #expect(text(.quantity, line) == nil)
        #expect(text(.unitPrice, line) == nil)
        #expect(text(.allocation, line) == .unallocated)
    }

    @Test func `columns that no format names are fields too`() {
        let line = UsageLine.fixture(otherFields: [UsageLine.OtherField(name: "PublisherName", value: "Acme")])

        #expect(text(.other("PublisherName"), line) == .text("Acme"))
    }

    @Test func `the identifier is told beside a resource's name`() {
        let line = UsageLine.fixture(resource: "/subscriptions/a/resourceGroups/b/vm-1")

        #expect(text(.resource, line) == .text("vm-1"))
        #expect(text(.resourceID, line) == .text("/subscriptions/a/resourceGroups/b/vm-1"))
        #expect(text(.resourceID, .fixture(resource: "classic")) == nil)
    }
}
