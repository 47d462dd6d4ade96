extension Words {
    /// Said of a day that costs far more than most.
    public var unusualDay: String {
        pick("! over twice a usual day", sv: "! över dubbla en vanlig dag")
    }
    /// Says that a message has more lines than are shown.
    public func moreMessages(_ number: Int) -> String { pick("! shows \(number) more", sv: "! visar \(number) till") }
    /// Said while newer figures are read.
    public var reading: String { pick("reading", sv: "läser") }
    /// Said where there is no newer or older period to step to.
    public func noFurtherPeriod(isNewer: Bool) -> String {
        isNewer
            ? pick("This is the newest period.", sv: "Detta är den nyaste perioden.")
            : pick("This is the oldest period known.", sv: "Detta är den äldsta kända perioden.")
    }
}
