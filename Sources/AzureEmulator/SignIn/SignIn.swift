/// What Entra ID does for those who sign in.
enum SignIn {
    static func deviceCode(_ call: Call) throws -> Answer {
        let tenant = try Tenant.named(call["tenant"])
        let form = call.request.form
        guard let client = form["client_id"], !client.isEmpty else { throw SignInRefusal.missing("client_id") }
        guard let scope = form["scope"], !scope.isEmpty else { throw SignInRefusal.missing("scope") }
        let settings = call.settings
        let now = call.emulation.seconds
        let code = DeviceCode(
            userCode: DeviceCode.newUserCode(), deviceCode: "G" + Emulation.newID().replacing("-", with: ""),
            client: client, tenant: tenant, scope: scope, expiry: now + settings.codeLife, interval: settings.interval)
        call.emulation.with { state in
            var code = code
            if state.isApproving { code.verdict = .approved }
            state.codes.append(code)
        }
        let address = "\(call.request.base)/device"
        return .json([
            "user_code": .string(code.userCode), "device_code": .string(code.deviceCode),
            "verification_uri": .string(address), "expires_in": .count(settings.codeLife),
            "interval": .count(settings.interval),
            "message": """
            To sign in, use a web browser to open the page \(address) and enter the code \(code.userCode) to \
            authenticate.
            """,
        ])
    }

    static func token(_ call: Call) throws -> Answer {
        let tenant = try Tenant.named(call["tenant"])
        let form = call.request.form
        guard let grant = form["grant_type"] else { throw SignInRefusal.missing("grant_type") }
        guard let client = form["client_id"], !client.isEmpty else { throw SignInRefusal.missing("client_id") }
        switch grant {
        case "urn:ietf:params:oauth:grant-type:device_code", "device_code":
            let code = try poll(form["device_code"] ?? "", client: client, call)
            return answer(.person(in: code.tenant), scope: code.scope, call)
        case "refresh_token":
            return try refresh(form, tenant, call)
        case "client_credentials":
            try ClientProof.check(form, tenant: tenant, at: call.emulation.seconds)
            let scope = form["scope"] ?? ""
            guard scope.hasSuffix("/.default") else {
                throw SignInRefusal(
                    "invalid_scope", 1_002_012,
                    "The provided value for scope \(scope) is not valid. Client credential flows must have a scope "
                        + "value with /.default suffixed to the resource identifier (application ID URI).")
            }
            return answer(.application(client, in: tenant), scope: "", call)
        default:
            throw SignInRefusal(
                "unsupported_grant_type", 70_003, "The app requested an unsupported grant type '\(grant)'.")
        }
    }

    /// Takes a code that was approved out of use.
    private static func poll(_ deviceCode: String, client: String, _ call: Call) throws -> DeviceCode {
        let now = call.emulation.milliseconds
        return try call.emulation.with { state in
            guard let index = state.codes.firstIndex(where: { $0.deviceCode == deviceCode && $0.client == client })
            else {
                throw SignInRefusal(
                    "bad_verification_code", 70_018, "Bad user code or verification code.")
            }
            var code = state.codes[index]
            if now >= code.expiry * 1_000 { code.verdict = .expired }
            let isEarly = code.lastPoll.map { now - $0 < code.interval * 900 } ?? false
            code.lastPoll = now
            if isEarly, code.verdict == .pending { code.interval += 5 }
            state.codes[index] = code
            switch code.verdict {
            case .pending where isEarly:
                throw SignInRefusal("slow_down", 70_016, "OAuth 2.0 device flow error. Polling too frequently.")
            case .pending:
                throw SignInRefusal(
                    "authorization_pending", 70_016,
                    "OAuth 2.0 device flow error. Authorization is pending. Continue polling.")
            case .declined:
                throw SignInRefusal("authorization_declined", 70_017, "The end user denied the authorization request.")
            case .expired:
                throw SignInRefusal("expired_token", 70_019, "Verification code expired.")
            case .blocked:
                throw SignInRefusal(
                    "invalid_grant", 53_003,
                    "Access has been blocked by Conditional Access policies. The access policy does not allow token "
                        + "issuance.", suberror: "message_only")
            case .approved: return state.codes.remove(at: index)
            }
        }
    }

    private static func refresh(_ form: [String: String], _ tenant: Tenant, _ call: Call) throws -> Answer {
        guard let token = form["refresh_token"] else { throw SignInRefusal.missing("refresh_token") }
        if tenant.needsMoreProof { throw SignInRefusal.moreProof }
        let isSpent = call.settings.spendsRefreshTokens
        guard let grant = call.emulation.with({ $0.tokens.use(token, isSpent: isSpent) }) else {
            throw SignInRefusal(
                "invalid_grant", 700_082, "The refresh token has expired due to inactivity.", suberror: "bad_token")
        }
        var caller = grant.caller
        caller.tenant = tenant
        return answer(caller, scope: form["scope"] ?? grant.scope, call)
    }

    private static func answer(_ caller: Caller, scope: String, _ call: Call) -> Answer {
        let now = call.emulation.seconds
        let life = call.settings.tokenLife
        let wanted = scope.split(separator: " ")
        let resource = "https://management.azure.com/"
        var fields: [(String, JSON)] = [("token_type", "Bearer")]
        if caller.isPerson { fields.append(("scope", "\(resource)user_impersonation \(resource).default")) }
        fields += [("expires_in", .count(life)), ("ext_expires_in", .count(life))]
        let (access, refresh) = call.emulation.with { state in
            (
                state.tokens.issue(caller, at: now, life: life),
                caller.isPerson && wanted.contains("offline_access")
                    ? state.tokens.issueRefresh(caller, scope: scope) : nil
            )
        }
        fields.append(("access_token", .string(access)))
        if let refresh { fields.append(("refresh_token", .string(refresh))) }
        if wanted.contains("openid") {
            fields.append(("id_token", .string(access)))
            let info: JSON = ["uid": .string(caller.objectID), "utid": .string(caller.tenant.id)]
            fields.append(("client_info", .string(TokenBook.encoded(info.bytes))))
        }
        return .json(.object(fields), headers: [("Cache-Control", "no-store")])
    }

    static func managedIdentity(_ call: Call) throws -> Answer {
        // Machines send the one header, app services the other (azure-apis 6.5).
        let headers = call.request.headers
        guard headers["metadata"]?.lowercased() == "true" || headers["x-identity-header"] != nil else {
            throw SignInRefusal("invalid_request", 900_144, "Required metadata header not specified")
        }
        let now = call.emulation.seconds
        let life = call.settings.tokenLife
        let caller = Caller.application(call.query("client_id") ?? "managed-identity", in: .home)
        let token = call.emulation.with { $0.tokens.issue(caller, at: now, life: life) }
        return .json([
            "access_token": .string(token), "client_id": .string(caller.name), "expires_in": "\(life)",
            "expires_on": "\(now + life)", "ext_expires_in": "\(life)", "not_before": "\(now)", "refresh_token": "",
            "resource": .string(call.query("resource") ?? ""), "token_type": "Bearer",
        ])
    }

    static func page(_ message: String) -> String {
        """
        <!DOCTYPE html><html lang="en"><title>Sign in to the emulator</title><h1>Sign in to the emulator</h1>
        <p>\(message)</p><form method="post" action="/device"><label>Code <input name="code"></label>
        <button name="verdict" value="approved">Approve</button> <button name="verdict" value="declined">Decline</button>
        </form></html>
        """
    }
}
