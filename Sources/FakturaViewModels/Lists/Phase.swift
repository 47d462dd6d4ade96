/// Where the loading of a screen's data stands.
public enum Phase: Equatable, Sendable {
    /// Asked for, not answered; what is on screen may be older.
    case loading
    /// Answered.
    case loaded
    /// Refused, in words; what is on screen is what was there before.
    case failed(String)
}
