import Foundation

/// What a token says of the person and itself; read for display only, never trusted.
struct IdentityClaims: Hashable, Sendable {
    /// The name to sign in with.
    let user: String?
    /// The application's identifier.
    let application: String?
    /// The person's identifier in the tenant.
    let object: String?
    /// The tenant.
    let tenant: String?
    /// When the token is over, in milliseconds since 1970.
    let expiresAt: Int64?

    /// Reads the middle part of a token; `nil` when it is none.
    init?(token: String) {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3 else { return nil }
        var base64 = String(parts[1]).replacing("-", with: "+").replacing("_", with: "/")
        base64 += String(repeating: "=", count: (4 - base64.count % 4) % 4)
        guard let data = Data(base64Encoded: base64), let value = try? JSONValue.reading(Array(data)) else {
            return nil
        }
        user = value["preferred_username"]?.text ?? value["upn"]?.text ?? value["email"]?.text
        application = value["appid"]?.text ?? value["azp"]?.text
        object = value["oid"]?.text
        tenant = value["tid"]?.text
        expiresAt = value["exp"]?.integer.map { $0 * 1000 }
    }
}
