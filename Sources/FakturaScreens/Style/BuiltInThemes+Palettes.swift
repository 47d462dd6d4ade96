extension BuiltInThemes {
    /// `Themes/catppuccin-mocha.toml`.
    static let catppuccinMocha = #"""
        # Soft pastels on deep blue, after Catppuccin Mocha: contrast raised where
        # text asks for it.
        name = "catppuccin-mocha"
        inherits = "default"
        appearance = "dark"

        [roles]
        "text" = { fg = "ink", bg = "ground" }
        "text.dim" = { fg = "dim", mono = ["dim"] }
        "title" = { fg = "purple", bg = "panel", modifiers = ["bold"] }
        "table.header" = { fg = "accent", modifiers = ["bold"] }
        "table.header.sorted" = { fg = "accent", modifiers = ["bold", "underline"] }
        "table.row.selected" = { fg = "ink", bg = "selection", modifiers = ["bold"], mono = ["reverse"] }
        "table.total" = { fg = "peach", modifiers = ["bold"] }
        "bar.estimate" = { bg = "shade" }
        "hint" = { fg = "gray", bg = "panel", mono = [] }
        "box.frame" = { fg = "purple" }
        "box.title" = { fg = "purple", modifiers = ["bold"] }
        "menu.selected" = { fg = "ink", bg = "selection", modifiers = ["bold"], mono = ["reverse"] }
        "state.due" = { fg = "yellow" }
        "state.void" = { fg = "purple" }

        [palette]
        ground = { rgb = "#1e1e2e", c256 = 234, c16 = "black" }
        panel = { rgb = "#313244", c256 = 236, c16 = "black" }
        selection = { rgb = "#45475a", c256 = 239, c16 = "blue" }
        shade = { rgb = "#3f4473", c256 = 238, c16 = "bright-black" }
        ink = { rgb = "#cdd6f4", c256 = 189, c16 = "white" }
        dim = { rgb = "#868ba4", c256 = 103, c16 = "bright-black" }
        gray = { rgb = "#a6adc8", c256 = 146, c16 = "white" }
        accent = { rgb = "#89b4fa", c256 = 111, c16 = "bright-blue" }
        blue = { rgb = "#5b6ab8", c256 = 61, c16 = "cyan" }
        green = { rgb = "#a6e3a1", c256 = 151, c16 = "green" }
        yellow = { rgb = "#f9e2af", c256 = 223, c16 = "yellow" }
        peach = { rgb = "#fab387", c256 = 216, c16 = "yellow" }
        red = { rgb = "#f38ba8", c256 = 211, c16 = "bright-red" }
        purple = { rgb = "#cba6f7", c256 = 183, c16 = "magenta" }

        """#

    /// `Themes/dracula.toml`.
    static let dracula = #"""
        # Vivid pink, purple and green on slate, after Dracula: contrast raised
        # where text asks for it.
        name = "dracula"
        inherits = "default"
        appearance = "dark"

        [roles]
        "text" = { fg = "ink", bg = "ground" }
        "text.dim" = { fg = "dim", mono = ["dim"] }
        "title" = { fg = "purple", bg = "panel", modifiers = ["bold"] }
        "table.header" = { fg = "pink", modifiers = ["bold"] }
        "table.header.sorted" = { fg = "pink", modifiers = ["bold", "underline"] }
        "table.row.selected" = { fg = "ink", bg = "selection", modifiers = ["bold"], mono = ["reverse"] }
        "table.total" = { fg = "yellow", modifiers = ["bold"] }
        "bar.estimate" = { bg = "shade" }
        "hint" = { fg = "gray", bg = "panel", mono = [] }
        "box.frame" = { fg = "purple" }
        "box.title" = { fg = "purple", modifiers = ["bold"] }
        "menu.selected" = { fg = "ink", bg = "selection", modifiers = ["bold"], mono = ["reverse"] }
        "state.void" = { fg = "pink" }

        [palette]
        ground = { rgb = "#282a36", c256 = 235, c16 = "black" }
        panel = { rgb = "#343746", c256 = 236, c16 = "black" }
        selection = { rgb = "#44475a", c256 = 239, c16 = "blue" }
        shade = { rgb = "#514674", c256 = 240, c16 = "bright-black" }
        ink = { rgb = "#f8f8f2", c256 = 255, c16 = "white" }
        dim = { rgb = "#8592c6", c256 = 103, c16 = "bright-black" }
        gray = { rgb = "#b4bcdc", c256 = 146, c16 = "white" }
        accent = { rgb = "#8be9fd", c256 = 117, c16 = "cyan" }
        blue = { rgb = "#8a6fc4", c256 = 98, c16 = "magenta" }
        green = { rgb = "#50fa7b", c256 = 84, c16 = "green" }
        yellow = { rgb = "#f1fa8c", c256 = 228, c16 = "yellow" }
        red = { rgb = "#ff7b7b", c256 = 210, c16 = "bright-red" }
        purple = { rgb = "#bd93f9", c256 = 141, c16 = "bright-magenta" }
        pink = { rgb = "#ff79c6", c256 = 212, c16 = "bright-magenta" }

        """#

    /// `Themes/gruvbox-dark.toml`.
    static let gruvboxDark = #"""
        # Warm retro colours on brown-grey, after Gruvbox: contrast raised where
        # text asks for it.
        name = "gruvbox-dark"
        inherits = "default"
        appearance = "dark"

        [roles]
        "text" = { fg = "ink", bg = "ground" }
        "text.dim" = { fg = "dim", mono = ["dim"] }
        "title" = { fg = "accent", bg = "panel", modifiers = ["bold"] }
        "table.header" = { fg = "orange", modifiers = ["bold"] }
        "table.header.sorted" = { fg = "orange", modifiers = ["bold", "underline"] }
        "table.row.selected" = { fg = "ink", bg = "selection", modifiers = ["bold"], mono = ["reverse"] }
        "table.total" = { fg = "accent", modifiers = ["bold"] }
        "bar.estimate" = { bg = "shade" }
        "hint" = { fg = "gray", bg = "panel", mono = [] }
        "box.frame" = { fg = "gray" }
        "box.title" = { fg = "accent", modifiers = ["bold"] }
        "menu.selected" = { fg = "ink", bg = "selection", modifiers = ["bold"], mono = ["reverse"] }
        "trend" = { fg = "sky" }
        "status.work" = { fg = "sky" }
        "state.unbilled" = { fg = "sky" }
        "state.due" = { fg = "orange" }
        "state.void" = { fg = "purple" }

        [palette]
        ground = { rgb = "#282828", c256 = 235, c16 = "black" }
        panel = { rgb = "#3c3836", c256 = 237, c16 = "black" }
        selection = { rgb = "#504945", c256 = 239, c16 = "blue" }
        shade = { rgb = "#3f5a5b", c256 = 240, c16 = "bright-black" }
        ink = { rgb = "#ebdbb2", c256 = 187, c16 = "white" }
        dim = { rgb = "#9a8b7b", c256 = 245, c16 = "bright-black" }
        gray = { rgb = "#bdae93", c256 = 144, c16 = "white" }
        accent = { rgb = "#fabd2f", c256 = 214, c16 = "yellow" }
        blue = { rgb = "#458588", c256 = 66, c16 = "cyan" }
        sky = { rgb = "#8db3a6", c256 = 109, c16 = "cyan" }
        green = { rgb = "#b8bb26", c256 = 142, c16 = "green" }
        yellow = { rgb = "#fabd2f", c256 = 214, c16 = "yellow" }
        orange = { rgb = "#fe8019", c256 = 208, c16 = "bright-yellow" }
        red = { rgb = "#fb6a55", c256 = 203, c16 = "bright-red" }
        purple = { rgb = "#d3869b", c256 = 175, c16 = "magenta" }

        """#

    /// `Themes/nord.toml`.
    static let nord = #"""
        # Cold blues and greys, after Nord: contrast raised where text asks for it.
        name = "nord"
        inherits = "default"
        appearance = "dark"

        [roles]
        "text" = { fg = "ink", bg = "ground" }
        "text.dim" = { fg = "dim", mono = ["dim"] }
        "title" = { fg = "accent", bg = "panel", modifiers = ["bold"] }
        "table.header" = { fg = "accent", modifiers = ["bold"] }
        "table.header.sorted" = { fg = "accent", modifiers = ["bold", "underline"] }
        "table.row.selected" = { fg = "ink", bg = "selection", modifiers = ["bold"], mono = ["reverse"] }
        "table.total" = { fg = "yellow", modifiers = ["bold"] }
        "bar.estimate" = { bg = "shade" }
        "hint" = { fg = "gray", bg = "panel", mono = [] }
        "box.frame" = { fg = "accent" }
        "box.title" = { fg = "accent", modifiers = ["bold"] }
        "menu.selected" = { fg = "ink", bg = "selection", modifiers = ["bold"], mono = ["reverse"] }
        "state.void" = { fg = "purple" }

        [palette]
        ground = { rgb = "#2e3440", c256 = 236, c16 = "black" }
        panel = { rgb = "#3b4252", c256 = 237, c16 = "black" }
        selection = { rgb = "#4c566a", c256 = 240, c16 = "blue" }
        shade = { rgb = "#4a5b78", c256 = 60, c16 = "bright-black" }
        ink = { rgb = "#e5e9f0", c256 = 255, c16 = "white" }
        dim = { rgb = "#929eb6", c256 = 146, c16 = "bright-black" }
        gray = { rgb = "#b4bdcd", c256 = 250, c16 = "white" }
        accent = { rgb = "#88c0d0", c256 = 110, c16 = "cyan" }
        blue = { rgb = "#5e81ac", c256 = 67, c16 = "cyan" }
        green = { rgb = "#a3be8c", c256 = 108, c16 = "green" }
        yellow = { rgb = "#ebcb8b", c256 = 222, c16 = "yellow" }
        red = { rgb = "#e58f97", c256 = 174, c16 = "bright-red" }
        purple = { rgb = "#c7a3c0", c256 = 182, c16 = "magenta" }

        """#
}
