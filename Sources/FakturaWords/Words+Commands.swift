import BillingCore

/// Commands that sentences name, as they can be typed.
extension Words {
    /// A command as it works in the cloud that is asked: `faktura login --tenant contoso.se`.
    func command(_ words: [String]) -> String {
        (words + (cloud.map { ["--cloud", $0] } ?? [])).joined(separator: " ")
    }

    /// The command that gets a subscription's PDFs, those without amounts included; of all where none is named.
    ///
    /// - Parameter period: The last day of the one period.
    func downloadCommand(of subscription: Subscription?, period: Day? = nil) -> String {
        command(
            ["faktura invoices download --all"] + (period.map { ["--period", "\($0)"] } ?? [])
                + (subscription.map { ["--subscription", quoted($0)] } ?? []))
    }

    /// A subscription as a shell takes it: by its name, unless a shell would take that apart.
    private func quoted(_ subscription: Subscription) -> String {
        let name = subscription.displayName
        let isPlain = name.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || $0.properties.numericType != nil || " ._-/".unicodeScalars.contains($0)
        }
        guard isPlain else { return subscription.id.rawValue }
        return name.contains(" ") ? "\"\(name)\"" : name
    }
}
