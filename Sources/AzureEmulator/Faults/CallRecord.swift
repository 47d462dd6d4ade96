/// One call that was made.
struct CallRecord: Sendable {
    let operation: String
    let method: String
    /// Without what a signature proves.
    let target: String
    let status: Int

    var json: JSON {
        [
            "operation": .string(operation), "method": .string(method), "target": .string(target),
            "status": .count(status),
        ]
    }
}

extension Emulation {
    /// The fault that befalls a call, if one does; each that could is counted on.
    func takeFault(_ operation: String, _ target: String) -> Fault? {
        with { state in
            var taken: Fault?
            for index in state.faults.indices where taken == nil {
                if state.faults[index].befalls(operation, target) { taken = state.faults[index].fault }
            }
            return taken
        }
    }

    func count(_ operation: Operation, _ request: Request, _ status: Int) {
        let target = request.target.split(separator: "sig=", maxSplits: 1).first.map(String.init) ?? request.target
        let record = CallRecord(operation: operation.name, method: request.method, target: target, status: status)
        with { $0.calls.append(record) }
    }

    /// How often each operation was called.
    var callCounts: [String: Int] {
        with { state in state.calls.reduce(into: [:]) { $0[$1.operation, default: 0] += 1 } }
    }

    func apply(_ scenario: Scenario) throws {
        try with { state in
            for (name, value) in scenario.settings { try state.settings.set(name, value) }
            state.faults += scenario.faults.map { FaultInForce(fault: $0) }
        }
    }
}
