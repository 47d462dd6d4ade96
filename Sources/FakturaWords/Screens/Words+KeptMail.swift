public import BillingCore

/// What is said where only the portal switches e-mailed invoices.
extension Words {
    /// Said when recipients kept on this machine are others than before.
    ///
    /// - Parameters:
    ///   - number: How many there are now.
    ///   - isRemoval: Whether some were taken away, else some were added.
    public func mailKept(_ number: Int, isRemoval: Bool) -> String {
        if isRemoval {
            let left =
                number == 0
                ? pick("none is left", sv: "ingen är kvar") : pick("\(count(number)) left", sv: "\(count(number)) kvar")
            return pick(
                "Removed from those kept on this machine, \(left). Azure was told nothing: remove them in the portal too.",
                sv: "Borttagna från denna dator, \(left). Azure fick inget veta: ta bort dem i portalen också.")
        }
        return pick(
            "\(count(number)) \(number == 1 ? "recipient" : "recipients") kept on this machine. Azure was told nothing: "
                + "add them in the portal.",
            sv: "\(count(number)) mottagare sparade på denna dator. Azure fick inget veta: lägg till dem i portalen.")
    }

    /// What the way does not tell: that there are no invoices to mail; `nil` where there may be.
    public func mailWithoutInvoices(_ subscription: Subscription) -> String? {
        guard subscription.offer?.billing == .freeTrial else { return nil }
        return pick(
            "A free trial has no invoices, so none is mailed before it is upgraded to pay-as-you-go.",
            sv: "En kostnadsfri utvärdering har inga fakturor, så ingen skickas förrän den uppgraderas till "
                + "användningsbaserad betalning.")
    }
}
