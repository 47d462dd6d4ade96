import Testing

@testable import FakturaTestSupport

struct LoopbackServerTests {
    @Test(arguments: [
        ("GET / HTTP/1.1\r\n\r\n", true),
        ("GET / HTTP/1.1\r\nhost: a\r\n", false),
        ("POST / HTTP/1.1\r\nContent-Length: 4\r\n\r\n", false),
        ("POST / HTTP/1.1\r\ncontent-length:4\r\nhost: a\r\n\r\nbod", false),
        ("POST / HTTP/1.1\r\ncontent-length:4\r\nhost: a\r\n\r\nbody", true),
    ])
    func `a request is whole with the body that its head announces`(_ request: String, _ isWhole: Bool) {
        #expect(LoopbackServer.isWhole(Array(request.utf8)) == isWhole)
    }
}
