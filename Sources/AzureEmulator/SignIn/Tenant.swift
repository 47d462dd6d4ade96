/// A directory that the signed-in person is in.
struct Tenant: Sendable {
    let id: String
    let name: String
    let domain: String
    let category: String
    /// Whether it wants another factor than the home tenant's: it fails alone.
    var needsMoreProof = false

    static let home = Tenant(
        id: "5f0c1a7e-2b3d-4c5e-8f90-1a2b3c4d5e6f", name: "Sample company", domain: "sample.example.com",
        category: "Home")
    static let group = Tenant(
        id: "a1b2c3d4-0e1f-4a2b-9c3d-4e5f60718293", name: "Sample group", domain: "group.example.com",
        category: "ManagedBy")
    static let partner = Tenant(
        id: "0d9c8b7a-6f5e-4d3c-8b2a-1908f7e6d5c4", name: "Sample partner", domain: "partner.example.com",
        category: "ProjectedBy", needsMoreProof: true)
    static let all = [home, group, partner]

    /// The tenant of an address's first segment: a GUID, a domain, or a word for the person's own one.
    ///
    /// - Throws: ``SignInRefusal`` for one that is unknown.
    static func named(_ text: String) throws -> Tenant {
        if ["organizations", "common", "consumers"].contains(text.lowercased()) { return home }
        guard let tenant = all.first(where: { $0.id == text.lowercased() || $0.domain == text.lowercased() }) else {
            throw SignInRefusal(
                "invalid_tenant", 90_002,
                "Tenant '\(text)' not found. Check to make sure you have the correct tenant ID and are signing into "
                    + "the correct cloud.")
        }
        return tenant
    }
}

/// Who makes a call.
struct Caller: Sendable {
    var name: String
    var objectID: String
    var tenant: Tenant
    /// A person; service principals are never Account Administrator.
    var isPerson: Bool

    static let nobody = Caller(name: "", objectID: "", tenant: .home, isPerson: false)

    static func person(in tenant: Tenant) -> Caller {
        Caller(
            name: "admin@example.com", objectID: "9b1c2d3e-4f50-4a6b-8c7d-8e9fa0b1c2d3", tenant: tenant, isPerson: true)
    }

    static func application(_ id: String, in tenant: Tenant) -> Caller {
        Caller(name: id, objectID: "6a5b4c3d-2e1f-4d0c-9b8a-7f6e5d4c3b2a", tenant: tenant, isPerson: false)
    }
}
