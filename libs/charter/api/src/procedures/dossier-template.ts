/** The dossier, in Typst. What people wrote is under `data` and only ever shown. */
export const dossierTemplate = String.raw`
#let soft = rgb("#3d4d45")
#let hair = rgb("#c3cdc4")
#set page(
  margin: (top: 20mm, bottom: 20mm, left: 18mm, right: 18mm),
  footer: context {
    set text(8.5pt, fill: soft)
    grid(columns: (1fr, auto), data.number + " · " + data.printed + " · Confidentiel",
      "Page " + counter(page).display() + " sur " + str(counter(page).final().first()))
  },
)
#set text(10.5pt, fill: rgb("#182620"))
#set par(leading: 0.72em, spacing: 1.1em)
#show heading: set block(sticky: true)
#show heading.where(level: 1): set text(20pt)
#show heading.where(level: 2): set text(13.5pt)
#show heading.where(level: 2): set block(above: 1.9em, below: 0.9em)
#show heading.where(level: 3): set text(11pt)
#show regex("[^\s​]{28}"): it => it + sym.zws
#let words(text) = for line in text.split("\n") { par(line) }

= Procédure #data.number
#par(text(fill: soft)[Non-respect de la charte des Promeneurs du Net. Seul le comité de pilotage peut exclure, par une décision officielle et concertée, notifiée à la structure.])

#table(
  columns: (42mm, 1fr), stroke: (bottom: 0.5pt + hair), inset: (x: 0mm, y: 2mm),
  table.header(text(weight: "bold")[Ce qui est dit], text(weight: "bold")[De qui, de quoi]),
  ..data.parties.flatten()
)

== Engagements en cause
#list(..data.grounds)

== Faits notés par la coordination
#words(data.facts)

#if data.asked != none [
== Correction demandée
#words(data.asked)
]

== Réponses
#if data.answers.len() == 0 [Aucune réponse écrite.]
#for answer in data.answers {
  heading(level: 3, answer.title)
  words(answer.text)
}

#if data.closing != none [
== Mot de la coordination
#words(data.closing)
]

== Pièces
#if data.evidence.len() == 0 [Aucune pièce.] else { list(..data.evidence) }

== Ce qui a été fait, dans l’ordre
#for act in data.acts {
  par[#text(weight: "bold", act.day) · #act.act]
  if act.said != none { pad(left: 5mm, words(act.said)) }
}
`;
