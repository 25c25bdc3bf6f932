import { Unreadable } from './unreadable.ts';

/** What is told while an XML text is walked through. Names come without their prefix: `x:row` is `row`. */
export interface XmlListener {
  /** `attributes` as written; `attributeOf` reads one. */
  open?(name: string, attributes: string): void;
  close?(name: string): void;
  /** Text between tags, its references decoded. */
  text?(text: string): void;
}

const TAG_NAME = /^\/?(?:[^\s/:]{1,100}:)?([^\s/:]{1,100})/;
const UP_TO_A_MARK = /[^"'>]*/y;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Walks through an XML text once, from left to right, in a time that grows with its length only.
 * Refuses any DOCTYPE: it is where entities that swell, and files of the machine, are declared; no spreadsheet writes one.
 */
export function walkXml(xml: string, listener: XmlListener): void {
  let at = 0;
  while (at < xml.length) {
    const next = xml.indexOf('<', at);
    const end = next < 0 ? xml.length : next;
    if (end > at) listener.text?.(decoded(xml.slice(at, end)));
    at = next < 0 ? end : afterMarkup(xml, next, listener);
  }
}

/** The value of one attribute, decoded; undefined when it is not there. */
export function attributeOf(attributes: string, name: string): string | undefined {
  const value = patternOf(name).exec(attributes);
  return value ? decoded(value[1] ?? value[2] ?? '') : undefined;
}

function afterMarkup(xml: string, at: number, listener: XmlListener): number {
  const second = xml[at + 1];
  if (second === '?') return after(xml, '?>', at);
  return second === '!' ? afterDeclaration(xml, at, listener) : afterTag(xml, at, listener);
}

function afterTag(xml: string, at: number, listener: XmlListener): number {
  const end = endOfTag(xml, at);
  const tag = xml.slice(at + 1, end);
  const name = TAG_NAME.exec(tag)?.[1];
  if (!name) throw new Unreadable('damaged');
  const closing = tag.startsWith('/');
  if (!closing) listener.open?.(name, tag.slice(name.length));
  if (closing || tag.endsWith('/')) listener.close?.(name);
  return end + 1;
}

/** The `>` that ends a tag: the first outside quotes. */
function endOfTag(xml: string, from: number): number {
  let at = from;
  while (at < xml.length) {
    UP_TO_A_MARK.lastIndex = at;
    UP_TO_A_MARK.exec(xml);
    const mark = UP_TO_A_MARK.lastIndex;
    if (xml[mark] === '>') return mark;
    at = after(xml, xml[mark] ?? '>', mark + 1);
  }
  throw new Unreadable('damaged');
}

function afterDeclaration(xml: string, at: number, listener: XmlListener): number {
  if (xml.startsWith('<!--', at)) return after(xml, '-->', at);
  if (!xml.startsWith('<![CDATA[', at)) throw new Unreadable('with-entities');
  const end = after(xml, ']]>', at);
  listener.text?.(xml.slice(at + 9, end - 3));
  return end;
}

function after(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from);
  if (at < 0) throw new Unreadable('damaged');
  return at + mark.length;
}

function decoded(text: string): string {
  return text.includes('&') ? text.replace(/&(?:#(x?)([0-9a-f]{1,7})|(\w{1,8}));/gi, reference) : text;
}

function reference(whole: string, hexadecimal: string | undefined, digits: string | undefined, name: string | undefined): string {
  if (name) return NAMED[name] ?? whole;
  const point = Number.parseInt(digits!, hexadecimal ? 16 : 10);
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '';
}

const patterns = new Map<string, RegExp>();

function patternOf(name: string): RegExp {
  const known = patterns.get(name) ?? new RegExp(`(?:^|\\s|:)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  patterns.set(name, known);
  return known;
}
