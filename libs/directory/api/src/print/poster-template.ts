import { faces } from './faces';

/** A4 upright, for the hall of the structure: who, when, how to find them, and whom to call when nobody answers. */
export const posterTemplate = `${faces}${String.raw`
#set page(margin: (top: 0mm, x: 18mm, bottom: 12mm))
#set text(14pt)
#let card = data.cards.first()
#place(top + left, dx: -18mm, block(width: 210mm, height: 30mm, fill: night, inset: (x: 18mm), align(horizon, grid(
  columns: (auto, 1fr), column-gutter: 5mm, align: horizon,
  brand(16mm, "#f4f7f0"),
  line-of(card.network, 145mm, 22pt, fill: on-night, weight: "bold"),
))))
#v(40mm)
#grid(
  columns: (62mm, 1fr), column-gutter: 10mm,
  portrait(card, 62mm, 78mm),
  {
    heading(level: 1, line-of(named(card), 102mm, 46pt, weight: "bold", lines: 2))
    v(6mm)
    if card.trade != none { line-of(card.trade, 102mm, 15pt, fill: soft, lines: 2) + v(3mm) }
    line-of(placed(card), 102mm, 17pt, weight: "bold", lines: 2)
    if card.publics != none { v(3mm) + line-of(card.publics, 102mm, 15pt, fill: sapin, weight: "bold") }
    v(6mm)
    par[Une question, un souci, l’envie de parler~? #card.firstName répond en ligne, à son nom, dans le cadre de son travail.]
  },
)
#v(7mm)
#grid(
  columns: (1fr, 62mm), column-gutter: 8mm,
  block(height: 84mm, clip: true, {
    heading(level: 2, text(17pt, "Quand"))
    v(3.5mm)
    if card.week.len() > 0 {
      set text(if card.week.len() > 7 { 10pt } else { 14pt })
      list(marker: pdf.artifact(text(fill: sapin, sym.bullet)), spacing: 0.7em, ..card.week.slice(0, calc.min(card.week.len(), 9)))
    } else { par[Écrivez quand vous voulez~: la réponse vient dès que possible.] }
    v(7mm)
    heading(level: 2, text(17pt, "Où"))
    v(3.5mm)
    if card.accounts.len() > 0 {
      set text(if card.accounts.len() > 4 { 10pt } else { 13pt })
      list(marker: pdf.artifact(text(fill: sapin, sym.bullet)), spacing: 0.7em, ..card.accounts.slice(0, calc.min(card.accounts.len(), 8)).map(((network, handle)) => network + " : " + strong(handle)))
    } else { par[Sur sa fiche publique.] }
    if card.phone != none or card.email != none { v(4mm) + line-of((card.phone, card.email).filter(words => words != none).join(" · "), 104mm, 13pt, weight: "bold") }
  }),
  {
    qr(card, 62mm)
    line-of("Scannez : sa fiche, ses vrais comptes, qui répond ce soir.", 62mm, 11pt, lines: 3)
    v(2mm)
    line-of(card.address, 62mm, 8.5pt, fill: soft, lines: 3)
  },
)
#place(bottom, block(width: 100%, inset: 5mm, radius: leaf(3mm), stroke: 1.2pt + ink, {
  heading(level: 2, text(14pt, "Besoin d’aide tout de suite ?"))
  v(4mm)
  set text(10.5pt)
  grid(
    columns: (1fr, 1.1fr, 1.3fr, 0.9fr), column-gutter: 4mm,
    ..data.help.map(((number, name, hours)) => par(leading: 0.45em, text(16pt, weight: "bold", number) + linebreak() + name + linebreak() + text(8.5pt, fill: soft, hours))),
  )
  v(2.5mm)
  par(text(9.5pt, data.danger))
}))
`}`;
