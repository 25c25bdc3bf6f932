/**
 * What badge, card and poster share, in Typst. Nothing in it comes from a person: names are under `data`, and only ever shown.
 * What fills a fixed place shrinks until it fits; cut marks and repeated cards are no content, and say so to screen readers.
 */
export const faces = String.raw`
#let ink = rgb("#182620")
#let soft = rgb("#3d4d45")
#let sapin = rgb("#17573f")
#let night = rgb("#14352c")
#let on-night = rgb("#f4f7f0")
#let mist = rgb("#dde8df")
#let leaf(radius) = (rest: radius, bottom-left: 0mm)

#set text(fill: ink)
#set par(leading: 0.5em, spacing: 0.7em, justify: false)
#show heading: set block(above: 0mm, below: 0mm, sticky: false)
#show heading: set text(weight: "bold", size: 1em / 1.4)

// As large as its place allows: no line runs out of it, no word either.
#let fitted(body, width, height, largest, smallest) = layout(_ => {
  let at(size) = block(width: width, text(size, body))
  let words = body.split(regex("[\s-]+"))
  let fits(size) = measure(at(size)).height <= height and words.all(word => measure(text(size, word)).width <= width)
  let size = largest
  while size > smallest and not fits(size) { size -= 0.5pt }
  if fits(size) { at(size) } else { block(width: width, height: height, clip: true, text(size, body.clusters().join(sym.zws))) }
})
#let line-of(body, width, size, fill: ink, weight: "regular", lines: 1) = {
  set text(fill: fill, weight: weight)
  block(above: 0mm, below: 0mm, fitted(body, width, size * 1.3 * lines, size, 5pt))
}
#let logo(colour) = bytes("<svg xmlns='http://www.w3.org/2000/svg' viewBox='3 2 25 29'><g fill='none' stroke='" + colour + "' stroke-linecap='round'><path stroke-width='3' d='M5.500 29.500c3-1.600 4.200-4 4.200-7.200v-10a8.300 8.300 0 1 1 8.300 8.300'/><circle stroke-width='2' cx='18' cy='12.300' r='2.700'/></g></svg>")
#let brand(height, colour) = pdf.artifact(image(logo(colour), height: height, format: "svg"))
#let qr(card, side) = image(bytes(card.qr), format: "svg", width: side, height: side, alt: "Code à scanner : la fiche publique de " + card.firstName + ", " + card.address)
#let portrait(card, width, height) = if card.photo != none {
  box(width: width, height: height, radius: leaf(2.6mm), clip: true, image("/" + card.photo, width: width, height: height, fit: "cover", alt: "Photo de " + card.firstName))
} else {
  pdf.artifact(box(width: width, height: height, radius: leaf(2.6mm), fill: mist, align(center + horizon, text(height * 0.5, weight: "bold", fill: sapin, card.initial))))
}
#let named(card) = card.firstName + if card.lastName != none { " " + card.lastName } else { "" }
#let placed(card) = (card.structure, card.commune).filter(words => words != none).join(", ")

// Hair lines beside a card, where the knife goes; none inside it.
#let marks(width, height, columns, rows) = pdf.artifact({
  let hair = 0.25pt + black
  for column in range(columns + 1) {
    place(dx: column * width, dy: -5mm, line(length: 4mm, angle: 90deg, stroke: hair))
    place(dx: column * width, dy: rows * height + 1mm, line(length: 4mm, angle: 90deg, stroke: hair))
  }
  for row in range(rows + 1) {
    place(dx: -5mm, dy: row * height, line(length: 4mm, stroke: hair))
    place(dx: columns * width + 1mm, dy: row * height, line(length: 4mm, stroke: hair))
  }
})
`;
