/// Says who asks, and numbers each call so that Microsoft's support can find it.
struct TelemetryStage: Stage {
    let next: any Stage
    let settings: ClientSettings

    func answer(_ call: Call) async throws -> Answer {
        var call = call
        call.request.headers["User-Agent"] = "faktura/\(settings.version)"
        call.request.headers["x-ms-client-request-id"] = settings.random.identifier()
        call.request.headers["x-ms-return-client-request-id"] = "true"
        call.request.headers["Accept-Encoding"] = "gzip, deflate"
        if call.request.headers["Accept"] == nil { call.request.headers["Accept"] = "application/json" }
        return try await next.answer(call)
    }
}
