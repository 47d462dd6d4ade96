extension Emulation {
    /// Who makes a call, by its bearer token.
    ///
    /// - Throws: ``Refusal`` 401 with the challenge that Azure Resource Manager sends.
    func caller(of request: Request) throws -> Caller {
        guard let header = request.headers["authorization"], let token = Self.bearer(header) else {
            throw Self.unauthorized(
                "AuthenticationFailed", "Authentication failed. The 'Authorization' header is missing.", request)
        }
        switch with({ $0.tokens }).standing(of: token, at: seconds) {
        case .valid(let caller): return caller
        case .expired(let end):
            throw Self.unauthorized(
                "ExpiredAuthenticationToken",
                "The access token expiry UTC time '\(HTTPDate.iso(end))' is earlier than current UTC time "
                    + "'\(HTTPDate.iso(seconds))'.", request)
        case .unknown:
            throw Self.unauthorized("InvalidAuthenticationToken", "The access token is invalid.", request)
        }
    }

    static func bearer(_ header: String) -> String? {
        let parts = header.split(separator: " ")
        return parts.count == 2 && parts[0].lowercased() == "bearer" ? String(parts[1]) : nil
    }

    private static func unauthorized(_ code: String, _ message: String, _ request: Request) -> Refusal {
        challenge(
            Refusal(401, code, message), tenant: .home, request,
            details: #", error="invalid_token", error_description="\#(message)""#)
    }

    /// Names the authority that would give the right token.
    static func challenge(_ refusal: Refusal, tenant: Tenant, _ request: Request, details: String) -> Refusal {
        var refusal = refusal
        refusal.headers.append(
            ("WWW-Authenticate", #"Bearer authorization_uri="\#(request.base)/\#(tenant.id)"\#(details)"#))
        return refusal
    }

    /// Decides on a device code that waits; `false` when none of that name does.
    @discardableResult
    func judge(_ userCode: String, _ verdict: DeviceCode.Verdict) -> Bool {
        with { state in
            guard
                let index = state.codes.firstIndex(where: {
                    $0.userCode == userCode.uppercased() && $0.verdict == .pending
                })
            else { return false }
            state.codes[index].verdict = verdict
            return true
        }
    }
}
