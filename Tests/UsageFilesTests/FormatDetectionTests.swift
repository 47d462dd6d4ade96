import BillingCore
import FakturaTestSupport
import Testing
import UsageFiles

/// One table of header sets: what each is taken for, without any row.
struct FormatDetectionTests {
    private static let payAsYouGo = """
        SubscriptionGuid,ResourceGroup,ResourceLocation,UsageDateTime,MeterCategory,MeterSubcategory,MeterId,MeterName,\
        MeterRegion,UsageQuantity,ResourceRate,PreTaxCost,ConsumedService,ResourceType,InstanceId,Tags,OfferId,\
        AdditionalInfo,ServiceInfo1,ServiceInfo2,ServiceName,ServiceTier,Currency
        """

    static let headers: [(header: String, format: UsageFileFormat?)] =
        [
            (payAsYouGo, .payAsYouGo), (payAsYouGo + ",UnitOfMeasure", .payAsYouGo),
            (
                payAsYouGo.replacing("UsageQuantity", with: "quantity").replacing("InstanceId", with: "resourceId"),
                .payAsYouGo
            ),
            (payAsYouGo.replacing("ResourceGroup", with: "Ressourcengruppe (ResourceGroup)"), .payAsYouGo),
            (payAsYouGo.replacing("PreTaxCost", with: "Kosten"), nil), ("name,colour", nil),
            ("Date,Cost,Currency", nil),
        ]
        + formats(CostDetailsFile.enterpriseLayouts, .enterpriseAgreement)
        + formats(CostDetailsFile.customerLayouts, .customerAgreement)
        + formats(CostDetailsFile.partnerLayouts, .partnerAgreement)
        + formats(CostDetailsFile.extractLayouts, .enterpriseExtract)
        + formats(CostDetailsFile.focusLayouts, .focus)

    private static func formats(
        _ layouts: [CostDetailsFile.Layout], _ format: UsageFileFormat
    ) -> [(header: String, format: UsageFileFormat?)] {
        layouts.map { (CostDetailsFile($0, rows: []).text, format) }
    }

    @Test func `lines that end with a carriage return alone are refused, and not one long header`() throws {
        let rows = payAsYouGoFixture(lineEnd: "\r")
        let fixture = try UsageFileFixture(rows)

        #expect(throws: UsageFileProblem.foreign(path: fixture.path, .carriageReturns)) { try fixture.read() }
        #expect(try UsageFileFixture(payAsYouGoFixture(lineEnd: "\r\n")).read().sink.lines.count == 2)
    }

    private func payAsYouGoFixture(lineEnd: String) -> String {
        ["SubscriptionGuid,Date,Quantity,PreTaxCost,Currency,Tags", "s,10/12/2026,1,1,SEK,", "s,10/13/2026,1,1,SEK,"]
            .map { $0 + lineEnd }.joined()
    }

    @Test(arguments: headers)
    func `a header tells the format, or is refused`(header: String, format: UsageFileFormat?) throws {
        let fixture = try UsageFileFixture(header)

        if let format {
            #expect(try UsageFileReader.identify(path: fixture.path) == format)
        } else {
            #expect(throws: UsageFileProblem.self) { try UsageFileReader.identify(path: fixture.path) }
        }
    }
}
