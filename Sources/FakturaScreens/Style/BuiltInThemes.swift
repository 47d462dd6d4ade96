/// The themes compiled in, so that the program looks right wherever it stands alone.
///
/// Each is the text of the file of its name in the Themes folder; a test holds
/// both equal.
public enum BuiltInThemes {
    /// The themes' texts by name.
    public static let texts: [String: String] = [
        "ascii": ascii, "catppuccin-mocha": catppuccinMocha, "colorblind": colorblind, "default": standard,
        "dracula": dracula, "gruvbox-dark": gruvboxDark, "high-contrast": highContrast, "light": light,
        "mono": mono, "nord": nord,
    ]

    /// The theme that is used unless another is asked for.
    public static let defaultName = "default"
}
