extension Words {
    /// Said where there is no newer or older period to step to.
    public func noFurtherPeriod(isNewer: Bool) -> String {
        isNewer
            ? pick("This is the newest period.", sv: "Detta är den nyaste perioden.")
            : pick("This is the oldest period known.", sv: "Detta är den äldsta kända perioden.")
    }
}
