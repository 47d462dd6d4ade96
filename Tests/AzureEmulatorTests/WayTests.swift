import Testing

@testable import AzureEmulator

/// The ways of answering that a scenario chooses between.
struct WayTests {
    private static let report = Running.path(
        "Data platform", "providers/Microsoft.CostManagement/generateCostDetailsReport?api-version=2023-11-01")
    private static let body = #"{"metric":"ActualCost","timePeriod":{"start":"2026-10-01","end":"2026-10-02"}}"#

    @Test func `a result that is kept from before comes at once`() async throws {
        try await Running.with(scenario: #"{"settings":{"longRunning":"atOnce"}}"#) { running in
            let reply = try await running.client.post(Self.report, Self.body)
            #expect(reply.status == 200)
            #expect(try reply.json["status"]?.text == "Completed")
        }
    }

    @Test func `a status resource tells when the result is there`() async throws {
        let scenario = #"{"settings":{"longRunning":"asyncOperation","polls":1}}"#
        try await Running.with(scenario: scenario) { running in
            let begun = try await running.client.post(Self.report, Self.body)
            let status = try #require(begun.headers["azure-asyncoperation"])
            #expect(try await running.client.get(status).json["status"]?.text == "InProgress")
            #expect(try await running.client.get(status).json["status"]?.text == "Succeeded")
            let result = try await running.client.get(try #require(begun.headers["location"]))
            #expect(try result.json["status"]?.text == "Completed")
        }
    }

    @Test func `bodies are compressed for those who accept it`() async throws {
        try await Running.with(scenario: #"{"settings":{"gzip":true}}"#) { running in
            let target = "/tenants?api-version=2022-12-01"
            let plain = try await running.client.get(target)
            #expect(plain.headers["content-encoding"] == nil)
            let packed = try await running.client.get(target, headers: ["Accept-Encoding": "gzip, deflate"])
            #expect(packed.headers["content-encoding"] == "gzip")
            #expect(packed.body == Gzip.wrapped(plain.body))
        }
    }

    @Test func `gzip has its checksum, and blocks of 64 KB`() {
        #expect(Gzip.checksum(Array("123456789".utf8)) == 0xCBF4_3926)
        let long = Gzip.wrapped(Array(repeating: 7, count: 70_000))
        #expect(long.count == 10 + 5 + 0xFFFF + 5 + (70_000 - 0xFFFF) + 8)
        #expect(long[10] == 0)
        #expect(long[10 + 5 + 0xFFFF] == 1)
    }

    @Test func `an answer can be put in an operation's place`() async throws {
        let fault = #"{"kind":"answer","operation":"billingAccounts","body":{"value":[]}}"#
        try await Running.with(scenario: #"{"faults":[\#(fault)]}"#) { running in
            let reply = try await running.client.get(
                "/providers/Microsoft.Billing/billingAccounts?api-version=2024-04-01")
            #expect(reply.text == #"{"value":[]}"#)
        }
    }

    @Test func `a name that Azure sends encoded is found`() async throws {
        try await Running.with { running in
            let path = "/providers/Microsoft.Billing/billingAccounts"
            let names = try await running.pages(path + "?api-version=2024-04-01").flatMap { $0 }
                .compactMap { $0["name"]?.text }
            let name = try #require(names.first { $0.contains(":") })
            for spelling in [name, name.replacing(":", with: "%3A")] {
                let reply = try await running.client.get("\(path)/\(spelling)?api-version=2024-04-01")
                #expect(try reply.json["name"]?.text == name)
            }
        }
    }
}
