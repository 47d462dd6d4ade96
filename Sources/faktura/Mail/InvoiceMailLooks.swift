import AzureClient
import BillingCore
import BillingSync

/// What Azure said of billing profiles: several subscriptions share one, which is asked for once.
struct InvoiceMailLooks {
    /// What Azure said of one.
    struct Look {
        /// The type of its billing account in Azure's words, such as `Individual`.
        let accountType: String?
        /// Whether the reader may change it; `nil` when Azure did not say.
        let mayChange: Bool?
        /// The profile; `nil` for an individual's, which is not asked for.
        let details: BillingProfileDetails?
    }

    /// A profile, and through whom it is read: what one may says nothing of others.
    private struct Key: Hashable {
        let place: InvoiceMail.ProfilePlace
        let way: AzureReaders.Way?
    }

    private var looks: [Key: Result<Look, AzureProblem>] = [:]

    /// What Azure says of a profile, or said before; what the last sync knew may be old.
    ///
    /// - Parameter id: The subscription that it is asked for.
    /// - Throws: `AzureProblem`, for each subscription that the refused profile is asked for.
    mutating func look(
        at place: InvoiceMail.ProfilePlace, of id: SubscriptionID, through way: AzureReaders.Way?, _ azure: AzureAPI
    ) async throws -> Look {
        let key = Key(place: place, way: way)
        if let known = looks[key] { return try known.get() }
        // Asked for on the subscription, so that a refusal of it tells nothing of others.
        let type = try await azure.run(GetBillingProperty(id)).accountType
        let result: Result<Look, AzureProblem>
        do {
            result = .success(try await Self.ask(place, type, azure))
        } catch let problem as AzureProblem {
            result = .failure(problem)
        }
        looks[key] = result
        return try result.get()
    }

    private static func ask(
        _ place: InvoiceMail.ProfilePlace, _ type: String?, _ azure: AzureAPI
    ) async throws -> Look {
        let scope = BillingScope.profile(account: place.account, profile: place.profile)
        let action = CheckBillingAccess.writesProfile
        let decision = try await azure.run(CheckBillingAccess(scope, actions: [action]))[action]
        let isIndividual = type?.lowercased() == "individual"
        return Look(
            accountType: type, mayChange: decision.map { $0.known == .allowed },
            details: isIndividual
                ? nil : try await azure.run(GetBillingProfile(account: place.account, profile: place.profile)))
    }
}
