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
}
