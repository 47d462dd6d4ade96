/// How a file's bytes stand for characters.
public enum TextEncoding: String, Hashable, Sendable, CaseIterable {
    /// UTF-8, with or without a mark.
    case utf8
    /// UTF-16 whose lower byte comes first.
    case utf16LittleEndian
    /// UTF-16 whose higher byte comes first.
    case utf16BigEndian
    /// What spreadsheets of western languages write.
    case windows1252
}
