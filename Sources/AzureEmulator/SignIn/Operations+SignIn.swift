extension Operations {
    /// Entra ID's endpoints (azure-apis 6) and the page on which a device code is approved.
    static let signIn: [Operation] = [
        Operation("deviceCode", .entra, "POST", "{tenant}/oauth2/v2.0/devicecode", perform: SignIn.deviceCode),
        Operation("token", .entra, "POST", "{tenant}/oauth2/v2.0/token", perform: SignIn.token),
        Operation("openIDConfiguration", .entra, "GET", "{tenant}/v2.0/.well-known/openid-configuration") { call in
            let tenant = try Tenant.named(call["tenant"])
            let root = "\(call.request.base)/\(tenant.id)"
            return .json([
                "issuer": "\(root)/v2.0", "authorization_endpoint": "\(root)/oauth2/v2.0/authorize",
                "token_endpoint": "\(root)/oauth2/v2.0/token",
                "device_authorization_endpoint": "\(root)/oauth2/v2.0/devicecode",
                "tenant_region_scope": "EU", "jwks_uri": "\(root)/discovery/v2.0/keys",
            ])
        },
        Operation("managedIdentityToken", .entra, "GET", "metadata/identity/oauth2/token") { call in
            try SignIn.managedIdentity(call)
        },
        Operation("devicePage", .control, "GET", "device") { _ in .html(SignIn.page("")) },
        Operation("devicePage", .control, "POST", "device") { call in
            let form = call.request.form
            let done = call.emulation.judge(
                form["code"] ?? "", DeviceCode.Verdict(rawValue: form["verdict"] ?? "approved") ?? .approved)
            return .html(SignIn.page(done ? "Done. The program goes on." : "No such code waits."))
        },
    ]
}
