import BillingCore

/// A subscription of the sample account before a day and a seed make it a plan.
struct SubscriptionSpec {
    /// How long there has been usage.
    enum Age {
        /// For so many closed periods, from an anniversary day; subscribed years ago.
        case anchored(day: Int, closedPeriods: Int)
        /// Since it was subscribed, so many days ago.
        case subscribed(daysAgo: Int)
        /// For so many closed periods, of which the newest one ended so many days ago.
        case ended(daysAgo: Int, closedPeriods: Int)
    }

    var name: String
    var offer: Offer?
    var agreement = Agreement.onlineServices
    var role = "Account Administrator"
    var administrator: String? = "admin@example.com"
    var access: InvoiceAccess? = .open
    var prices: PriceList
    var age: Age
    /// How much busier the newest day is than the oldest, in thousandths.
    var growth = 150
    /// Whether one day of the newest closed period is out of the ordinary.
    var hasSpike = false
    var groups: [ResourceGroupSpec] = []
    var charges: [ChargeSpec] = []
    var reservation: ReservationSpec?
    var invoicing: Invoicing?
    /// What each period brings, in hundredths.
    var monthlyCredit: Int64?
    /// The customer-agreement invoice section.
    var section = ""
    /// Whether a spending limit keeps it from being charged.
    var isLimited = false
    /// Whether its billing account was moved to a customer agreement.
    var isMoved = false
    /// Why Azure does not list its invoices, or not with what they come to.
    var invoiceRefusal: AzureRefusal?
}

/// What a subscription pays in, against the price list in euro.
struct PriceList {
    var currency: CurrencyCode
    /// Price of what costs a hundred euro.
    var percent: Int64

    static let kronor = PriceList(currency: CurrencyCode("SEK"), percent: 1_120)
    static let dollars = PriceList(currency: CurrencyCode("USD"), percent: 108)
    static let euros = PriceList(currency: CurrencyCode("EUR"), percent: 100)
    static let enrolment = PriceList(currency: CurrencyCode("EUR"), percent: 88)
    /// Twelve months of services that cost nothing.
    static let free = PriceList(currency: CurrencyCode("SEK"), percent: 0)
}

/// A resource group with what stands in it.
struct ResourceGroupSpec {
    var name: String
    var place = Place.northEurope
    var tags: [Tag] = []
    var items: [ResourceItem]
}

/// A tag as its owner wrote it.
struct Tag: Hashable {
    var key: String
    var value: String

    init(_ key: String, _ value: String) {
        self.key = key
        self.value = value
    }
}

/// Resources of one kind, numbered when there are several.
struct ResourceItem {
    /// When there was such a resource.
    enum Life {
        case always
        /// From within the period so many before the open one.
        case since(periodsBack: Int)
        /// For some days within it.
        case within(periodsBack: Int, days: Int)
        /// On the one unusual day.
        case unusualDay
        /// Before the reservation was bought.
        case beforeReservation
        /// Covered by the reservation.
        case reserved
    }

    var kind: ResourceKind
    var name: String
    var count = 1
    /// How many times the ordinary quantity.
    var size: Int64 = 1
    var life = Life.always
    /// Tags other than the group's; `nil` for the group's.
    var tags: [Tag]?

    init(
        _ kind: ResourceKind, _ name: String, _ count: Int = 1, size: Int64 = 1, life: Life = .always,
        tags: [Tag]? = nil
    ) {
        self.kind = kind
        self.name = name
        self.count = count
        self.size = size
        self.life = life
        self.tags = tags
    }
}

/// Something bought or given back.
struct ChargeSpec {
    enum Schedule {
        /// Each month on a day.
        case monthly(day: Int)
        /// Once, so many days into the period so many before the open one.
        case once(periodsBack: Int, day: Int)
    }

    var meter: MeterKind
    /// `Purchase` or `Refund`.
    var type: String
    var resource: String
    var product: String
    var publisher = "Microsoft"
    var quantity: Int64 = 1
    var schedule: Schedule
    /// Whether it is the reservation's payment, which only actual cost has.
    var isReservation = false
}

/// Machines paid for ahead, for a year.
struct ReservationSpec {
    var name: String
    var size: ResourceKind.Size
    var count: Int64
    /// A payment a month, or the whole year at once.
    var payment: ChargeSpec.Schedule
}

/// How a subscription is invoiced.
struct Invoicing {
    /// How invoices are paid.
    enum Habit {
        /// By card, when they come.
        case atOnce
        /// On the day they are due.
        case inTime
        /// The last one that is due has not been paid.
        case late
    }

    var habit: Habit
    /// Days from the period's end to the invoice.
    var delay = 1
    /// Days from the invoice to when it is due.
    var termDays = 14
    /// Tax in thousandths.
    var taxRate: Int64 = 250
    /// Credits in hundredths, by how many periods back they were used.
    var credits: [Int: Int64] = [:]
    /// The period whose invoice was withdrawn.
    var voided: Int?
    /// The newest period that is invoiced, by how many periods back it is.
    var newest = 1
    /// What each invoice of a marketplace subscription comes to, in hundredths.
    var marketplace: Int64?
    /// What a support plan costs a period, in hundredths.
    var support: Int64?
}
