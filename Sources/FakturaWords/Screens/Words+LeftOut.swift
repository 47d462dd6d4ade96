/// What figures are without, and what they are instead.
extension Words {
    /// Whose figures are left out, as their periods are others.
    public func leftOut(ofOtherPeriods names: [String]) -> String {
        let shown = names.prefix(7).joined(separator: "; ")
        let more = names.count > 7 ? pick("; and \(names.count - 7) more", sv: "; och \(names.count - 7) till") : ""
        return pick(
            "Left out, as their periods are others: \(shown)\(more).",
            sv: "Utelämnade, då deras perioder är andra: \(shown)\(more).")
    }

    /// How many subscriptions' figures are left out, for the status line.
    public func leftOutCount(_ number: Int) -> String {
        pick(
            "\(count(number)) \(number == 1 ? "subscription" : "subscriptions") with other periods left out",
            sv: number == 1
                ? "1 prenumeration med andra perioder utelämnad"
                : "\(count(number)) prenumerationer med andra perioder utelämnade")
    }

    /// For the title: there are no figures but amortized ones.
    public var amortizedOnly: String { pick("amortized only", sv: "bara periodiserat") }
}
