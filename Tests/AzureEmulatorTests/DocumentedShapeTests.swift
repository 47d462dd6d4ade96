import BillingCore
import SampleAccount
import Testing

@testable import AzureEmulator

/// Answers against the bodies that Azure's specifications give as examples.
struct DocumentedShapeTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let file: String
        var method = "GET"
        let target: @Sendable () -> String
        var body = ""
        /// What the example has and the emulator has not, each for a reason.
        var absences: Set<String> = []

        var testDescription: String { file }

        init(
            _ file: String, _ method: String = "GET", body: String = "", absent: Set<String> = [],
            _ target: @escaping @Sendable () -> String
        ) {
            self.file = file
            self.method = method
            self.body = body
            self.absences = absent
            self.target = target
        }
    }

    private static let customer = Running.account.snapshot.billingProfiles[0].billingAccount
    private static let profile = Running.account.snapshot.billingProfiles[0].id
    private static let billing = "/providers/Microsoft.Billing/billingAccounts"
    private static var newest: String {
        let id = Running.subscription("Production").id
        return Running.account.snapshot.invoices.first { $0.owner == .subscription(id) }!.id
    }

    /// Corrections are of invoices that the sample account does not have.
    private static let rebill: Set = [
        "value[].properties.rebillDetails", "value[].properties.rebillDetails.invoiceDocumentId",
        "value[].properties.rebillDetails.creditNoteDocumentId", "value[].properties.rebillDetails.rebillDetails",
        "value[].properties.rebillDetails.rebillDetails.invoiceDocumentId",
        "value[].properties.rebillDetails.rebillDetails.creditNoteDocumentId",
    ]
    /// Nobody is written to before the opt-in, and the profile has no limit.
    private static let limits: Set = [
        "properties.invoiceRecipients[]", "properties.spendingLimitDetails[]",
        "properties.spendingLimitDetails[].amount", "properties.spendingLimitDetails[].currency",
        "properties.spendingLimitDetails[].startDate", "properties.spendingLimitDetails[].endDate",
        "properties.spendingLimitDetails[].type", "properties.spendingLimitDetails[].status",
        "properties.statusReasonCode",
    ]

    private static let examples: [Example] = [
        Example(
            "subscriptions/subscriptions_list.json",
            absent: ["value[].managedByTenants[]", "value[].managedByTenants[].tenantId"]
        ) {
            "/subscriptions?api-version=2022-12-01"
        },
        Example(
            "subscriptions/tenants_list.json", absent: ["nextLink", "value[].tenantBrandingLogoUrl"]
        ) { "/tenants?api-version=2022-12-01" },
        Example("billing-periods/billingPeriods_list_2018-03-01-preview.json") {
            Running.path("Production", "providers/Microsoft.Billing/billingPeriods?api-version=2018-03-01-preview")
        },
        Example("billing-periods/billingPeriods_get_2018-03-01-preview.json") {
            Running.path(
                "Production", "providers/Microsoft.Billing/billingPeriods/202611-1?api-version=2018-03-01-preview")
        },
        Example("invoices-legacy/invoices_list_2018-03-01-preview.json") {
            Running.path("Production", "providers/Microsoft.Billing/invoices?api-version=2018-03-01-preview")
        },
        Example("invoices-legacy/invoices_list_expand_downloadUrl_2018-03-01-preview.json") {
            Running.path(
                "Production", "providers/Microsoft.Billing/invoices?api-version=2018-03-01-preview&$expand=downloadUrl")
        },
        Example("invoices-legacy/invoices_getLatest_2018-03-01-preview.json") {
            Running.path("Production", "providers/Microsoft.Billing/invoices/latest?api-version=2018-03-01-preview")
        },
        Example("invoices/invoices_listByBillingSubscription_2024-04-01.json") {
            "\(billing)/default/billingSubscriptions/\(Running.subscription("Production").id)/invoices?api-version=2024-04-01"
        },
        Example("invoices/invoices_getByBillingSubscription_2024-04-01.json") {
            "\(billing)/default/billingSubscriptions/\(Running.subscription("Production").id)/invoices/\(newest)"
                + "?api-version=2024-04-01"
        },
        Example("invoices/invoices_listByBillingProfile_2024-04-01.json", absent: rebill) {
            "\(billing)/\(customer)/billingProfiles/\(profile)/invoices?api-version=2024-04-01"
        },
        Example("invoices/invoices_listByBillingAccount_2024-04-01.json", absent: rebill) {
            "\(billing)/\(customer)/invoices?api-version=2024-04-01"
        },
        Example("billing-account/billingAccounts_list_2024-04-01.json") { "\(billing)?api-version=2024-04-01" },
        Example("billing-account/billingAccount_legacyAccountDetails_2024-04-01.json") {
            "\(billing)?api-version=2024-04-01"
        },
        Example("billing-account/billingAccounts_get_EA_2024-04-01.json") {
            "\(billing)/99990017?api-version=2024-04-01"
        },
        Example("billing-account/billingProperty_get_MOSP_2024-04-01.json") {
            Running.path("Production", "providers/Microsoft.Billing/billingProperty/default?api-version=2024-04-01")
        },
        Example("billing-account/billingProperty_get_MCA_2024-04-01.json") {
            Running.path(
                Running.customerAgreement,
                "providers/Microsoft.Billing/billingProperty/default?api-version=2024-04-01")
        },
        Example("email-invoice/billingProfiles_get_2024-04-01.json", absent: limits) {
            "\(billing)/\(customer)/billingProfiles/\(profile)?api-version=2024-04-01"
        },
        Example("permissions/policies_getBySubscription_2024-04-01.json") {
            Running.path("Production", "providers/Microsoft.Billing/policies/default?api-version=2024-04-01")
        },
        Example("permissions/billingPermissions_listByBillingProfile_2024-04-01.json") {
            "\(billing)/\(customer)/billingProfiles/\(profile)/billingPermissions?api-version=2024-04-01"
        },
        Example(
            "permissions/checkAccess_byBillingProfile_2024-04-01.json", "POST",
            body:
                #"{"actions":["Microsoft.Billing/billingAccounts/read","Microsoft.Subscription/subscriptions/write"]}"#
        ) { "\(billing)/\(customer)/billingProfiles/\(profile)/checkAccess?api-version=2024-04-01" },
        Example("permissions/classicAdministrators_list_2015-06-01.json") {
            Running.path("Production", "providers/Microsoft.Authorization/classicAdministrators?api-version=2015-06-01")
        },
        Example("permissions/rbac_permissions_listForResourceGroup_2022-04-01.json", absent: ["nextLink"]) {
            Running.path("Production", "providers/Microsoft.Authorization/permissions?api-version=2022-04-01")
        },
        Example("permissions/rbac_roleAssignments_listForSubscription.json") {
            Running.path("Production", "providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01")
        },
        Example("usage-details/usageDetails_list_legacy_2023-11-01.json") {
            Running.path(
                "Production",
                "providers/Microsoft.Consumption/usageDetails?api-version=2023-11-01&$top=50"
                    + "&$filter=properties/usageStart ge '2026-10-12' and properties/usageEnd le '2026-10-13'")
        },
        Example("usage-details/usageDetails_list_modern_billingProfile_2023-11-01.json") {
            "\(billing)/\(customer)/billingProfiles/\(profile)/providers/Microsoft.Consumption/usageDetails"
                + "?api-version=2023-11-01&startDate=2026-10-01&endDate=2026-10-31"
        },
        Example("commerce/usageAggregates_list_2015-06-01-preview.json") {
            Running.path(
                "Production",
                "providers/Microsoft.Commerce/UsageAggregates?api-version=2015-06-01-preview"
                    + "&reportedStartTime=2026-11-01T00:00:00Z&reportedEndTime=2026-11-02T00:00:00Z")
        },
        Example("commerce/rateCard_get_2015-06-01-preview.json", absent: ["Meters[].MeterTags[]"]) {
            Running.path(
                "Production",
                "providers/Microsoft.Commerce/RateCard?api-version=2015-06-01-preview&$filter=OfferDurableId"
                    + " eq 'MS-AZR-0003P' and Currency eq 'SEK' and Locale eq 'sv-SE' and RegionInfo eq 'SE'")
        },
        Example(
            "cost-query/query_subscription_2023-11-01.json", "POST",
            body: """
                {"type":"Usage","timeframe":"MonthToDate","dataset":{"granularity":"Daily","aggregation":{"totalCost":
                {"name":"PreTaxCost","function":"Sum"}},"grouping":[{"type":"Dimension","name":"ResourceGroup"}]}}
                """
        ) { Running.path("Production", "providers/Microsoft.CostManagement/query?api-version=2023-11-01") },
        Example(
            "cost-query/forecast_subscription_2023-11-01.json", "POST",
            body: """
                {"type":"Usage","timeframe":"Custom","timePeriod":{"from":"2026-11-12T00:00:00+00:00","to":
                "2026-12-11T23:59:59+00:00"},"dataset":{"granularity":"Daily","aggregation":{"totalCost":{"name":"Cost",
                "function":"Sum"}}},"includeActualCost":false,"includeFreshPartialCost":false}
                """
        ) { Running.path("Production", "providers/Microsoft.CostManagement/forecast?api-version=2023-11-01") },
    ]

    @Test(
        .enabled(if: DocumentedExample.folder != nil, "../shared/data/azure-examples is not there"), arguments: examples
    )
    func `an answer has the keys and types of the documented one`(example: Example) async throws {
        let documented = try DocumentedExample.read(example.file)
        let wanted = try #require(documented["responses"]?["200"]?["body"])
        try await Running.with { running in
            let reply = try await running.client.send(
                example.method, example.target(), body: Array(example.body.utf8))
            #expect(reply.status == 200, "\(reply.text.prefix(300))")
            let differences = ShapeOfJSON(try reply.json).differences(from: ShapeOfJSON(wanted))
                .filter { !example.absences.contains($0.path) }
            #expect(differences.map(\.description) == [])
        }
    }
}
