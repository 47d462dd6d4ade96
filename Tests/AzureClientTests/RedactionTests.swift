import Testing

@testable import AzureClient

struct RedactionTests {
    private static let jwt = "eyJ0eXAiOiJKV1Qi.eyJvaWQiOiJ4.c2lnbmF0dXJl"

    @Test(
        arguments: [
            ("Authorization: Bearer PLANTED.x-y_z", "Authorization: …"),
            ("got Bearer PLANTED-token end", "got Bearer … end"),
            (
                "GET https://b.example/i.pdf?sv=2019&sig=PLANTED%2B%3D&se=1",
                "GET https://b.example/i.pdf?sv=2019&sig=…&se=1"
            ),
            (#"{"access_token":"PLANTED","expires_in":1}"#, #"{"access_token":"…","expires_in":1}"#),
            (#"{"refresh_token" : "PLANTED"}"#, #"{"refresh_token" : "…"}"#),
            (#"{\"client_secret\":\"PLANTED\"}"#, #"{\"client_secret\":\"…\"}"#),
            ("client_id=a&client_secret=PLANTED&scope=b", "client_id=a&client_secret=…&scope=b"),
            ("client_assertion=PLANTED", "client_assertion=…"), ("device_code=PLANTED", "device_code=…"),
            (#"{"accessToken": "PLANTED"}"#, #"{"accessToken": "…"}"#), ("SIG=PLANTED", "SIG=…"),
            ("next=%3Fsig%3DPLANTED", "next=%3Fsig%3D…"),
        ])
    func `secrets are taken out where they are named`(text: String, clean: String) {
        #expect(Redaction.clean(text) == clean)
    }

    @Test func `a token is known by its looks`() {
        #expect(Redaction.clean("it said \(Self.jwt), so") == "it said …, so")
        #expect(Redaction.clean("\"\(Self.jwt)\"") == "\"…\"")
    }

    @Test(arguments: ["design=1", "the sig of it", "x-ms-request-id: 1", "eyJ", "Bearer of news", "password reset"])
    func `what only looks like one stays`(text: String) {
        #expect(Redaction.clean(text) == text)
    }

    @Test func `a secret shows itself nowhere`() {
        let token = AccessToken(Secret("PLANTED"), expiresAt: 1)
        var dumped = ""
        dump(token, to: &dumped)

        #expect(!"\(token) \(String(reflecting: token)) \(dumped)".contains("PLANTED"))
    }
}
