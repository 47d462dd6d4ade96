import BillingCore

/// The texts of a subscription's usage lines, as its agreement's format writes them (usage-formats 4).
struct LineTexts {
    private let plan: UsagePlan
    private let metric: Metric

    /// The number of the invoice that the lines are on; empty while there is none.
    private let invoice: String

    init(_ plan: UsagePlan, metric: Metric, invoice: String) {
        self.plan = plan
        self.metric = metric
        self.invoice = invoice
    }

    /// The texts of one use; what is missing is empty.
    func texts(of index: Int) -> [(UsageField, String)] {
        let use = plan.uses[index]
        let spec = plan.spec
        let rate = plan.rates[index]
        let price = ExactDecimal(
            mantissa: Int128(metric == .amortized ? rate.amortizedPrice : rate.price), scale: MeterKind.priceDecimals)
        return [
            (.subscriptionID, plan.id.rawValue), (.subscriptionName, spec.name),
            (.meterCategory, use.meter.category), (.meterSubcategory, use.meter.subcategory),
            (.meterName, use.meter.name), (.meterRegion, use.meterRegion),
            (.meterID, Noise.guid(Noise.seed(7, use.meter.category + use.meter.name + use.meterRegion))),
            (.unit, use.meter.unit), (.service, use.provider), (.resourceGroup, use.resourceGroup),
            (.resource, use.resource), (.location, use.location), (.currency, spec.prices.currency.rawValue),
            (.unitPrice, price.normalized.description), (.chargeType, use.chargeType),
            (.offer, spec.offer?.id ?? ""), (.tags, tags(of: use)), (.additionalInfo, use.info),
            (.otherFields, JSONText.object(otherFields(of: use).filter { !$0.1.isEmpty })),
        ]
    }

    /// Agreements write tags without braces.
    private func tags(of use: MeteredUse) -> String {
        JSONText.object(
            use.tags.map { ($0.key, $0.value) }, hasBraces: plan.spec.agreement == .onlineServices)
    }

    private func otherFields(of use: MeteredUse) -> [(String, String)] {
        switch plan.spec.agreement {
        case .enterprise: enterprise(use)
        case .customer: customer(use)
        case .partner: partner(use)
        case .onlineServices:
            [
                ("resourceType", use.type), ("serviceName", use.meter.category),
                ("serviceTier", use.meter.subcategory),
            ]
        }
    }

    private func enterprise(_ use: MeteredUse) -> [(String, String)] {
        [
            ("InvoiceSectionName", plan.spec.section), ("AccountName", "Sample account"),
            ("AccountOwnerId", "enrolment@example.com"), ("ProductName", use.product), ("CostCenter", "9003"),
            ("ReservationName", use.reservation ?? ""), ("Term", term(use)), ("PublisherType", publisherType(use)),
            ("PublisherName", use.publisher), ("Frequency", frequency(use)), ("PricingModel", pricingModel(use)),
            ("BillingAccountId", Roster.enrolment), ("BillingAccountName", "Sample enrolment"),
            ("IsAzureCreditEligible", "True"), ("ServiceFamily", use.family),
        ]
    }

    private func customer(_ use: MeteredUse) -> [(String, String)] {
        let isMarketplace = publisherType(use) == "Marketplace"
        return [
            ("invoiceId", invoice), ("billingAccountId", Roster.customerAccount),
            ("billingAccountName", "Sample customer agreement"),
            ("billingProfileId", Roster.profile), ("billingProfileName", "Retail"),
            ("invoiceSectionName", plan.spec.section), ("serviceFamily", use.family),
            ("productOrderName", isMarketplace ? use.product : "Azure plan"), ("ProductName", use.product),
            ("publisherType", publisherType(use)), ("publisherName", use.publisher),
            ("pricingCurrency", plan.spec.prices.currency.rawValue), ("exchangeRatePricingToBilling", "1"),
            ("isAzureCreditEligible", isMarketplace ? "False" : "True"), ("frequency", frequency(use)),
            ("term", term(use)), ("reservationName", use.reservation ?? ""), ("pricingModel", pricingModel(use)),
            ("provider", "Azure"),
        ]
    }

    private func partner(_ use: MeteredUse) -> [(String, String)] {
        [
            ("partnerName", "Example partner"), ("customerName", "Sample customer"), ("serviceFamily", use.family),
            ("ProductName", use.product), ("publisherType", publisherType(use)), ("publisherName", use.publisher),
            ("pricingCurrency", plan.spec.prices.currency.rawValue), ("exchangeRatePricingToBilling", "1"),
            ("frequency", frequency(use)), ("pricingModel", pricingModel(use)), ("provider", "Azure"),
        ]
    }

    private func publisherType(_ use: MeteredUse) -> String { use.publisher == "Microsoft" ? "Azure" : "Marketplace" }
    private func pricingModel(_ use: MeteredUse) -> String { use.reservation == nil ? "OnDemand" : "Reservation" }
    private func term(_ use: MeteredUse) -> String { use.reservation == nil ? "" : "12" }

    private func frequency(_ use: MeteredUse) -> String {
        switch use.chargeType {
        case "Usage", "UnusedReservation": "UsageBased"
        case "Purchase": isRecurring ? "Recurring" : "OneTime"
        default: "OneTime"
        }
    }

    private var isRecurring: Bool {
        if case .once = plan.spec.reservation?.payment { false } else { true }
    }
}
