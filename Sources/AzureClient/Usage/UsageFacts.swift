import BillingCore

/// Tells a sink of subscriptions: before their first line, and again when a later one knows more.
struct UsageFacts {
    private struct Told {
        var hasName: Bool
        var hasOffer: Bool
    }

    let agreement: Agreement?
    private var told: [String: Told] = [:]
    private var last: (id: [UInt8], told: Told)?

    init(agreement: Agreement?) { self.agreement = agreement }

    /// What is new about a record's subscription; `nil` when nothing is.
    mutating func news(_ record: UsageRecord) -> SubscriptionFacts? {
        let (hasName, hasOffer) = (!record[.subscriptionName].isEmpty, !record[.offer].isEmpty)
        if let last, last.told.hasName || !hasName, last.told.hasOffer || !hasOffer,
            record[.subscriptionID].elementsEqual(last.id)
        {
            return nil
        }
        let id = record.text(.subscriptionID)
        let before = told[id]
        let now = Told(hasName: before?.hasName == true || hasName, hasOffer: before?.hasOffer == true || hasOffer)
        told[id] = now
        last = (Array(record[.subscriptionID]), now)
        if let before, before.hasName == now.hasName, before.hasOffer == now.hasOffer { return nil }
        return SubscriptionFacts(
            id: SubscriptionID(id), name: before?.hasName != true && hasName ? record.text(.subscriptionName) : nil,
            offer: before?.hasOffer != true && hasOffer ? Offer(record.text(.offer)) : nil, agreement: agreement)
    }
}
