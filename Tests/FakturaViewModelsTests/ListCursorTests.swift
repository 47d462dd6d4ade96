import FakturaViewModels
import Testing

@Suite struct ListCursorTests {
    private func cursor(_ moves: ListMove..., viewport: Int = 10, count: Int = 100) -> ListCursor {
        var cursor = ListCursor()
        cursor.setViewport(viewport, count: count)
        for move in moves { cursor.move(move, count: count) }
        return cursor
    }

    @Test(arguments: [
        (ListMove.by(1), 1, 0), (.by(-1), 0, 0), (.by(9), 9, 0), (.by(10), 10, 1), (.by(500), 99, 90), (.last, 99, 90),
        (.page(1), 10, 10), (.page(2), 20, 20), (.page(-1), 0, 0), (.halfPage(1), 5, 5), (.first, 0, 0),
    ])
    func `a step from the first row`(move: ListMove, selected: Int, firstVisible: Int) {
        let cursor = cursor(move)

        #expect(cursor.selected == selected)
        #expect(cursor.firstVisible == firstVisible)
    }

    @Test func `a page turns the window and keeps the row's place in it`() {
        let cursor = cursor(.by(3), .page(1))

        #expect(cursor.selected == 13)
        #expect(cursor.firstVisible == 10)
    }

    @Test func `a page at the end goes to the last row, and back a page up`() {
        let end = cursor(.page(9), .page(1))
        let back = cursor(.page(9), .page(1), .page(-1))

        #expect((end.selected, end.firstVisible) == (99, 90))
        #expect((back.selected, back.firstVisible) == (89, 80))
    }

    @Test(arguments: [ListMove.by(1), .by(-1), .page(1), .page(-1), .halfPage(1), .first, .last])
    func `an empty list stays where it is`(move: ListMove) {
        let cursor = cursor(move, count: 0)

        #expect((cursor.selected, cursor.firstVisible) == (0, 0))
    }

    @Test(arguments: [ListMove.page(1), .last, .by(7)])
    func `a list shorter than the screen never scrolls`(move: ListMove) {
        let cursor = cursor(move, count: 3)

        #expect((cursor.selected, cursor.firstVisible) == (2, 0))
    }

    @Test func `a smaller screen keeps the selected row on it`() {
        var cursor = cursor(.by(9))

        cursor.setViewport(4, count: 100)

        #expect((cursor.selected, cursor.firstVisible) == (9, 6))
    }

    @Test func `a larger screen at the end shows no empty rows`() {
        var cursor = cursor(.last)

        cursor.setViewport(30, count: 100)

        #expect((cursor.selected, cursor.firstVisible) == (99, 70))
    }

    @Test func `a screen without a row counts as one row`() {
        let cursor = cursor(.by(2), viewport: 0)

        #expect((cursor.selected, cursor.firstVisible, cursor.viewport) == (2, 2, 1))
    }

    @Test func `a half page on a screen of one row is a row`() {
        #expect(cursor(.halfPage(1), viewport: 1).selected == 1)
    }

    @Test func `a list that got shorter brings the selection inside`() {
        var cursor = cursor(.last)

        cursor.select(cursor.selected, count: 5)

        #expect((cursor.selected, cursor.firstVisible) == (4, 0))
    }
}
