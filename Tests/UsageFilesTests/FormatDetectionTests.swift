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
