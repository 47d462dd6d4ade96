import Foundation

/// Runs a test in a folder of its own, which is removed afterwards.
@discardableResult
func withTemporaryFolder<Value>(_ body: (String) throws -> Value) throws -> Value {
    let folder = NSTemporaryDirectory() + "/faktura-store-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let result = Result { try body(folder) }
    try FileManager.default.removeItem(atPath: folder)
    return try result.get()
}

/// The rights of a file or folder: `0o600`.
func permissions(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
}

func bytes(of path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }

/// Writes a big-endian number over four bytes of a file.
func patch(_ path: String, at offset: Int, _ number: UInt32) throws {
    var data = try bytes(of: path)
    for index in 0..<4 { data[offset + index] = UInt8(truncatingIfNeeded: number >> (24 - 8 * UInt32(index))) }
    try data.write(to: URL(fileURLWithPath: path))
}
