public import BillingCore

extension Words {
    /// Why `faktura sync` does nothing with --offline.
    public var syncNeedsNetwork: String {
        pick(
            "Can't sync with --offline: it reads from Azure. Leave --offline out.",
            sv: "Kan inte synkronisera med --offline: det läser från Azure. Utelämna --offline.")
    }

    /// Why a sync does not begin: another one fills the same store.
    public func syncsAlready(processID: Int32?) -> String {
        let who = processID.map { pick(" (process \($0))", sv: " (process \($0))") } ?? ""
        return pick(
            "Can't sync: another faktura\(who) syncs this store now. Try again when it is done.",
            sv: "Kan inte synkronisera: ett annat faktura\(who) synkroniserar lagret nu. Försök igen när det är klart.")
    }

    /// Said when a sync was interrupted.
    public var syncInterrupted: String {
        pick(
            "Interrupted. What was read is kept; the next sync goes on from there.",
            sv: "Avbrutet. Det som lästes är sparat; nästa synkronisering fortsätter där.")
    }

    /// Said when nothing was read because no subscription asked for has the period asked for.
    ///
    /// - Parameters:
    ///   - subscription: The one that was named; `nil` for all.
    ///   - known: Those that can be read, newest first.
    public func noPeriodToSync(_ asked: String, of subscription: String?, known: [BillingPeriod]) -> String {
        let list = known.prefix(7).map { period($0) }.joined(separator: "; ")
        guard let subscription else {
            return pick(
                "Can't sync period '\(asked)': no subscription has it. There are: \(list).",
                sv: "Kan inte synkronisera period ”\(asked)”: ingen prenumeration har den. Det finns: \(list).")
        }
        return pick(
            "Can't sync period '\(asked)': '\(subscription)' has none such. There are: \(list).",
            sv: "Kan inte synkronisera period ”\(asked)”: ”\(subscription)” har ingen sådan. Det finns: \(list).")
    }
}
