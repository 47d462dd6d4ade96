import BillingCore
import Testing
import UsageFiles

@Suite(.enabled(if: Samples.areThere, "../shared/data/usage-samples is not there"))
struct AccountCenterSampleTests {
    private static let name = "account-center-v2/louspringer_201807-v2.csv"

    @Test func `the statement of the real file adds up to its total`() throws {
        let sink = try Samples.read(Self.name).sink

        #expect(sink.statements.count == 51)
        let total = sink.statements.reduce(Amount.zero) { $0 + $1.line.value.amount }
        #expect(total.description == "110.84")
        #expect(Set(sink.statements.map(\.period.description)) == ["2018-06-12/2018-07-11"])
    }

    @Test func `daily lines of the real file carry the statement exactly, in total and for each meter`() throws {
        let (sink, summary) = try Samples.read(Self.name)

        #expect(sink.lines.count { !$0.isUnallocated } == 578)
        #expect(summary.lineCount == sink.lines.count)
        #expect(sink.total.description == "110.84")
        #expect(sink.lines.allSatisfy { $0.period?.contains($0.day) == true })
        for statement in sink.statements {
            let meter = statement.line.meter
            let lines = sink.lines.filter {
                $0[.meterCategory] == meter.category && $0[.meterSubcategory] == meter.subcategory
                    && $0[.meterName] == meter.name && $0[.meterRegion] == meter.region
            }
            #expect(lines.reduce(Amount.zero) { $0 + $1.cost } == statement.line.value.amount, "\(meter)")
        }
    }

    @Test func `the same file as version 1 brings the same statement and the same costs`() throws {
        let two = try Samples.read(Self.name)
        let one = try Samples.read("derived/DERIVED_account-center_v1.csv")

        #expect(one.summary.format == .accountCenterV1)
        #expect(one.sink.total.description == "110.84")
        #expect(one.sink.statements.map(\.line.value) == two.sink.statements.map(\.line.value))
        #expect(one.sink.lines.map(\.cost) == two.sink.lines.map(\.cost))
    }

    @Test func `the real file's one subscription has all its lines`() throws {
        let (sink, summary) = try Samples.read(Self.name)

        let expected = SubscriptionFacts(
            id: SubscriptionID("2f0b3aa9-b433-4063-afca-9b304cc8bcc9"), name: "Pay-As-You-Go", anchorDay: 12)
        #expect(sink.facts == [expected])
        #expect(Set(sink.lines.map { $0[.subscriptionID] }) == [expected.id.rawValue])
        #expect(summary.firstDay?.description == "2018-06-12")
        #expect(summary.lastDay?.description == "2018-07-11")
        #expect(summary.statementPeriods.map(\.description) == ["2018-06-12/2018-07-11"])
    }

    @Test func `texts of the real file lose their own quotes`() throws {
        let line = try #require(try Samples.read(Self.name).sink.lines.first)

        #expect(line[.meterCategory] == "Storage")
        #expect(line[.meterName] == "Premium Storage - Page Blob/P10 (Units)")
        #expect(line[.tags] == "{}")
        #expect(line[.location] == "uswest")
        #expect(line[.resource].hasPrefix("/subscriptions/3e6b71a1-"))
    }

    @Test func `the real file is identified by its header`() throws {
        #expect(try UsageFileReader.identify(path: Samples.path(Self.name)) == .accountCenterV2)
    }

    @Test func `a file's fingerprint is the same alone and while it is read`() throws {
        let summary = try Samples.read(Self.name).summary

        #expect(try ContentHash(path: Samples.path(Self.name)) == summary.contentHash)
        #expect(summary.contentHash.hex.count == 32)
    }
}
