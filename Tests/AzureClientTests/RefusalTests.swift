import BillingCore
import Testing

@testable import AzureClient

struct RefusalTests {
    private static func refusal(_ status: Int, _ body: String, headers: HeaderFields = [:]) -> AzureRefusal {
        AzureRefusal.reading(Answer(status: status, headers: headers, body: Array(body.utf8)))
    }

    @Test(
        arguments: [
            (403, "NotOptedIn", "You are not allowed to download invoices.", .notOptedIn),
            (401, "NotOptedIn", "", .notOptedIn), (401, "ExpiredAuthenticationToken", "over", .signInExpired),
            (401, "", "", .signInExpired), (403, "", "", .notAuthorized(action: nil)),
            (
                403, "AuthorizationFailed",
                "The client 'u' does not have authorization to perform action 'Microsoft.Billing/invoices/read' over scope",
                .notAuthorized(action: "Microsoft.Billing/invoices/read")
            ),
            (401, "Unauthorized", "You may not.", .notAuthorized(action: nil)),
            (403, "AccountCostDisabled", "", .costsClosed(by: .enrolment)),
            (403, "DepartmentCostDisabled", "", .costsClosed(by: .department)),
            (403, "IndirectCostDisabled", "", .costsClosed(by: .partner)),
            (400, "UnsupportedSubscriptionType", "Subscription is not supported.", .agreementNotSupported),
            (
                400, "BadRequest",
                "Cost management data is unavailable. The offer MS-AZR-0170P is not supported. (Request ID: x)",
                .offerNotSupported(Offer("MS-AZR-0170P"))
            ),
            (
                400, "400",
                "Cost Management supports only Enterprise. offerId: MS-AZR-0036P is associated with offerType: None",
                .offerNotSupported(Offer("MS-AZR-0036P"))
            ),
            (
                422, "422", "offer type: WebDirect for get detailed report request is not supported.",
                .agreementNotSupported
            ),
            (
                400, "400", "Billing Period is not supported in (2023-05-01) With Web Direct Offer.",
                .agreementNotSupported
            ),
            (404, "404", "Invalid billing period 202411", .invalidPeriod),
            (404, "SubscriptionNotFound", "", .subscriptionNotFound), (404, "", "", .notFound),
            (409, "MissingSubscriptionRegistration", "", .notRegistered),
            (424, "FailedDependency", "", .notEnoughHistory),
            (400, "CantForecastOnThePast", "", .pastForecast), (429, "429", "Too many requests", .rateLimited),
            (503, "", "", .outOfOrder), (500, "InternalServerError", "", .outOfOrder),
            (422, "UnprocessableEntity", "", .other),
            (
                401, "InvalidAuthenticationTokenTenant",
                "wrong issuer 'https://sts.windows.net/11111111-1111-1111-1111-111111111111/'. It must match the tenant 'https://sts.windows.net/22222222-2222-2222-2222-222222222222/' associated",
                .otherTenant("22222222-2222-2222-2222-222222222222")
            ),
        ] as [(Int, String, String, AzureRefusal.Reason)])
    func `a refusal comes down to one of few reasons`(
        status: Int, code: String, message: String, reason: AzureRefusal.Reason
    ) {
        let wrapped = Self.refusal(status, #"{"error":{"code":"\#(code)","message":"\#(message)"}}"#)
        let bare = Self.refusal(status, #"{"code":"\#(code)","message":"\#(message)"}"#)

        #expect(wrapped.reason == reason)
        #expect(bare.reason == reason)
        #expect(wrapped.code == code)
        #expect(bare.message == message)
    }

    @Test func `what Azure says is kept, with the number of the call and the time to wait`() {
        let refusal = Self.refusal(
            400, #"{"error":{"code":"A","message":"M","target":"subscriptionId","details":[]}}"#,
            headers: ["X-MS-Request-ID": "r-1", "Retry-After": "4", "x-ms-correlation-request-id": "c-1"])

        #expect(
            refusal
                == AzureRefusal(
                    status: 400, code: "A", message: "M", target: "subscriptionId", requestID: "r-1", retryAfter: 4,
                    reason: .other))
    }

    @Test(
        arguments: [
            ("", nil),
            (
                "<html><head><title>Bad</title></head><body>\n The request is  badly formed.</body></html>",
                "Bad The request is badly formed."
            ),
            ("plain words", "plain words"), ("[]", nil), (#"{"error":"word"}"#, nil),
            (#"{"odata.error":{"code":"x","message":{"lang":"en","value":"old form"}}}"#, "old form"),
        ] as [(String, String?)])
    func `bodies of any kind are understood`(body: String, message: String?) {
        #expect(Self.refusal(400, body).message == message)
    }

    @Test func `long messages are cut and secrets left out of them`() throws {
        let message = try #require(Self.refusal(400, "sig=PLANTED " + String(repeating: "x", count: 2000)).message)

        #expect(message.count == 500)
        #expect(!message.contains("PLANTED"))
    }

    @Test(arguments: [(401, AzureRefusal.Reason.page), (403, .page), (400, .other), (503, .outOfOrder)])
    func `a web page with a refusal's status tells nothing of rights or sign-in`(
        status: Int, reason: AzureRefusal.Reason
    ) {
        let page = "<html><body>Blocked by the proxy</body></html>"

        #expect(Self.refusal(status, page, headers: ["Content-Type": "text/html"]).reason == reason)
    }
}
