/// Some keys, what they ask for, and the words for it.
public struct KeyBinding<Intent: Sendable>: Sendable {
    /// The keys, the one to show first.
    public var keys: [Key]
    /// What a press asks for.
    public var intent: Intent
    /// One or two words for the hint line.
    public var label: String
    /// A phrase for help and palette.
    public var description: String
    /// Why the keys do nothing now; nil when they do.
    public var disabledReason: String?
    /// Whether the hint line shows the binding.
    public var hint: Bool
    /// How long the hint line keeps the binding as it gets narrow: higher stays longer.
    public var priority: Int

    /// Some keys, what they ask for, and the words for it.
    ///
    /// - Parameter description: the label when nil.
    public init(
        _ keys: [Key], _ intent: Intent, label: String, description: String? = nil, disabledReason: String? = nil,
        hint: Bool = true, priority: Int = 0
    ) {
        self.keys = keys
        self.intent = intent
        self.label = label
        self.description = description ?? label
        self.disabledReason = disabledReason
        self.hint = hint
        self.priority = priority
    }
}

/// What a key means on a screen.
public enum KeyOutcome<Intent: Sendable>: Sendable {
    /// It asks for this.
    case intent(Intent)
    /// It does nothing now, for this reason.
    case disabled(String)
}

extension KeyOutcome: Equatable where Intent: Equatable {}

/// One key as hint line and help show it.
public struct KeyEntry: Hashable, Sendable {
    /// The keys' labels, the one to show first.
    public var keys: [String]
    /// One or two words.
    public var label: String
    /// A phrase.
    public var description: String
    /// Why the keys do nothing now; nil when they do.
    public var disabledReason: String?
    /// How long the hint line keeps it: higher stays longer.
    public var priority: Int

    /// One key as hint line and help show it.
    ///
    /// - Parameter description: the label when nil.
    public init(
        keys: [String], label: String, description: String? = nil, disabledReason: String? = nil, priority: Int = 0
    ) {
        self.keys = keys
        self.label = label
        self.description = description ?? label
        self.disabledReason = disabledReason
        self.priority = priority
    }
}
