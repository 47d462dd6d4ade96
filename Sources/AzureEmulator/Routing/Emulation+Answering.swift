import Foundation

extension Emulation {
    /// Answers a request as Azure would, faults in force included.
    func answer(_ request: Request) -> Answer {
        let requestID = Self.newID()
        let found = Operations.find(request.method, request.path)
        let fault = found.flatMap { found in
            found.operation.service == .control ? nil : takeFault(found.operation.name, request.target)
        }
        var answer: Answer
        do {
            answer = try fault?.kind.replacement(request, self) ?? perform(found, request, requestID)
        } catch let refusal as Refusal {
            answer = refusal.answer
        } catch let refusal as SignInRefusal {
            answer = refusal.answer(at: seconds)
        } catch {
            answer = Refusal(500, "InternalServerError", "The emulator failed: \(error)").answer
        }
        addHeaders(to: &answer, found?.operation, request, requestID)
        fault?.kind.damage(&answer, request)
        compress(&answer, request)
        if let operation = found?.operation, operation.service != .control {
            count(operation, request, answer.status)
        }
        return answer
    }

    private func compress(_ answer: inout Answer, _ request: Request) {
        guard settings.gzip, request.headers["accept-encoding"]?.contains("gzip") == true, !answer.body.isEmpty,
            answer.headers.contains(where: { $0.value.hasPrefix("application/json") })
        else { return }
        answer.body = Gzip.wrapped(answer.body)
        answer.set("Content-Encoding", "gzip")
    }

    private func perform(
        _ found: (operation: Operation, names: [String: String])?, _ request: Request, _ requestID: String
    ) throws -> Answer {
        guard let (operation, names) = found else {
            if Operations.hasOtherMethod(request.path) {
                throw Refusal(405, "MethodNotAllowed", "The requested resource does not support http method.")
            }
            _ = try caller(of: request)
            throw Refusal(
                404, "InvalidResourceType",
                "No operation is known for the path '/\(request.path.joined(separator: "/"))'.")
        }
        let caller = operation.isProtected ? try caller(of: request) : .nobody
        try check(version: request.query["api-version"], of: operation)
        return try operation.perform(
            Call(
                request: request, operation: operation, names: names, caller: caller, requestID: requestID,
                emulation: self))
    }

    /// A missing or unknown api-version is refused with the ones that are known (azure-apis 0.2).
    private func check(version: String?, of operation: Operation) throws {
        guard !operation.versions.isEmpty else { return }
        guard let version, !version.isEmpty else {
            throw Refusal(
                400, "MissingApiVersionParameter",
                "The api-version query parameter (?api-version=) is required for all requests.")
        }
        guard !operation.versions.contains(version.lowercased()) else { return }
        let known = operation.versions.joined(separator: ",")
        var refusal =
            operation.service == .resources
            ? Refusal(
                400, "InvalidApiVersionParameter",
                "The api-version '\(version)' is invalid. The supported versions are '\(known)'.")
            : Refusal(
                400, "NoRegisteredProviderFound",
                "No registered resource provider found for API version '\(version)' for type '\(operation.name)'. "
                    + "The supported api-versions are '\(known)'.")
        if operation.service == .billing { refusal.headers.append(("api-supported-versions", known)) }
        throw refusal
    }

    private func addHeaders(
        to answer: inout Answer, _ operation: Operation?, _ request: Request, _ requestID: String
    ) {
        answer.headers.append(("Date", HTTPDate.text(seconds)))
        answer.headers.append(("Connection", "close"))
        guard operation?.isProtected ?? true else {
            answer.headers.append(("x-ms-request-id", requestID))
            return
        }
        answer.headers.append(("Cache-Control", "no-cache"))
        answer.headers.append(("x-ms-request-id", requestID))
        answer.headers.append(("x-ms-correlation-request-id", requestID))
        answer.headers.append(("x-ms-routing-request-id", "EMULATOR:\(requestID)"))
        if let id = request.headers["x-ms-client-request-id"] {
            answer.headers.append(("x-ms-client-request-id", id))
        }
        let writes = request.method == "PUT"
        let scope = request.path.first?.lowercased() == "subscriptions" ? "subscription" : "tenant"
        let remaining = "x-ms-ratelimit-remaining-\(scope)-\(writes ? "writes" : "reads")"
        answer.headers.append((remaining, writes ? "1199" : "11998"))
        if operation?.service == .costManagement {
            answer.headers += [
                ("x-ms-ratelimit-remaining-microsoft.costmanagement-entity-requests", "DefaultQuota:29"),
                ("x-ms-ratelimit-remaining-microsoft.costmanagement-tenant-requests", "DefaultQuota:199"),
                ("x-ms-ratelimit-microsoft.costmanagement-qpu-consumed", "1"),
                (
                    "x-ms-ratelimit-microsoft.costmanagement-qpu-remaining",
                    "QueriesPerHour:597,QueriesPerMin:57,QueriesPer10Sec:9"
                ),
            ]
        }
    }
}
