/// The words of choosing a theme.
extension Words {
    /// What decides on the theme at every start, before a choice that was kept.
    public enum ThemeOrigin: Hashable, Sendable {
        /// The flag `--theme`.
        case flag
        /// The environment variable `FAKTURA_THEME`.
        case environment
        /// The configuration file at a path.
        case file(String)
    }

    /// The title of the themes to choose from.
    public var themeMenu: String { pick("Theme", sv: "Tema") }
    /// Marks a theme that is a file of the user's.
    public var ownTheme: String { pick("own", sv: "eget") }

    /// What a theme that is compiled in looks like; `nil` for any other.
    public func themeSummary(_ name: String) -> String? {
        switch name {
        case "ascii":
            pick(
                "The default colours, drawn with the keyboard's signs",
                sv: "Standardfärgerna, med tangentbordets tecken")
        case "catppuccin-mocha": pick("Soft pastels on deep blue", sv: "Mjuka pasteller på djupblått")
        case "colorblind":
            pick(
                "States that stay apart without red, green or blue",
                sv: "Lägen som skiljs åt utan rött, grönt eller blått")
        case "default": pick("Few colours, on the terminal's own ground", sv: "Få färger, på terminalens egen botten")
        case "dracula": pick("Vivid pink, purple and green on slate", sv: "Livligt rosa, lila och grönt på skiffer")
        case "gruvbox-dark": pick("Warm retro colours on brown-grey", sv: "Varma retrofärger på brungrått")
        case "high-contrast":
            pick("White and pure colours on black, 7:1 or more", sv: "Vitt och rena färger på svart, minst 7:1")
        case "light": pick("Dark text on light ground", sv: "Mörk text på ljus botten")
        case "mono": pick("No colour: bold, reversed, underlined", sv: "Ingen färg: fetstil, omvänt, understruket")
        case "nord": pick("Cold blues and greys", sv: "Kalla blå och grå toner")
        default: nil
        }
    }

    /// Said when a theme was kept.
    public func themeKept(_ name: String) -> String {
        pick("Theme '\(name)' is kept for the next start too.", sv: "Temat ”\(name)” gäller även vid nästa start.")
    }

    /// Said when a theme was kept though something else decides at the next start.
    public func themeKept(_ name: String, butFixedBy origin: ThemeOrigin) -> String {
        pick(
            "Theme '\(name)' is kept, but the next start takes \(self.origin(origin)).",
            sv: "Temat ”\(name)” är sparat, men nästa start tar \(self.origin(origin)).")
    }

    /// Said before choosing, when something else decides at the next start.
    public func themeFixed(by origin: ThemeOrigin) -> String {
        pick(
            "For this session only: the next start takes \(self.origin(origin)).",
            sv: "Bara för den här sessionen: nästa start tar \(self.origin(origin)).")
    }

    /// Said of a theme that cannot be drawn with.
    public func themeRefused(_ name: String, _ problem: String) -> String {
        pick("Can't use theme '\(name)': \(problem)", sv: "Kan inte använda temat ”\(name)”: \(problem)")
    }

    /// Said at the start, when the theme that was kept cannot be used.
    public func keptThemeRefused(_ sentence: String) -> String {
        pick("\(sentence) The default theme is used.", sv: "\(sentence) Standardtemat används.")
    }

    /// Why choices made in the screens could not be read or kept.
    public enum ChoiceProblem: Error, Hashable, Sendable {
        /// The file cannot be read, or is not TOML.
        case notRead(path: String)
        /// The file cannot be written; the number is `errno`.
        case notWritten(path: String, code: Int32)
    }

    /// What became of a choice, and what to do.
    public func sentence(for problem: ChoiceProblem) -> String {
        switch problem {
        case .notRead(let path):
            pick(
                "Can't read the choices kept in '\(path)': it is not TOML, or not yours. Mend or remove it.",
                sv: "Kan inte läsa valen i ”\(path)”: den är inte TOML, eller inte din. Laga eller ta bort den.")
        case .notWritten(let path, let code):
            pick(
                "Can't keep the choice in '\(path)': \(systemWords(code)). It holds until faktura ends.",
                sv: "Kan inte spara valet i ”\(path)”: \(systemWords(code)). Det gäller tills faktura avslutas.")
        }
    }

    private func origin(_ origin: ThemeOrigin) -> String {
        switch origin {
        case .flag: "--theme"
        case .environment: "FAKTURA_THEME"
        case .file(let path):
            // The file's name tells enough; its folder would not fit in a line.
            pick("'theme' in '\(fileName(path))'", sv: "”theme” i ”\(fileName(path))”")
        }
    }

    private func fileName(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

    func theme(_ action: Action) -> (String, String)? {
        switch action {
        case .themes:
            (pick("themes", sv: "teman"), pick("choose a theme, seen at once", sv: "välj ett tema, som visas direkt"))
        case .keepTheme: (pick("keep", sv: "behåll"), pick("keep this theme", sv: "behåll temat"))
        case .takeThemeBack:
            (pick("back", sv: "tillbaka"), pick("back to the theme before", sv: "tillbaka till förra temat"))
        default: nil
        }
    }
}
