import BillingCore
import Testing

struct FilterTextTests {
    @Test(arguments: [
        ("", "anything", true), ("", "", true), ("prod", "PROD-vm", true), ("Prod", "PROD-vm", false),
        ("PROD", "PROD-vm", true), ("prod", "vm", false), ("malmö", "MALMÖ", true), ("Ö", "malmö", false),
        ("a.b", "aXb", false), ("開", "開発", true), ("x", "", false), ("vm 1", "my vm 1", true), ("100", "a100b", true),
        ("aab", "aaab", true), ("vm-", "VM", false), ("ö", "MALMÖ", true), ("[", "{", false),
    ])
    func `lowercase matches both cases, an uppercase letter only its own`(
        typed: String, candidate: String, matches: Bool
    ) {
        #expect(FilterText(typed).matches(candidate) == matches)
        #expect(Array(candidate.utf8).withUnsafeBufferPointer(FilterText(typed).matches(utf8:)) == matches)
    }
}
