/// A fault of the emulator's, and what is asked while it is in force.
struct FaultCase: Sendable {
    /// What goes wrong, in a few words.
    let title: String
    let asked: Asked
    /// A scenario's fault, without its braces; `OTHER` stands for another host's origin.
    let fault: String
    var settings = #""polls":1,"retryAfter":1,"listPage":5"#

    init(_ title: String, _ asked: Asked, _ fault: String, settings: String? = nil) {
        (self.title, self.asked, self.fault) = (title, asked, fault)
        if let settings { self.settings += "," + settings }
    }

    private static func throttled(_ headers: String, times: Int = 1) -> String {
        #""kind":"throttled","operation":"query","times":\#(times),"headers":{\#(headers)}"#
    }

    private static func error(_ status: Int, _ operation: String, _ rest: String) -> String {
        #""kind":"error","status":\#(status),"operation":"\#(operation)",\#(rest)"#
    }

    static let all = limits + troubles + connections + bodies + links + refusals + signIns

    private static let limits =
        [
            FaultCase("429, Retry-After", .costs, throttled(#""Retry-After":"7""#)),
            FaultCase(
                "429, Retry-After as a date", .costs, throttled(#""Retry-After":"Mon, 23 Nov 2026 00:00:21 GMT""#)),
        ]
        + ["entity", "tenant", "client", "qpu"].map { kind in
            FaultCase(
                "429, the limit of \(kind)", .costs,
                throttled(#""x-ms-ratelimit-microsoft.costmanagement-\#(kind)-retry-after":"13""#))
        } + [
            FaultCase(
                "429, the limit of consumption", .usage,
                #""kind":"throttled","operation":"usageDetails","headers":{"x-ms-ratelimit-microsoft.consumption-retry-after":"11"}"#
            ),
            FaultCase(
                "429, several headers: the longest counts", .costs,
                throttled(
                    #""Retry-After":"3","x-ms-ratelimit-microsoft.costmanagement-entity-retry-after":"17","x-ms-ratelimit-microsoft.costmanagement-qpu-retry-after":"9""#
                )),
            FaultCase("429 without a header", .costs, throttled("")),
            FaultCase("429 beyond what is waited for", .costs, throttled(#""Retry-After":"3600""#)),
            FaultCase("429 without end", .costs, throttled(#""Retry-After":"7""#, times: 0)),
            FaultCase("429 for a change", .mail, #""kind":"throttled","operation":"updateBillingProfile","seconds":5"#),
            FaultCase(
                "429 while a long operation runs", .pdf,
                #""kind":"throttled","operation":"operationResult","seconds":5"#),
        ]

    private static let troubles = [
        FaultCase("500, once", .subscriptions, error(500, "subscriptions", #""times":1"#)),
        FaultCase("503, a burst of three", .subscriptions, error(503, "subscriptions", #""times":3"#)),
        FaultCase(
            "503 with Retry-After", .subscriptions, error(503, "subscriptions", #""headers":{"Retry-After":"20"}"#)),
        FaultCase("500 without end", .subscriptions, error(500, "subscriptions", #""times":0"#)),
        FaultCase(
            "503 without end", .usage,
            error(503, "usageDetails", #""times":0,"code":"ServiceUnavailable","message":"The service is busy.""#)),
        FaultCase("500 for a change", .mail, error(500, "updateBillingProfile", #""times":1"#)),
        FaultCase("a result is gone", .pdf, error(404, "operationResult", #""code":"NotFound","times":0"#)),
        FaultCase(
            "a long operation failed", .report,
            #""kind":"answer","operation":"costDetailsResult","body":{"status":"Failed","error":{"code":"InternalServerError","message":"The report could not be made."}}"#
        ),
        FaultCase(
            "a long operation leads nowhere", .report,
            #""kind":"answer","operation":"generateCostDetailsReport","status":202,"body":{}"#),
    ]

    private static let connections = [
        FaultCase(
            "slow", .subscriptions,
            #""kind":"slow","operation":"subscriptions","milliseconds":20,"bytesPerSecond":40000"#),
        FaultCase("cut off, once", .usage, #""kind":"truncated","operation":"usageDetails""#),
        FaultCase("cut off without end", .usage, #""kind":"truncated","operation":"usageDetails","times":0"#),
        FaultCase("reset, once", .usage, #""kind":"reset","operation":"usageDetails""#),
        FaultCase("reset without end", .usage, #""kind":"reset","operation":"usageDetails","times":0"#),
        FaultCase("reset while a change is answered", .mail, #""kind":"reset","operation":"updateBillingProfile""#),
        FaultCase("a file is cut off", .pdf, #""kind":"truncated","operation":"blob""#),
        FaultCase("a file's connection is reset", .pdf, #""kind":"reset","operation":"blob""#),
    ]

    private static let bodies = [
        FaultCase("no JSON", .usage, #""kind":"malformed","operation":"usageDetails""#),
        FaultCase("no JSON in a list", .subscriptions, #""kind":"malformed","operation":"subscriptions""#),
        FaultCase("another type: a page", .subscriptions, #""kind":"html","operation":"subscriptions""#),
        FaultCase("a page with 403", .subscriptions, #""kind":"html","operation":"subscriptions","status":403"#),
        FaultCase(
            "a page with 502, without end", .subscriptions,
            #""kind":"html","operation":"subscriptions","status":502,"times":0"#),
        FaultCase("nothing, as 200", .billingProperty, #""kind":"empty","operation":"billingProperty""#),
        FaultCase("nothing, as 200, for usage", .usage, #""kind":"empty","operation":"usageDetails""#),
        FaultCase("nothing, as 400", .usage, #""kind":"empty","operation":"usageDetails","status":400"#),
        FaultCase("204 for usage", .usage, #""kind":"noContent","operation":"usageDetails""#),
        FaultCase("204 for costs", .costs, #""kind":"noContent","operation":"query""#),
        FaultCase("204 for what must be there", .billingProperty, #""kind":"noContent","operation":"billingProperty""#),
        FaultCase(
            "another document: a list", .subscriptions, #""kind":"answer","operation":"subscriptions","body":{}"#),
        FaultCase("another document: usage", .usage, #""kind":"answer","operation":"usageDetails","body":{}"#),
        FaultCase("another document: costs", .costs, #""kind":"answer","operation":"query","body":{}"#),
        FaultCase("another document: a link", .pdf, #""kind":"answer","operation":"operationResult","body":{}"#),
        FaultCase(
            "a field that must be there is not", .subscriptions,
            #""kind":"answer","operation":"subscriptions","body":{"value":[{"displayName":"No id"}]}"#),
    ]

    private static let links = [
        FaultCase(
            "the next page is this one", .subscriptions, #""kind":"repeatedNextLink","operation":"subscriptions""#),
        FaultCase(
            "the third page leads to itself", .subscriptions,
            #""kind":"repeatedNextLink","operation":"subscriptions","after":2"#),
        FaultCase(
            "the next page is elsewhere", .subscriptions,
            #""kind":"foreignNextLink","operation":"subscriptions","location":"OTHER/next?sig=PLANTED-foreign""#),
        FaultCase(
            "a redirect to elsewhere", .subscriptions,
            #""kind":"redirect","operation":"subscriptions","status":307,"location":"OTHER/x""#),
        FaultCase(
            "a redirect of usage to elsewhere", .usage,
            #""kind":"redirect","operation":"usageDetails","status":302,"location":"OTHER/x""#),
        FaultCase(
            "a redirect to nowhere", .subscriptions,
            #""kind":"redirect","operation":"subscriptions","status":302,"location":"/subscriptions?api-version=1""#),
        FaultCase(
            "a long operation goes on elsewhere", .report,
            #""kind":"redirect","operation":"generateCostDetailsReport","status":202,"location":"OTHER/poll""#),
        FaultCase(
            "a redirect of a file", .pdf, #""kind":"redirect","operation":"blob","status":302,"location":"OTHER/f""#),
        FaultCase("a link to a file is over", .pdf, #""kind":"expiredLink","operation":"blob""#),
        FaultCase("the storage of a file is closed", .pdf, #""kind":"closedStorage","operation":"blob""#),
        FaultCase(
            "a token is over in the middle", .subscriptions,
            #""kind":"expiredToken","operation":"subscriptions","after":1"#),
        FaultCase(
            "every token is over", .subscriptions, #""kind":"expiredToken","operation":"subscriptions","times":0"#),
    ]

    private static let refusals = [
        FaultCase("WebDirect", .report, #""kind":"webDirect","operation":"generateCostDetailsReport""#),
        FaultCase("the offer is not supported", .costs, #""kind":"offerNotSupported","operation":"query""#),
        FaultCase("a clock an hour ahead", .costs, #""kind":"clockSkew","operation":"query","seconds":3600"#),
        FaultCase(
            "a clock an hour ahead and 429", .costs,
            throttled(#""Retry-After":"Mon, 23 Nov 2026 01:00:07 GMT""#), settings: #""clockSkew":3600"#),
        FaultCase(
            "not allowed", .usage,
            error(
                403, "usageDetails",
                #""code":"AuthorizationFailed","message":"The client 'x' does not have authorization to perform action 'Microsoft.Consumption/usageDetails/read' over scope '/subscriptions/x'.""#
            )),
        FaultCase(
            "not allowed, without a word", .roles, #""kind":"empty","operation":"roleAssignments","status":403"#),
        FaultCase(
            "anything else", .invoices,
            error(409, "invoicesBySubscription", #""code":"Conflict","message":"Another change is under way.""#)),
        FaultCase("no forecast", .forecast, error(424, "forecast", #""code":"FailedDependency""#)),
    ]

    private static let signIns = [
        FaultCase("sign-in: 503, once", .signIn, error(503, "token", #""times":1"#)),
        FaultCase("sign-in: 503 without end", .signIn, error(503, "token", #""times":0"#)),
        FaultCase("sign-in: 429", .signIn, #""kind":"throttled","operation":"token","seconds":9"#),
        FaultCase("sign-in: reset without end", .signIn, #""kind":"reset","operation":"token","times":0"#),
        FaultCase("sign-in: a page", .signIn, #""kind":"html","operation":"token""#),
        FaultCase("sign-in: another document", .signIn, #""kind":"answer","operation":"token","body":{}"#),
        FaultCase(
            "sign-in: trouble in the protocol's words", .signIn,
            #""kind":"answer","operation":"token","status":400,"times":0,"body":{"error":"temporarily_unavailable","error_description":"AADSTS90033: A transient error has occurred.","error_codes":[90033],"correlation_id":"c-1"}"#
        ),
        FaultCase(
            "sign-in: consent is missing", .signIn,
            #""kind":"answer","operation":"token","status":400,"body":{"error":"invalid_grant","error_codes":[65001],"correlation_id":"c-1"}"#
        ),
        FaultCase(
            "sign-in: a redirect", .signIn, #""kind":"redirect","operation":"token","status":302,"location":"OTHER/t""#),
    ]
}
