/**
 * French typography is code, not goodwill. In the words of a template: `’` for an apostrophe, a space that does not break before
 * `; ! ? : %` and inside « ». Strings made by code go through `fr()`, as do the inputs of our components: not looked at here.
 */

const NARROW = '\u202F';
const FIXED = '\u00A0';

/** Attributes of plain elements that people read or hear. */
const READ = /^(aria-label|aria-description|title|placeholder|alt)$/;

/** What is wrong, what to say, and what to write instead. */
const faults = [
  [/(?<=\p{L})'(?=\p{L})/gu, 'Apostrophe typographique attendue : ’', '’'],
  [/(?<=[^\s;!?(]) ?(?=[;!?](?:\s|$))/gu, 'Espace insécable attendue avant ; ! ? (U+202F)', NARROW],
  [/^ ?(?=[;!?](?:\s|$))/gu, 'Espace insécable attendue avant ; ! ? (U+202F)', NARROW],
  [/(?<=[\p{L}\p{N}»)]) ?(?=:(\s|$))/gu, 'Espace insécable attendue avant : (U+00A0)', FIXED],
  [/(?<=\p{N}) ?(?=%)/gu, 'Espace insécable attendue avant % (U+00A0)', FIXED],
  [/(?<=«)(?![\u00A0\u202F]|$) ?/gu, 'Espace insécable attendue après « (U+00A0)', FIXED],
  [/(?<=[^\s«]) ?(?=»)/gu, 'Espace insécable attendue avant » (U+00A0)', FIXED],
];

const messagesFor = (text) => faults.filter(([fault]) => text.search(fault) >= 0).map(([, message]) => message);
const mended = (text) => faults.reduce((result, [fault, , instead]) => result.replace(fault, instead), text);

/** Words around an interpolation: a sign right after `}}` lacks its space too. */
const joined = (strings) => strings.join('x');

/** Mends the words, not the code between `{{ }}`; nothing where an entity stands, whose own `;` would be taken for a sign. */
function mendedSource(source) {
  if (source.includes('&')) return undefined;
  const parts = source.split(/(\{\{[\s\S]*?\}\})/);
  const masked = parts.filter((_, index) => index % 2 === 0).join('\uE000');
  const words = mended(masked).split('\uE000');
  return parts.map((part, index) => (index % 2 === 0 ? words[index / 2] : part)).join('');
}

/** The span in the file, for what the template parser gives. */
const spanOf = ({ sourceSpan }) => [sourceSpan.start.offset ?? sourceSpan.start, sourceSpan.end.offset ?? sourceSpan.end];

const create = (context) => {
  const source = context.sourceCode.text;
  const check = (node, text, fixable = false) => {
    const [start, end] = spanOf(node);
    const loc = { start: context.sourceCode.getLocFromIndex(start), end: context.sourceCode.getLocFromIndex(end) };
    for (const message of messagesFor(text)) {
      const instead = fixable ? mendedSource(source.slice(start, end)) : undefined;
      context.report({ loc, message, fix: instead ? (fixer) => fixer.replaceTextRange([start, end], instead) : null });
    }
  };
  return {
    Text: (node) => check(node, node.value, true),
    BoundText: (node) => check(node, joined(node.value.ast.strings), true),
    TextAttribute: (node) => READ.test(node.name) && !node.parent.name?.includes('-') && check(node, node.value),
  };
};

export const frenchTypography = { meta: { type: 'problem', fixable: 'whitespace', schema: [] }, create };
