import Foundation

/// How an application proves who it is: by a secret, or by a token that it or another issuer signed (azure-apis 6.4).
enum ClientProof {
    /// Any secret is right but `wrong` and `expired`.
    ///
    /// - Throws: ``SignInRefusal`` with the number that Entra ID would give.
    static func check(_ form: [String: String], tenant: Tenant, at now: Int) throws {
        let client = form["client_id"] ?? ""
        if client == "00000000-0000-0000-0000-000000000000" {
            throw SignInRefusal(
                "unauthorized_client", 700_016,
                "Application with identifier '\(client)' was not found in the directory '\(tenant.name)'.")
        }
        if let secret = form["client_secret"] {
            try check(secret: secret, client)
        } else if let assertion = form["client_assertion"] {
            guard form["client_assertion_type"] == "urn:ietf:params:oauth:client-assertion-type:jwt-bearer" else {
                throw SignInRefusal.missing("client_assertion_type")
            }
            try check(assertion: assertion, at: now)
        } else {
            throw SignInRefusal(
                "invalid_client", 7_000_218,
                "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
                status: 401)
        }
    }

    private static func check(secret: String, _ client: String) throws {
        switch secret {
        case "wrong", "":
            throw SignInRefusal(
                "invalid_client", 7_000_215,
                "Invalid client secret provided. Ensure the secret being sent in the request is the client secret "
                    + "value, not the client secret ID, for a secret added to app '\(client)'.", status: 401)
        case "expired":
            throw SignInRefusal(
                "invalid_client", 7_000_222, "The provided client secret keys for app '\(client)' are expired.",
                status: 401)
        default: break
        }
    }

    /// Reads what the token says of itself; nobody's signature is checked.
    private static func check(assertion: String, at now: Int) throws {
        let parts = assertion.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let claims = claims(parts[1]) else {
            throw SignInRefusal("invalid_client", 50_027, "JWT token is invalid or malformed.", status: 401)
        }
        // Five minutes either way, as between any two clocks.
        let isLate = claims["exp"]?.whole.map { $0 + 300 < now } ?? false
        let isEarly = claims["nbf"]?.whole.map { $0 > now + 300 } ?? false
        if isLate || isEarly {
            throw SignInRefusal(
                "invalid_client", 700_024,
                "Client assertion is not within its valid time range. Current time: \(HTTPDate.iso(now)).",
                status: 401)
        }
    }

    private static func claims(_ text: Substring) -> JSON? {
        let plain = text.replacing("-", with: "+").replacing("_", with: "/")
        let padding = String(repeating: "=", count: (4 - plain.count % 4) % 4)
        guard let data = Data(base64Encoded: plain + padding) else { return nil }
        do {
            return try JSONParser.parse(Array(data))
        } catch {
            return nil
        }
    }
}
