import Testing

@testable import AzureClient

struct ServiceURLTests {
    @Test(
        arguments: [
            ("https://management.azure.com/a?b=c", "https://management.azure.com/a?b=c"),
            ("HTTPS://Management.Azure.COM", "https://management.azure.com/"),
            ("https://a.example:443/x", "https://a.example/x"), ("http://127.0.0.1:7788", "http://127.0.0.1:7788/"),
            ("https://a.example/x#part", "https://a.example/x"), ("https://a.example?q", "https://a.example/?q"),
            ("http://[::1]:80/x", "http://[::1]/x"),
        ])
    func `an address is read and written`(text: String, written: String) throws {
        #expect(try #require(ServiceURL(text)).description == written)
    }

    @Test(
        arguments: [
            "", "management.azure.com", "ftp://a.example", "https://", "https://user:word@a.example/",
            "https://a.example:0/", "https://a.example:65536/", "https://a.example:x/", "https://a b/",
            "https://[::1", "https://ä.example/", "https://a.example:+80/",
        ])
    func `what is no address is not read`(text: String) {
        #expect(ServiceURL(text) == nil)
    }

    @Test func `a backslash ends the host, as it does in a browser`() {
        #expect(ServiceURL("https://good.example\\@evil.example/")?.host == "good.example")
    }

    @Test(
        arguments: [
            ("/x y?$filter=a eq 'b'", "/x%20y?$filter=a%20eq%20'b'"), ("/a%20b%2Fc?d=%3D", "/a%20b%2Fc?d=%3D"),
            ("/100%?a=%zz", "/100%25?a=%25zz"), ("/ö|^`{}\"<>", "/%C3%B6%7C%5E%60%7B%7D%22%3C%3E"),
            ("/a:b@c;d,e+f", "/a:b@c;d,e+f"),
        ])
    func `only what may not stand in an address is encoded`(resource: String, encoded: String) throws {
        let url = try #require(ServiceURL("https://a.example" + resource))

        #expect(url.resource == encoded)
    }

    @Test(
        arguments: [
            ("/next?$skiptoken=a b", "https://a.example:8443/next?$skiptoken=a%20b"),
            ("https://b.example/x", "https://b.example/x"), ("//b.example/x", "https://b.example/x"),
            ("?page=2", "https://a.example:8443/one/two?page=2"), ("three", "https://a.example:8443/one/three"),
            ("/x?u=https://c.example/", "https://a.example:8443/x?u=https://c.example/"),
            ("  /x", "https://a.example:8443/x"),
        ])
    func `a link is followed from where it stands`(link: String, target: String) throws {
        let here = try #require(ServiceURL("https://a.example:8443/one/two?page=1"))

        #expect(here.following(link)?.description == target)
    }

    @Test(arguments: ["", "javascript:alert(1)", "ftp://b.example/", "mailto:a@b.example"])
    func `a link that leads nowhere is none`(link: String) throws {
        let here = try #require(ServiceURL("https://a.example/one"))

        #expect(here.following(link) == nil)
    }

    @Test(
        arguments: [
            ("http://127.0.0.1:1/", true), ("http://127.9.9.9/", true), ("http://localhost/", true),
            ("http://[::1]/", true), ("http://127.0.0.1.evil.example/", false), ("http://localhost.example/", false),
            ("http://10.0.0.1/", false), ("http://127.0.0/", false), ("http://0x7f.0.0.1/", false),
        ])
    func `only this machine's own addresses are loopback`(text: String, isLoopback: Bool) throws {
        #expect(try #require(ServiceURL(text)).isLoopback == isLoopback)
    }

    @Test func `origins differ by scheme, host and port`() throws {
        let here = try #require(ServiceURL("https://a.example/x"))
        for other in ["http://a.example/x", "https://b.example/x", "https://a.example:444/x"] {
            #expect(!here.hasSameOrigin(as: try #require(ServiceURL(other))))
        }
        #expect(here.hasSameOrigin(as: try #require(ServiceURL("https://A.example:443/y"))))
    }

    @Test func `a query parameter is found whatever its case`() throws {
        let url = try #require(ServiceURL("https://a.example/x?SE=2026-01-01T00%3A00%3A00Z&sp="))

        #expect(url.query("se") == "2026-01-01T00%3A00%3A00Z")
        #expect(url.query("sp") == "")
        #expect(url.query("sig") == nil)
    }

    @Test func `names of Azure's parameters keep their dollar sign`() {
        #expect(ServiceURL.form([("$top", "5"), ("a b", "c&d")]) == "$top=5&a%20b=c%26d")
    }
}

struct ProxyRuleTests {
    private static func applies(_ environment: [String: String], _ address: String) throws -> Bool {
        ProxyRule(environment: environment).applies(to: try #require(ServiceURL(address)))
    }

    @Test func `the proxy is used for all but the exceptions and this machine`() throws {
        let environment = [
            "HTTPS_PROXY": "http://proxy.example:3128", "NO_PROXY": "azure.example, .inner.example,b.example:8443",
        ]

        #expect(try Self.applies(environment, "https://management.azure.com/"))
        #expect(try Self.applies(environment, "https://notazure.example/"))
        #expect(try Self.applies(environment, "https://b.example/"))
        #expect(try !Self.applies(environment, "https://b.example:8443/"))
        #expect(try !Self.applies(environment, "https://azure.example/"))
        #expect(try !Self.applies(environment, "https://x.azure.example/"))
        #expect(try !Self.applies(environment, "https://x.inner.example/"))
        #expect(try !Self.applies(environment, "http://127.0.0.1:1/"))
        #expect(try !Self.applies(environment, "http://169.254.169.254/metadata"))
        #expect(try !Self.applies(["HTTPS_PROXY": "proxy:1", "no_proxy": "*"], "https://a.example/"))
        #expect(try !Self.applies([:], "https://a.example/"))
    }

    @Test func `a proxy's address may have credentials and no scheme`() {
        let rule = ProxyRule(environment: ["https_proxy": "user:word@proxy.example:3128", "HTTPS_PROXY": "other:1"])

        #expect(rule.proxy?.description == "http://proxy.example:3128/")
        #expect(rule.credentials == "user:word")
    }
}
