/**
 * The paper, in Typst. Nothing in it comes from a person: names and texts are under `data`, and are only ever shown.
 * One colour (sapin: done, proven) besides the ink; a full dot of the path is done, a ring is to come.
 */
export const template = String.raw`
#let ink = rgb("#182620")
#let soft = rgb("#3d4d45")
#let sapin = rgb("#17573f")
#let edge = rgb("#6e7d74")
#let hair = rgb("#c3cdc4")

#set page(
  margin: (top: 20mm, bottom: 20mm, left: 16mm, right: 16mm),
  header: context if counter(page).get().first() > 1 {
    set text(8.5pt, fill: soft)
    grid(columns: (1fr, auto), column-gutter: 8mm, data.title, data.number)
  },
  footer: context {
    set text(8.5pt, fill: soft)
    line(length: 100%, stroke: 0.4pt + hair)
    v(-0.5em)
    grid(
      columns: (1fr, auto), column-gutter: 8mm,
      data.stamp + " · " + data.edition,
      "Page " + counter(page).display() + " sur " + str(counter(page).final().first()),
    )
  },
)
#set text(10.5pt, fill: ink)
#set par(leading: 0.72em, spacing: 1.2em, justify: false)
#show heading: set text(weight: "bold", fill: ink)
#show heading: set block(sticky: true)
#show heading.where(level: 1): set text(23pt, tracking: -0.012em)
#show heading.where(level: 1): set par(leading: 0.42em)
#show heading.where(level: 2): set text(13.5pt)
#show heading.where(level: 2): set block(above: 2em, below: 0.95em)
#show heading.where(level: 3): set text(11.5pt)
#show heading.where(level: 3): set block(above: 1.5em, below: 0.8em)
#show heading.where(level: 4): set text(10.5pt)
// A word longer than the column breaks rather than run out of the page.
#show regex("[^\s​]{28}"): it => it + sym.zws
#set list(marker: text(fill: sapin, sym.bullet), indent: 0.2em, body-indent: 0.7em, spacing: 0.8em)
#set enum(indent: 0.2em, body-indent: 0.7em, spacing: 0.8em)

#let brand = bytes("<svg xmlns='http://www.w3.org/2000/svg' viewBox='3 2 25 29'><g fill='none' stroke='#17573f' stroke-linecap='round'><path stroke-width='3' d='M5.500 29.500c3-1.600 4.200-4 4.200-7.200v-10a8.300 8.300 0 1 1 8.300 8.300'/><circle stroke-width='2' cx='18' cy='12.300' r='2.700'/></g></svg>")
#let stamp(words) = box(inset: (x: 3.2mm, y: 1.7mm), radius: (rest: 2.6mm, bottom-left: 0mm), stroke: 1.1pt + sapin, text(10pt, weight: "bold", fill: sapin, words))
#let caption(words) = text(8.5pt, fill: soft, words)
#let dot(full) = pdf.artifact(circle(radius: 1.5mm, fill: if full { sapin } else { white }, stroke: 1.1pt + sapin))

#let inline(runs) = for run in runs {
  let words = text(run.text)
  if run.strong { words = strong(words) }
  if run.emphasis { words = emph(words) }
  words
}
#let item(entry, list-of) = inline(entry.runs) + if entry.list != none { list-of(entry.list) }
#let list-of(block) = {
  let entries = block.items.map(entry => item(entry, list-of))
  if block.ordered { enum(start: block.start, ..entries) } else { list(..entries) }
}
#let prose(blocks) = for block in blocks {
  if block.kind == "heading" { heading(level: block.level, inline(block.runs)) }
  else if block.kind == "list" { list-of(block) }
  else if block.leads { std.block(sticky: true, inline(block.runs)) }
  else { par(inline(block.runs)) }
}
#let facts(pairs) = table(
  columns: (46mm, 1fr), stroke: none, inset: (x: 0mm, y: 0.5em),
  ..pairs.map(((term, words)) => (par(text(fill: soft, term)), par(words))).flatten()
)
#let sentence(label, words) = {
  par(text(fill: soft, label))
  block(width: 132mm, above: 0.7em, par("« " + words + " »"))
}

#grid(
  columns: (auto, 1fr, auto), column-gutter: 3mm, align: horizon,
  pdf.artifact(image(brand, height: 10mm, format: "svg")),
  par(leading: 0.5em, text(weight: "bold", "Promeneurs du Net") + linebreak() + caption(data.network)),
  par(stamp(data.stamp)),
)
#v(9mm)
#heading(level: 1, data.title)
#v(-0.2em)
#par(text(fill: soft, data.edition + " · n° " + data.number))

#if data.demonstration {
  block(above: 1.6em, inset: 3.5mm, width: 100%, radius: (rest: 2.6mm, bottom-left: 0mm), stroke: 1.1pt + ink)[
    *Signature de démonstration.* Les personnes sont fictives et aucun code n’a été envoyé : ce document montre à quoi ressemble un original, il n’engage personne.
  ]
}

#block(above: 1.8em, below: 2.2em, breakable: false, grid(
  columns: (1fr, 1fr), column-gutter: 8mm,
  ..data.parties.map(party => block(width: 100%, inset: (top: 3mm), stroke: (top: 1.1pt + sapin), par({
    caption(party.label)
    linebreak()
    text(12pt, weight: "bold", party.name)
    for words in party.lines { linebreak() + text(fill: soft, words) }
  })))
))

#block(width: 132mm, prose(data.text))

#let head-of(index, each) = {
  grid(columns: (auto, 1fr), column-gutter: 2.5mm, align: horizon, dot(each.signedOn != none), par(text(weight: "bold", str(index) + ". " + each.role)))
  par(each.name + for words in each.lines { linebreak() + text(fill: soft, words) })
}
#let written-size(name) = if name.clusters().len() > 60 { 10pt } else if name.clusters().len() > 26 { 14pt } else { 19pt }
#let pad-of(each) = block(width: 100%, height: 34mm, radius: 2.6mm, clip: true,
  stroke: if each.signedOn == none { (paint: edge, thickness: 0.9pt, dash: "dashed") } else { 0.9pt + edge },
  align(center + horizon,
    if each.drawing != none { image(bytes(each.drawing), format: "svg", height: 30mm, alt: "Signature dessinée de " + each.name) }
    else if each.typed != none { pad(x: 4mm, par(text(written-size(each.typed), style: "italic", each.typed))) }
    else { par(text(fill: soft, if each.signedOn == none { "À signer en ligne" } else { "Signature manuscrite" })) }
  ),
)
#let foot-of(each) = if each.signedOn != none { par(strong(each.signedOn) + linebreak() + caption(each.signedAt)) }
#block(breakable: false, above: 2.6em, width: 100%, {
  heading(level: 2, "Signatures")
  grid(
    columns: data.signatories.map(each => 1fr), column-gutter: 8mm, row-gutter: 3.5mm,
    ..data.signatories.enumerate(start: 1).map(((index, each)) => head-of(index, each)),
    ..data.signatories.map(pad-of),
    ..data.signatories.map(foot-of),
  )
  if data.consent != none {
    v(0.6em)
    sentence("En signant, chacun accepte cette phrase :", data.consent)
  }
})

#if data.evidence != none {
  pagebreak()
  let evidence = data.evidence
  heading(level: 2, "Preuve de la signature")
  facts(evidence.facts)
  for act in evidence.acts {
    block(breakable: false, above: 1.9em, width: 100%, inset: (left: 6mm), stroke: (left: 1.1pt + sapin), {
      heading(level: 3, act.role + " : " + act.name)
      facts(act.facts)
      sentence("Phrase acceptée, mot pour mot", act.consent)
    })
  }
  heading(level: 3, "Ce qui a été signé")
  for (term, digest) in evidence.digests {
    block(above: 0.9em, par(text(fill: soft, term) + linebreak() + text(10pt, number-width: "tabular", digest)))
  }
  set par(leading: 0.66em)
  let words(body) = block(width: 132mm, par(body))
  heading(level: 3, "Ce que vaut cette signature")
  words[Signature électronique *simple*, au sens de l’article 3, point 10, du règlement (UE) n°~910/2014 (eIDAS), avec cachet technique~; ni avancée ni qualifiée. Elle est recevable comme preuve (article 25). Sa fiabilité ne se présume pas~: elle se montre par ce qui est écrit ici.]
  words[Le cachet technique est posé par Promenade quand chacun a signé. Il montre si ce fichier a changé depuis~; il ne dit pas qui a signé.]
  heading(level: 3, "Comment vérifier")
  words[L’empreinte du texte est le SHA-256, en UTF-8, du titre précédé de «~\#~» et d’une espace, d’une ligne vide, du texte publié et d’une fin de ligne. L’empreinte du PDF montré est celle du fichier présenté à la signature, que Promenade garde avec ce document~; qui signe plusieurs demandes par un même acte n’en a qu’un sous les yeux, et la portée de son acte le dit. Le fichier evidence.json, joint à ce PDF, dit chaque acte et la suite de ce qui s’est passé.]
  let verification = data.verification
  block(breakable: false, above: 1.6em, grid(
    columns: (30mm, 1fr), column-gutter: 6mm, align: horizon,
    image(bytes(verification.qr), format: "svg", width: 30mm, alt: "Code à scanner pour vérifier ce document à l’adresse " + verification.url),
    par({
      text(fill: soft, "Ce document est-il vrai ? Scannez le code, ou tapez-le à l’adresse")
      linebreak()
      link(verification.url, verification.page)
      linebreak()
      text(14pt, weight: "bold", number-width: "tabular", verification.code)
    }),
  ))
  if press.hasNumberedSigns {
    words[Les signes que la police de ce document ne dessine pas sont écrits par leur numéro Unicode, entre crochets.]
  }
}
`;
