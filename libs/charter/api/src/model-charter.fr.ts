/**
 * The charter of the demonstration, version 1 of the national text. It is ours: it says the duties of the trade in plain
 * words and copies no network's own text. A real instance publishes its own.
 */
export const modelCharter = {
  title: 'Charte nationale des Promeneurs du Net',
  text: `Cette charte dit à quoi chacun s’engage quand un professionnel va à la rencontre des jeunes et des parents sur Internet. Elle se lit en cinq minutes. La structure la signe d’abord, le promeneur ensuite : chacun sait ainsi ce que l’autre a promis.

## Préambule

Une bonne part de la vie des adolescents se passe en ligne : on y parle, on y joue, on y apprend, on s’y fait parfois du mal. Leurs parents y cherchent des réponses, souvent tard le soir. Les adultes qui les connaissent le mieux, ceux du centre social, du foyer, de la mission locale ou de la maison des adolescents, y sont trop rarement.

Les promeneurs du Net y sont. Ils ne surveillent pas, ils ne vendent rien, ils ne remplacent personne. Ils sont là, sous leur nom, avec le métier qu’ils exercent déjà, pour écouter, répondre et orienter. L’idée vient de Suède ; elle tient en une phrase : la rue est aussi numérique, et un éducateur marche dans la rue.

## Article 1. Les acteurs

Le **promeneur du Net** est un professionnel de l’éducation, de l’animation, du soin, de l’insertion ou de la parentalité. Il est salarié ou agent d’une structure, et c’est en son nom qu’il agit.

La **structure** l’emploie, lui donne du temps et répond de lui. Le **coordinateur** anime le réseau du département et reste son premier appui. La **Caf** et ses partenaires du comité de pilotage portent la démarche et en fixent le cap.

Les **jeunes**, les **parents** et les familles sont ceux pour qui tout cela existe. Ils s’adressent à un promeneur librement, sans inscription, et cessent quand ils le veulent.

## Article 2. Les missions

La structure confie par écrit à un ou plusieurs de ses professionnels une présence en ligne de plusieurs heures par semaine, prises sur le temps de travail. Elle dit combien d’heures, à quels moments et sur quels espaces : réseaux sociaux, messageries, forums, jeux vidéo, ou tout autre lieu que les jeunes et les familles fréquentent.

Dans ce cadre, le promeneur :

- noue et entretient des liens avec les jeunes, les parents et les autres professionnels du département ;
- écoute sans juger, et répond dans un délai qu’il annonce ;
- informe et prévient, avec des sources qu’il a vérifiées ;
- propose une rencontre, un soutien, ou une orientation vers celui qui saura mieux aider ;
- rejoint ceux que la distance, le handicap ou la timidité tiennent loin des lieux d’accueil ;
- aide les parents à comprendre ce que vivent leurs enfants en ligne ;
- fait naître des projets, seul ou avec d’autres, et donne à chacun l’envie d’un usage réfléchi du numérique ;
- développe l’esprit critique devant les images, les rumeurs et les outils.

La présence en ligne prolonge l’accueil ; elle ne s’y substitue pas.

## Article 3. Le profil du promeneur

Le promeneur agit depuis un compte professionnel à son nom, distinct de son compte privé. Sur chaque réseau, son profil montre au moins :

- son prénom et le nom de sa structure ;
- sa photo, ou à défaut une photo de la structure, pour que l’on sache à qui l’on parle ;
- le logo ou le bandeau des Promeneurs du Net ;
- quelques mots qui disent ce qu’est la démarche ;
- la façon d’entrer en relation avec lui et ses heures de permanence ;
- le lien vers l’annuaire du département, où chacun peut vérifier qui il est.

Il ne demande jamais à un jeune de devenir son ami : c’est le jeune qui choisit. Il cache la liste de ses contacts.

## Article 4. Les engagements du promeneur

Le promeneur s’engage à :

- tenir une présence régulière, aux heures annoncées, et prévenir quand il ne peut pas être là ;
- prendre part aux temps du réseau : rencontres, formations, analyse de la pratique ;
- participer aux actions que le réseau mène en commun ;
- noter ce qu’il fait sans jamais noter qui : ni nom, ni pseudonyme, ni détail qui désignerait quelqu’un ;
- garder pour lui ce qui lui est confié, sauf lorsqu’une personne est en danger : il le dit alors à cette personne, à sa direction, et alerte ceux qui peuvent la protéger.

## Article 5. Les engagements de la structure

La structure s’engage à :

- inscrire la présence en ligne dans la fiche de poste, avec les heures qui lui reviennent ;
- fournir un matériel convenable et un accès aux réseaux dont le promeneur a besoin ;
- le laisser se former et rejoindre ses pairs, sans que cela lui coûte ;
- protéger les données et tenir ses outils à jour, de sorte que les échanges restent confidentiels ;
- soutenir son professionnel devant une situation difficile, et ne pas le laisser seul tard le soir ;
- prévenir le coordinateur de toute arrivée, de tout départ et de toute longue absence.

## Article 6. Connaissances et compétences

Le promeneur est volontaire. Il connaît les usages numériques de ceux qu’il rencontre, et les règles de droit, de sécurité et de courtoisie qui valent en ligne : image, vie privée, propriété, protection de l’enfance, signalement.

Il sait dire ce qui relève de son métier et ce qui n’en relève pas. Il accepte de parler de sa pratique avec d’autres. Chaque année, il suit au moins une formation et des séances d’analyse de la pratique, ouvertes par le réseau.

## Article 7. Animation et pilotage

Dans chaque département, un comité de pilotage réunit la Caf, l’État, le conseil départemental, la Mutualité sociale agricole et les autres partenaires. Il retient les structures, suit l’action et décide des suites.

Le coordinateur accueille les nouveaux, organise les rencontres, répond aux questions et veille à ce que l’annuaire soit juste. La structure et le promeneur participent au suivi : ils remettent chaque mois quelques chiffres et, chaque année, un bilan.

## Article 8. Les valeurs

Les signataires accueillent chacun sans distinction ni préjugé. Ils cherchent ce qui rend plus libre, plus autonome, plus citoyen.

Ils respectent les valeurs de la République, la laïcité et la dignité de la personne. En tant que promeneur, nul ne défend une cause politique, syndicale, philosophique ou religieuse, ne recrute, ne vend, ni ne fait de publicité. Tout contenu haineux, violent, humiliant, pornographique, sectaire ou contraire à la loi est exclu.

Ces règles valent aussi pour ceux qui s’adressent aux promeneurs. Les faits les plus graves sont signalés aux autorités.

## Article 9. Lorsqu’un engagement n’est pas tenu

Le coordinateur en parle d’abord avec le promeneur et sa structure, par écrit si cela se répète, en disant quel engagement est en cause et pour quelle date il attend une réponse.

Si rien ne change, le comité de pilotage entend les deux et décide. Lui seul peut mettre fin à la participation d’un promeneur ou d’une structure. Sa décision est motivée et notifiée à la structure ; la fiche quitte alors l’annuaire.

## Article 10. Durée

Cette charte prend effet quand les deux signatures sont réunies. Elle vaut tant que le promeneur participe à la démarche au sein de cette structure, et prend fin avec elle : un départ, un changement d’employeur ou une décision du comité y met un terme.

Une nouvelle version peut la remplacer. Les signataires sont alors prévenus, lisent ce qui change et signent de nouveau. L’ancienne version reste lisible.
`,
} as const;

/** What is ticked, and kept word for word, by whoever signs: the same sentence suits the representative and the promeneur. */
export const consentSentence =
  'J’ai lu cette charte. Je m’engage, en mon nom ou au nom de la structure que je représente, à la respecter pendant toute la durée de notre participation à la démarche des Promeneurs du Net.';
