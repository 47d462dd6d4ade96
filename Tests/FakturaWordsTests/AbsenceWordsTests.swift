import BillingCore
import FakturaTestSupport
import FakturaWords
import Testing

@Suite struct AbsenceWordsTests {
    private static let account = FixtureAccount.withoutInvoices

    /// What is told of a subscription's newest period that has ended, and of the running one.
    private static func parts(_ language: Language, _ subscription: Subscription) -> [WhyPart] {
        let words = Words(language)
        let rows = account.history(.one(subscription.id)).rows
        let shown = rows.prefix(1).filter { $0.problem != nil } + rows.filter { $0.state != .unbilled }.prefix(1)
        return shown.flatMap { words.why($0, asOf: account.asOf) }
    }

    private static func text(_ parts: [WhyPart]) -> String {
        parts.map { part in
            ([part.title, part.text] + part.facts.map { "  \($0.label): \($0.value)" }
                + part.links.map { "  \($0.name): \($0.address)" }).joined(separator: "\n")
        }.joined(separator: "\n")
    }

    /// The reasons that no history of today has.
    private static let old = AbsenceFinding.decide(
        Subscription(id: SubscriptionID("old"), name: "too-old", role: "Owner", invoiceAccess: .open),
        period: .fixture("2016-10-12", "2016-11-11"), cost: nil, asOf: .fixture("2017-01-20"))

    @Test func `all that is told, in both languages`() {
        let told = Language.allCases.map { language in
            let subscriptions = Self.account.subscriptions.map { subscription in
                "# \(subscription.displayName)\n" + Self.text(Self.parts(language, subscription))
            }
            let words = Words(language)
            let facts = Self.old.evidence.map(words.evidence).joined(separator: "; ")
            return (subscriptions + ["# too-old\n\(words.absence(Self.old))\n  \(facts)"]).joined(separator: "\n\n")
        }

        expectGolden(told.joined(separator: "\n\n---\n\n") + "\n", named: "all")
    }

    @Test(arguments: Language.allCases)
    func `nothing that is refused is said to be no data`(language: Language) {
        for subscription in Self.account.subscriptions {
            let told = Self.text(Self.parts(language, subscription)).lowercased()
            #expect(!told.contains("no data") && !told.contains("ingen data"))
        }
    }

    @Test func `every rule but none has words, and every page a name of its own`() {
        for words in Language.allCases.map(Words.init) {
            #expect(BillingRule.allCases.filter { words.rule($0) == nil } == [.noRule])
            #expect(Set(PortalPlace.allCases.map(words.place)).count == PortalPlace.allCases.count)
        }
    }

    @Test func `costs that are not shown come before the invoice, in full, below the history`() throws {
        let subscription = try #require(Self.account.subscriptions.first { $0.name == "no-permission" })
        let row = try #require(Self.account.history(.one(subscription.id)).rows.first { $0.problem != nil })

        let text = Words(.english).explanation(of: row, asOf: Self.account.asOf)

        #expect(text.hasPrefix("Can't read the costs of 'no-permission': as Reader you may not see them."))
    }

    @Test func `the terms of the usage CSV are those of version 2`() {
        #expect(
            Words(.english).terms.map { $0.file.prefix { $0 != ":" } } == [
                "Billing Period", "Meter Category", "Meter Sub-Category", "Meter Name", "Meter Region",
                "Consumed Quantity", "Included Quantity", "Overage Quantity", "Rate, Value",
            ])
    }

    @Test func `the command that downloads what has no amounts names cloud and subscription`() throws {
        let id = SubscriptionID("sub-1")
        func text(_ name: String, cloud: String?) -> String {
            let refusal = AzureRefusal(status: 403, code: "Denied", reason: .amountsClosed)
            let finding = AbsenceFinding.decide(
                Subscription(id: id, name: name, invoiceAccess: .refused(code: "Denied")),
                period: .fixture("2026-10-01", "2026-10-31"), cost: nil,
                answer: InvoiceAnswer(owner: .subscription(id), readAt: nil, triedAt: 5, problem: .refused(refusal)),
                asOf: .fixture("2026-11-20"))
            return Words(.english, cloud: cloud).absence(finding)
        }

        #expect(
            text("Search index", cloud: "emulator").hasSuffix(
                "'faktura invoices download --all --subscription \"Search index\" --cloud emulator'."))
        #expect(text("$(x)", cloud: nil).hasSuffix("'faktura invoices download --all --subscription sub-1'."))
    }

    @Test func `figures that a sync may read are told to be read by it`() {
        #expect(
            Words(.english, cloud: "emulator").noFigures(of: .amortized, isSynced: true)
                == "Can't show amortized figures: none were read yet. 'faktura sync --metric amortized --cloud emulator' "
                + "reads them from Azure; or leave --metric out.")
    }
}
