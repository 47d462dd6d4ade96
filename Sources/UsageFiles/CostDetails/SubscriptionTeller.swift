import BillingCore

/// Tells a sink of a file's subscriptions: before their first line, and again when a later one knows more.
struct SubscriptionTeller {
    /// What has been told of a subscription.
    private struct Told {
        var hasName: Bool
        var hasOffer: Bool
    }

    let agreement: Agreement?
    private var told: [UInt64: Told] = [:]
    private let last = ByteScratch(capacity: 64)
    private var lastTold = Told(hasName: false, hasOffer: false)

    init(agreement: Agreement?) { self.agreement = agreement }

    /// What is new about the record's subscription; `nil` when nothing is.
    @inline(__always)
    mutating func news(_ record: UsageRecord) -> SubscriptionFacts? {
        let id = record[.subscriptionID]
        if id.holdsSame(as: last.bytes), lastTold.hasName || record[.subscriptionName].isEmpty,
            lastTold.hasOffer || record[.offer].isEmpty
        {
            return nil
        }
        return compare(record, id)
    }

    private mutating func compare(_ record: UsageRecord, _ id: UnsafeRawBufferPointer) -> SubscriptionFacts? {
        let key = id.fingerprint
        let (name, offer) = (record.text(.subscriptionName), record.text(.offer))
        let before = told[key]
        let now = Told(
            hasName: before?.hasName == true || !name.isEmpty, hasOffer: before?.hasOffer == true || !offer.isEmpty)
        last.clear()
        last.append(id)
        (told[key], lastTold) = (now, now)
        if let before, before.hasName == now.hasName, before.hasOffer == now.hasOffer { return nil }
        // What was told first stays: names change, and offers are blank in rows of purchases.
        return SubscriptionFacts(
            id: SubscriptionID(record.text(.subscriptionID)),
            name: before?.hasName == true || name.isEmpty ? nil : name,
            offer: before?.hasOffer == true || offer.isEmpty ? nil : Offer(offer), agreement: agreement)
    }
}
