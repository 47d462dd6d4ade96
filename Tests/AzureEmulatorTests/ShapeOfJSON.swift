import Foundation

@testable import AzureEmulator

/// The bodies that the specifications give as examples, which are not part of the project.
enum DocumentedExample {
    /// `nil` when they are not there.
    static let folder: URL? = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let folder = root.deletingLastPathComponent().appending(path: "shared/data/azure-examples")
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }()

    static func read(_ file: String) throws -> JSON {
        guard let folder else { throw CocoaError(.fileNoSuchFile) }
        return try JSONParser.parse(Array(try Data(contentsOf: folder.appending(path: file))))
    }
}

/// Which keys a JSON value has, and of which types they are.
struct ShapeOfJSON {
    struct Difference: CustomStringConvertible {
        let path: String
        let description: String
    }

    private var types: [String: Set<String>] = [:]

    /// Objects whose keys are data.
    private static let maps = ["tags", "MeterRates", "infoFields"]

    init(_ value: JSON) { add(value, at: "") }

    private mutating func add(_ value: JSON, at path: String) {
        if !path.isEmpty { types[path, default: []].insert(Self.type(value)) }
        switch value {
        case .object(let fields):
            if Self.maps.contains(where: { path == $0 || path.hasSuffix("." + $0) }) { return }
            for (name, field) in fields { add(field, at: path.isEmpty ? name : "\(path).\(name)") }
        case .array(let items):
            for item in items { add(item, at: path + "[]") }
        default: break
        }
    }

    private static func type(_ value: JSON) -> String {
        switch value {
        case .object: "object"
        case .array: "array"
        case .string: "string"
        case .number: "number"
        case .bool: "bool"
        case .null: "null"
        }
    }

    /// What another shape has and this one has not; `null` stands for any type.
    func differences(from other: ShapeOfJSON) -> [Difference] {
        other.types.sorted { $0.key < $1.key }.compactMap { path, wanted in
            guard let found = types[path] else { return Difference(path: path, description: "\(path) is missing") }
            let types = wanted.subtracting(["null"])
            if types.isEmpty || found == ["null"] || !found.isDisjoint(with: types) { return nil }
            return Difference(path: path, description: "\(path) is \(found.sorted()), not \(types.sorted())")
        }
    }
}
