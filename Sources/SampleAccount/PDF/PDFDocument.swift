/// Writes a PDF of plain text pages (PDF 32000-1, version 1.4): nothing compressed, fonts that every reader has.
struct PDFDocument {
    /// The pages, in order.
    var pages: [PDFPage] = []
    /// The title that readers show.
    var title: String

    /// Objects before those of the pages: catalog, page tree, two fonts, information.
    private static let fixedObjects = 5

    /// The whole file.
    func bytes() -> [UInt8] {
        var file = Array("%PDF-1.4\n".utf8)
        // Four bytes beyond ASCII tell transfer programs that this is no text.
        file += [UInt8(ascii: "%"), 0xE2, 0xE3, 0xCF, 0xD3, UInt8(ascii: "\n")]
        var offsets: [Int] = []
        for (index, object) in objects().enumerated() {
            offsets.append(file.count)
            file += Array("\(index + 1) 0 obj\n".utf8) + object + Array("\nendobj\n".utf8)
        }
        let start = file.count
        var table = "xref\n0 \(offsets.count + 1)\n0000000000 65535 f \n"
        for offset in offsets { table += "\(String(offset).padded(to: 10)) 00000 n \n" }
        table += "trailer\n<< /Size \(offsets.count + 1) /Root 1 0 R /Info 5 0 R >>\nstartxref\n\(start)\n%%EOF\n"
        return file + Array(table.utf8)
    }

    private func objects() -> [[UInt8]] {
        let kids = pages.indices.map { "\(Self.fixedObjects + 1 + $0 * 2) 0 R" }.joined(separator: " ")
        let size = "[0 0 \(PDFPage.width) \(PDFPage.height)]"
        var objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Count \(pages.count) /Kids [\(kids)] >>",
            Self.font("Helvetica"), Self.font("Helvetica-Bold"), "<< /Title (\(title)) /Producer (faktura) >>",
        ].map { Array($0.utf8) }
        for (index, page) in pages.enumerated() {
            let content = Self.fixedObjects + 2 + index * 2
            objects.append(
                Array(
                    """
                    << /Type /Page /Parent 2 0 R /MediaBox \(size) /Contents \(content) 0 R \
                    /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>
                    """.utf8))
            objects.append(
                Array("<< /Length \(page.content.count) >>\nstream\n".utf8) + page.content + Array("endstream".utf8))
        }
        return objects
    }

    private static func font(_ name: String) -> String {
        "<< /Type /Font /Subtype /Type1 /BaseFont /\(name) /Encoding /WinAnsiEncoding >>"
    }
}
