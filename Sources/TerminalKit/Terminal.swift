/// A place where surfaces are shown.
public protocol Terminal: AnyObject {
    /// How large a surface may be now.
    var size: ScreenSize { get }
    /// What a surface should know of the terminal, with a theme's signs.
    func traits(for theme: Theme) -> SurfaceTraits
    /// Shows a surface and returns how many bytes went to the terminal.
    @discardableResult
    func show(_ surface: Surface, theme: Theme) -> Int
    /// Sounds the bell.
    func bell()
}
