import { faces } from './faces';

const sides = String.raw`
#let width = 85.6mm
#let height = 54mm
#let band(card) = block(width: width, height: 11mm, fill: night, inset: (x: 5mm), align(horizon, grid(
  columns: (auto, 1fr), column-gutter: 2.2mm, align: horizon,
  brand(6.4mm, "#f4f7f0"),
  line-of(card.network, 64mm, 9.5pt, fill: on-night, weight: "bold"),
)))
#let front(card) = block(width: width, height: height, clip: true, {
  band(card)
  place(top + left, dx: 5mm, dy: 15mm, portrait(card, 26mm, 34mm))
  place(top + left, dx: 35mm, dy: 15mm, block(width: 46mm, height: 34mm, {
    heading(level: 1, line-of(card.firstName, 46mm, 21pt, weight: "bold"))
    if card.lastName != none { v(1.6mm) + line-of(card.lastName, 46mm, 13pt, weight: "bold") }
    v(3mm)
    if card.trade != none { line-of(card.trade, 46mm, 9pt, fill: soft, lines: 2) + v(2mm) }
    line-of(placed(card), 46mm, 9pt, lines: 2)
    if card.publics != none { v(2.4mm) + line-of(card.publics, 46mm, 8.5pt, fill: sapin, weight: "bold") }
  }))
})
#let back(card) = block(width: width, height: height, clip: true, {
  place(top + left, dx: 4mm, dy: 6mm, qr(card, 32mm))
  place(top + left, dx: 39mm, dy: 7mm, block(width: 42mm, {
    line-of("Est-ce vraiment " + card.firstName + " ?", 42mm, 11pt, weight: "bold", lines: 2)
    v(2.4mm)
    par(text(8pt, fill: soft)[Scannez ce code~: il mène à sa fiche publique, avec ses comptes officiels et ses heures de présence.])
    if card.charter != none { v(1mm) + par(text(7.5pt, weight: "bold", fill: sapin, card.charter)) }
  }))
  place(bottom + left, dx: 5mm, dy: -4mm, line-of(card.address, 75.6mm, 7pt, fill: soft, lines: 1))
  place(bottom, pdf.artifact(block(width: width, height: 2mm, fill: night)))
})
`;

/** Two pages of the size of a bank card: the face, then the back. */
export const badgeTemplate = `${faces}${sides}
#set page(width: 85.6mm, height: 54mm, margin: 0mm)
#for (index, card) in data.cards.enumerate() {
  if index > 0 { pagebreak() }
  front(card)
  pagebreak()
  back(card)
}
`;

/** A4, five badges a page, face and back side by side: cut around, folded in the middle. */
export const badgeSheetTemplate = `${faces}${sides}
#set page(margin: (x: (210mm - 2 * 85.6mm) / 2, y: (297mm - 5 * 54mm) / 2))
#for (index, cards) in data.cards.chunks(5).enumerate() {
  if index > 0 { pagebreak() }
  marks(width, height, 2, cards.len())
  for card in cards {
    block(above: 0mm, below: 0mm, grid(columns: (width, width), front(card), back(card)))
  }
}
`;
