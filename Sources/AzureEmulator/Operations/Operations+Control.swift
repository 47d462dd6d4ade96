extension Operations {
    /// What tests and people steer the emulator by; none of it is Azure's.
    static let control: [Operation] = [
        Operation("emulator", .control, "GET", "emulator") { call in
            .json([
                "today": "\(call.emulation.today)",
                "operations": .array(Set(all.map(\.name)).sorted().map(JSON.string)),
            ])
        },
        Operation("calls", .control, "GET", "emulator/calls") { call in
            let records = call.emulation.with(\.calls)
            let counts = call.emulation.callCounts.sorted { $0.key < $1.key }
            return .json([
                "calls": .object(counts.map { ($0.key, .count($0.value)) }), "log": .array(records.map(\.json)),
            ])
        },
        Operation("calls", .control, "DELETE", "emulator/calls") { call in
            call.emulation.with { $0.calls = [] }
            return .noContent
        },
        Operation("faults", .control, "GET", "emulator/faults") { call in
            .json(.array(call.emulation.with(\.faults).map { .string("\($0)") }))
        },
        Operation("faults", .control, "POST", "emulator/faults", perform: applyScenario),
        Operation("faults", .control, "DELETE", "emulator/faults") { call in
            call.emulation.with { $0.faults = [] }
            return .noContent
        },
        Operation("deviceCodes", .control, "GET", "emulator/devicecodes") { call in
            .json(
                .array(
                    call.emulation.with(\.codes).map { code in
                        ["user_code": .string(code.userCode), "verdict": .string(code.verdict.rawValue)]
                    }))
        },
        Operation("deviceCodes", .control, "POST", "emulator/devicecodes/{code}/{verdict}") { call in
            guard let verdict = DeviceCode.Verdict(rawValue: call["verdict"]) else {
                throw Refusal.badRequest("'\(call["verdict"])' is no verdict.")
            }
            let waiting = call.emulation.with(\.codes).map(\.userCode)
            let codes = call["code"] == "all" ? waiting : [call["code"]]
            guard codes.filter({ call.emulation.judge($0, verdict) }).count == codes.count else {
                throw Refusal.notFound("The code '\(call["code"])' does not wait.")
            }
            return .noContent
        },
        Operation("tokens", .control, "POST", "emulator/tokens/expire") { call in
            let now = call.emulation.seconds
            call.emulation.with { $0.tokens.revokeAll(at: now) }
            return .noContent
        },
    ]

    private static func applyScenario(_ call: Call) throws -> Answer {
        do {
            try call.emulation.apply(try Scenario(call.request.body))
        } catch let defect as ScenarioDefect {
            throw Refusal.badRequest("The scenario cannot be used: \(defect).")
        }
        return .noContent
    }
}
