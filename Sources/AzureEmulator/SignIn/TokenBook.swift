import Foundation

/// The tokens that were given out.
struct TokenBook: Sendable {
    private struct Access {
        let caller: Caller
        let expiry: Int
    }

    private struct Refresh {
        let caller: Caller
        let scope: String
    }

    /// What became of a token that a call carries.
    enum Standing {
        case valid(Caller)
        /// It ended at this second.
        case expired(at: Int)
        case unknown
    }

    private var access: [String: Access] = [:]
    private var refresh: [String: Refresh] = [:]
    /// Every token that was given out, whatever became of it.
    private(set) var issued: [String] = []

    /// Gives out an access token, good for some seconds from a second on.
    mutating func issue(_ caller: Caller, at now: Int, life: Int) -> String {
        let token = Self.token(caller, at: now, life: life)
        access[token] = Access(caller: caller, expiry: now + life)
        issued.append(token)
        return token
    }

    mutating func issueRefresh(_ caller: Caller, scope: String) -> String {
        let token = "0.A" + Self.noise(48)
        refresh[token] = Refresh(caller: caller, scope: scope)
        issued.append(token)
        return token
    }

    /// What a refresh token is good for; `nil` for one that is over or never was.
    ///
    /// - Parameter isSpent: Whether it is over from now on.
    mutating func use(_ token: String, isSpent: Bool) -> (caller: Caller, scope: String)? {
        let held = isSpent ? refresh.removeValue(forKey: token) : refresh[token]
        return held.map { ($0.caller, $0.scope) }
    }

    func standing(of token: String, at now: Int) -> Standing {
        guard let entry = access[token] else { return .unknown }
        return now < entry.expiry ? .valid(entry.caller) : .expired(at: entry.expiry)
    }

    /// Ends a token before its time.
    mutating func expire(_ token: String, at now: Int) {
        guard let entry = access[token] else { return }
        access[token] = Access(caller: entry.caller, expiry: min(entry.expiry, now))
    }

    /// Ends every token, refresh tokens too.
    mutating func revokeAll(at now: Int) {
        for token in access.keys { expire(token, at: now) }
        refresh = [:]
    }

    /// A token that looks like one: its claims can be read, its signature is noise.
    private static func token(_ caller: Caller, at now: Int, life: Int) -> String {
        let header: JSON = ["typ": "JWT", "alg": "RS256", "kid": "emulator"]
        var claims: [(String, JSON)] = [
            ("aud", "https://management.azure.com/"), ("iss", "https://sts.windows.net/\(caller.tenant.id)/"),
            ("iat", .count(now)), ("nbf", .count(now)), ("exp", .count(now + life)),
            ("oid", .string(caller.objectID)), ("tid", .string(caller.tenant.id)), ("ver", "1.0"),
        ]
        if caller.isPerson {
            claims += [
                ("upn", .string(caller.name)), ("unique_name", .string(caller.name)), ("name", "Sample admin"),
                ("idtyp", "user"),
            ]
        } else {
            claims += [("appid", .string(caller.name)), ("idtyp", "app")]
        }
        return [encoded(header.bytes), encoded(JSON.object(claims).bytes), noise(40)].joined(separator: ".")
    }

    static func encoded(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    private static func noise(_ count: Int) -> String {
        encoded((0..<count).map { _ in UInt8.random(in: .min ... .max) })
    }
}
