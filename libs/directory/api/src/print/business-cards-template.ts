import { faces } from './faces';

/** A4, ten cards of 85 × 55 mm. One is read aloud; the nine others are its copies. */
export const businessCardsTemplate = `${faces}${String.raw`
#let width = 85mm
#let height = 55mm
#let face(card) = block(width: width, height: height, clip: true, {
  place(top + left, dx: 5mm, dy: 5mm, brand(7mm, "#17573f"))
  place(top + left, dx: 14mm, dy: 7mm, line-of(card.network, 40mm, 7.5pt, fill: soft, lines: 2))
  if card.photo != none {
    place(top + right, dx: -6mm, dy: 5mm, portrait(card, 17mm, 20mm))
    place(bottom + right, dx: -2mm, dy: -2mm, qr(card, 26mm))
  } else { place(horizon + right, dx: -2mm, qr(card, 30mm)) }
  place(top + left, dx: 5mm, dy: 15mm, block(width: 47mm, {
    heading(level: 1, line-of(named(card), 47mm, 14pt, weight: "bold", lines: 2))
    v(2mm)
    if card.trade != none { line-of(card.trade, 47mm, 8pt, fill: soft, lines: 2) + v(1.2mm) }
    line-of(placed(card), 47mm, 8pt, lines: 2)
  }))
  place(bottom + left, dx: 5mm, dy: -5mm, block(width: 48mm, {
    for words in (card.phone, card.email).filter(words => words != none) { line-of(words, 48mm, 8.5pt, weight: "bold") + v(1mm) }
    if card.accounts.len() > 0 { line-of(card.accounts.map(((network, handle)) => network + " : " + handle).join(" · "), 48mm, 7.5pt, lines: 2) + v(1mm) }
    line-of(card.address, 48mm, 6.5pt, fill: soft, lines: 2)
  }))
})
#set page(margin: (x: 20mm, y: 11mm))
#marks(width, height, 2, 5)
#let card = data.cards.first()
#grid(columns: (width, width), face(card), ..range(9).map(_ => pdf.artifact(face(card))))
`}`;
