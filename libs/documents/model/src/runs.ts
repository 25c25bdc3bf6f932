/** A stretch of text in one manner. `href` is a web or mail address, never anything else. */
export interface Run {
  readonly text: string;
  readonly strong?: true;
  readonly emphasis?: true;
  readonly href?: string;
}

type Manner = Omit<Run, 'text'>;

// What is inside marks is bounded: a page of stars must not cost a minute.
const MARKS =
  /\\([\\`*_{}[\]()#+.!<>~-])|\*\*(?=\S)(.{1,1000}?)(?<=\S)\*\*(?!\*)|\*(?=[^\s*])(.{1,1000}?)(?<=\S)\*|(?<![\p{L}\p{N}])_(?=\S)(.{1,1000}?)(?<=\S)_(?![\p{L}\p{N}])|\[([^\]\n]{1,500})\]\(((?:https?:\/\/|mailto:)[^\s()]{1,500})\)/gsu;

/** Reads bold, emphasis, links and escapes of Markdown; anything else, HTML included, stays the text it is. */
export function runsOf(source: string, manner: Manner = {}): Run[] {
  const runs: Run[] = [];
  let from = 0;
  for (const found of source.matchAll(MARKS)) {
    runs.push({ ...manner, text: source.slice(from, found.index) }, ...marked(found, manner));
    from = found.index + found[0].length;
  }
  return joined([...runs, { ...manner, text: source.slice(from) }]);
}

function marked([, escaped, strong, starred, scored, label, href]: RegExpMatchArray, manner: Manner): Run[] {
  if (escaped !== undefined) return [{ ...manner, text: escaped }];
  if (strong !== undefined) return runsOf(strong, { ...manner, strong: true });
  const emphasis = starred ?? scored;
  if (emphasis !== undefined) return runsOf(emphasis, { ...manner, emphasis: true });
  return runsOf(label!, { ...manner, href: href! });
}

function joined(runs: readonly Run[]): Run[] {
  const kept: Run[] = [];
  for (const run of runs.filter((each) => each.text !== '')) {
    const last = kept.at(-1);
    if (last && isAlike(last, run)) kept[kept.length - 1] = { ...last, text: last.text + run.text };
    else kept.push(run);
  }
  return kept;
}

function isAlike(a: Run, b: Run): boolean {
  return a.strong === b.strong && a.emphasis === b.emphasis && a.href === b.href;
}

/** The words without their manner. */
export function wordsOf(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('');
}
