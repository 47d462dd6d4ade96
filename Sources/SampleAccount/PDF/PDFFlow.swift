/// Pages that are written from top to bottom; a new one begins when one is full.
struct PDFFlow {
    /// The pages so far, never empty.
    var pages = [PDFPage()]
    private var y = PDFFlow.top

    static let left = 50
    static let right = 545
    private static let top = 790
    private static let bottom = 70

    /// Goes down.
    mutating func move(_ points: Int) { y -= points }

    /// Begins a page when fewer points than these are left.
    mutating func need(_ points: Int) {
        guard y - points < Self.bottom else { return }
        pages.append(PDFPage())
        y = Self.top
    }

    /// Writes a text at the current height, up to the right margin or within `room`.
    mutating func text(
        _ text: String, x: Int = PDFFlow.left, size: Int = 9, font: PDFPage.Font = .regular, room: Int? = nil
    ) {
        pages[pages.count - 1].text(text, x: x, y: y, size: size, font: font, room: room ?? Self.right - x)
    }

    /// Writes a text that ends at `right`, at the current height.
    mutating func figure(
        _ text: String, right: Int = PDFFlow.right, size: Int = 9, font: PDFPage.Font = .regular
    ) {
        pages[pages.count - 1].figure(text, right: right, y: y, size: size, font: font)
    }

    /// Draws a line under what was written last.
    mutating func rule() {
        pages[pages.count - 1].rule(x: Self.left, right: Self.right, y: y + 9)
        move(3)
    }
}
