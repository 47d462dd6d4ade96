/// The signs that widgets draw with, in one of two sets.
///
/// Every sign is one cell wide in either set, so a screen keeps its layout when
/// the set changes.
public struct GlyphSet: Hashable, Sendable {
    /// Which of the two sets this is.
    public enum Name: String, Hashable, Sendable {
        /// Box drawing and block characters.
        case unicode
        /// Nothing above U+007E.
        case ascii
    }

    /// Which of the two sets this is.
    public let name: Name
    /// Stands for text that was cut off.
    public let ellipsis: Unicode.Scalar
    /// Marks a column sorted from small to large.
    public let ascending: String
    /// Marks a column sorted from large to small.
    public let descending: String
    /// Points at the selected row.
    public let cursor: String
    /// A cell of a bar.
    public let bar: Unicode.Scalar
    /// A cell of a bar's estimated part.
    public let barEstimate: Unicode.Scalar
    /// The steps of a trend, from lowest to highest.
    public let trend: [Unicode.Scalar]
    /// Between the steps of a breadcrumb, without spaces.
    public let separator: String
    /// Done.
    public let check: String
    /// Equal to the cent, reconciled; no plus sign where there is no check mark.
    public let equal: String
    /// Failed, not available.
    public let cross: String
    /// A span of days, and a value that there is none of.
    public let dash: String
    /// Between facts on one line.
    public let middleDot: String
    /// Before a negative amount.
    public let minus: String
    /// Frame signs: top left, top right, bottom left, bottom right, horizontal, vertical.
    let frame: [Unicode.Scalar]
    /// Stands for a character that cannot be shown.
    let replacement: Unicode.Scalar

    /// Signs for a terminal that shows Unicode.
    public static let unicode = GlyphSet(
        name: .unicode, ellipsis: "…", ascending: "▲", descending: "▼", cursor: ">", bar: "█", barEstimate: "░",
        trend: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"], separator: "›", check: "✓", equal: "✓", cross: "✗", dash: "–",
        middleDot: "·", minus: "−", frame: ["┌", "┐", "└", "┘", "─", "│"], replacement: "\u{FFFD}")

    /// Signs for a terminal that shows ASCII alone.
    public static let ascii = GlyphSet(
        name: .ascii, ellipsis: "~", ascending: "^", descending: "v", cursor: ">", bar: "#", barEstimate: ".",
        trend: [".", ":", "-", "=", "+", "*", "#", "%"], separator: ">", check: "*", equal: "=", cross: "x", dash: "-",
        middleDot: "-", minus: "-", frame: ["+", "+", "+", "+", "-", "|"], replacement: "?")

    /// The set with this name.
    public init(named name: Name) {
        self = name == .ascii ? .ascii : .unicode
    }

    init(
        name: Name, ellipsis: Unicode.Scalar, ascending: String, descending: String, cursor: String,
        bar: Unicode.Scalar, barEstimate: Unicode.Scalar, trend: [Unicode.Scalar], separator: String, check: String,
        equal: String, cross: String, dash: String, middleDot: String, minus: String, frame: [Unicode.Scalar],
        replacement: Unicode.Scalar
    ) {
        self.name = name
        self.ellipsis = ellipsis
        self.ascending = ascending
        self.descending = descending
        self.cursor = cursor
        self.bar = bar
        self.barEstimate = barEstimate
        self.trend = trend
        self.separator = separator
        self.check = check
        self.equal = equal
        self.cross = cross
        self.dash = dash
        self.middleDot = middleDot
        self.minus = minus
        self.frame = frame
        self.replacement = replacement
    }
}
