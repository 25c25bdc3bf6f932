// node verify-chain.mjs events.jsonl [anchor.json]
// Each event holds the SHA-256 of the one before and of its own line; a signed list of heads tells a tail cut off, or a chain
// written anew. Nothing but Node is needed: read it, or write your own.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const [file = 'events.jsonl', list] = process.argv.slice(2);
const fail = (why) => {
  console.error(`CHAÎNE ROMPUE : ${why}`);
  process.exit(1);
};
const parsed = (json, name) => {
  try {
    return JSON.parse(json);
  } catch {
    return fail(`${name} n’est pas lisible`);
  }
};
const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
const events = lines.map((json, at) => parsed(json, `l’événement ${at + 1}`));
const request = parsed(events[0]?.line, 'l’événement 1').request;
const last = events.reduce((prev, { seq, line, ...event }, at) => {
  const hash = createHash('sha256').update(`${prev}\n${line}`).digest('hex');
  const holds = seq === at + 1 && event.prev === prev && event.hash === hash && parsed(line, 'une ligne').request === request;
  return holds ? hash : fail(`l’événement ${at + 1} a été modifié, retiré ou déplacé`);
}, '0'.repeat(64));
const head = list && parsed(readFileSync(list, 'utf8'), list).heads.find((each) => each.request === request);
if (list && (!head || events[head.seq - 1]?.hash !== head.hash)) fail(`la liste signée nomme un autre événement ${head?.seq ?? ''}`);
console.log(`Chaîne intacte : ${events.length} événements, empreinte ${last}`);
