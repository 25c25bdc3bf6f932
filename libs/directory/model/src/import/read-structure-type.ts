import { plain } from '@promenade/platform/model';
import type { StructureType } from '../structure';

/** From the most telling to the least: a « centre social associatif » is a social centre, kept by an association. */
const WORDS: readonly (readonly [StructureType, RegExp])[] = [
  ['adolescents-house', /\bmda\b|\bmaisons? (?:des|de l?) ?ado\w*/],
  ['listening-place', /\bpaej\b|\b(?:points?|lieux?|espaces?) (?:d )?(?:accueil(?: et)?(?: d)? )?ecoute\b/],
  ['youth-information', /\b(?:pij|bij|bdij|crij|cij|sij)\b|\binfo\w* jeun\w*/],
  ['employment-mission', /\bmissions? locales?\b|\bmlij\b/],
  ['young-workers-home', /\bfjt\b|\b(?:foyers?|residences?|habitat) (?:de |des |pour )?jeunes\b/],
  ['specialised-prevention', /\bprevention specialisee\b|\bclub de prevention\b|\beducateurs? de rue\b/],
  ['social-centre', /\bcentres? (?:socia\w*|socioculturel\w*|socio culturel\w*)\b|\bcsc\b|\bespaces? de vie sociale\b|\bevs\b/],
  ['youth-centre', /\bmjc\b|\bmaisons? (?:des|pour) jeunes\b|\bfoyers? ruraux?\b|\bfoyer rural\b/],
  ['health-place', /\bcsapa\b|\bcaarud\b|\bcmp\b|\bcpp\b|\bcegidd\b|\bsante\b|\bplanning familial\b|\bhopita\w*\b/],
  ['digital-place', /\bnumerique\w*\b|\bfab ?lab\b|\bepn\b|\bcyber\w*\b/],
  [
    'youth-service',
    /\bservices? (?:enfance )?jeunesse\b|\b(?:espaces?|accueils?|locaux?|pole) (?:de |des |aux? )?(?:jeunes?|jeunesse|ados?)\b/,
  ],
  ['municipal-service', /\b(?:mairie|ville|commune|municipal\w*|collectivite|communaute de communes|intercommunal\w*|ccas|cias)\b/],
  ['association', /\bassociati\w*\b|\basso\b|\bloi 1901\b/],
  ['other', /^autres?$/],
];

/** The type of structure that a cell says, in words or by its code; undefined when nothing is recognised. */
export function readStructureType(text: string): StructureType | undefined {
  const said = text.trim().toLowerCase();
  const words = plain(said.slice(0, 200));
  return WORDS.find(([type, pattern]) => type === said || pattern.test(words))?.[0];
}
