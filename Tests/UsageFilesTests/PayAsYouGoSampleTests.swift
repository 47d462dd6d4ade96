import BillingCore
import Foundation
import Testing
import UsageFiles

@Suite(.enabled(if: Samples.areThere, "../shared/data/usage-samples is not there"))
struct PayAsYouGoSampleTests {
    @Test(
        arguments: [
            ("costmgmt-mosp-export/costreport_a243c6f2-199f-4074-9a2c-40e671cf1584.csv", 3),
            ("costmgmt-mosp-export/azure_camelCased.csv", 3), ("opencost-headersets/German.csv", 1),
            ("opencost-headersets/PayAsYouGo.csv", 1), ("derived/DERIVED_mosp_double_bom.csv", 782),
        ])
    func `a sample's lines add up to what its cost cells say`(name: String, count: Int) throws {
        let (sink, summary) = try Samples.read(name)

        #expect(summary.format == .payAsYouGo)
        #expect(summary.lineCount == count)
        #expect(sink.lines.count == count)
        #expect(summary.unknownColumns == [])
        let expected = try Samples.costsAddedIndependently(name, column: "pretaxcost")
        #expect(sink.total.rounded(to: 12).description == expected)
    }

    @Test func `a second mark at the start of the first row does not reach the subscription`() throws {
        let (sink, _) = try Samples.read("derived/DERIVED_mosp_double_bom.csv")

        #expect(sink.facts.count == 1)
        #expect(sink.facts.first?.id.rawValue == "2639de71-ca37-4a17-a104-17665a50e7fc")
    }

    @Test func `columns of a localized header are found by the English name in parentheses`() throws {
        let line = try #require(try Samples.read("opencost-headersets/German.csv").sink.lines.first)

        #expect(line.day.description == "2021-02-02")
        #expect(line[.meterCategory] == "Load Balancer")
        #expect(line[.unit] == "100 Hours")
        #expect(line[.unitPrice] == "0.025")
        #expect(
            line[.otherFields]
                == #"{"ResourceType":"Microsoft.Network/loadBalancers","ServiceName":"Load Balancer","#
                + #""ServiceTier":"Std Load Balancer"}"#)
    }

    @Test(arguments: [
        ("derived/DERIVED_mosp_utf16le.csv", 782, TextEncoding.utf16LittleEndian),
        ("derived/DERIVED_mosp_part0.csv.gz", 782, .utf8),
        ("derived/partitioned", 782, .utf8),
    ])
    func `another encoding or packing has the same lines`(name: String, count: Int, encoding: TextEncoding) throws {
        let (sink, summary) = try Samples.read(name)
        let plain = try Samples.read("derived/DERIVED_mosp_double_bom.csv")

        #expect(summary.encoding == encoding)
        #expect(summary.lineCount == count)
        #expect(sink.total == plain.sink.total)
    }
}
