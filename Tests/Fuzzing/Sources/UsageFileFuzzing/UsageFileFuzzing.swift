import Foundation

/// What libFuzzer calls: once at the start, then with each input that it makes.
///
/// The first byte of an input chooses how the rest is read.

/// Fills the folder named first with small files of each format, when it is empty.
@_cdecl("LLVMFuzzerInitialize")
public func start(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>>>
) -> CInt {
    let texts = (1..<max(1, Int(count.pointee))).map { String(cString: arguments.pointee[$0]) }
    var isFolder = ObjCBool(false)
    // A file is an input to be run once more.
    guard let folder = texts.first(where: { !$0.hasPrefix("-") }),
        FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue
    else { return 0 }
    do {
        let isSeeded = try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty == false
        if !isSeeded { try Seeds.write(to: URL(filePath: folder)) }
    } catch {
        fatalError("The folder of inputs '\(folder)' cannot be filled: \(error).")
    }
    return 0
}

@_cdecl("LLVMFuzzerTestOneInput")
public func run(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = UnsafeRawBufferPointer(start: start, count: count)
    guard let choice = bytes.first else { return 0 }
    let rest = UnsafeRawBufferPointer(rebasing: bytes[1...])
    if choice & 0x80 != 0 {
        TokenizerInput(choice: choice, bytes: Array(rest)).run()
    } else {
        FileInput(choice: choice, bytes: rest).run()
    }
    return 0
}
