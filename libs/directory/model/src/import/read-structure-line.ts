import { readRna } from '../rna';
import { website } from '../website';
import { type Line, openLine, type Places } from './line';
import { messages } from './messages.fr';
import { readAddress, readCode, type ReadingContext, readNumber, readPlace, readText, shortText } from './read-line';
import { readStructureType } from './read-structure-type';
import type { SheetRow } from './sheet';

/** What a line of a file of structures says, and each thing that is wrong with it; nothing is decided yet. */
export function readStructureLine(row: SheetRow, places: Places, context: ReadingContext): Line {
  const line = openLine(row, places);
  for (const field of ['structure', 'acronym', 'address', 'notes', 'representativeName', 'representativeFunction'] as const)
    readText(line, field);
  readType(line);
  readCode(line);
  readRegister(line);
  readPlace(line, context);
  readAddress(line, 'email', messages.structureEmailInvalid);
  readNumber(line, context.phones);
  readSite(line);
  readAddress(line, 'representativeEmail');
  readNumber(line, context.phones, 'representativePhone');
  return line;
}

function readType(line: Line): void {
  const given = shortText(line, 'structureType');
  if (!given) return;
  const type = readStructureType(given);
  if (type) line.values.structureType = type;
  else line.tell('structureType', 'structure-type-unknown', messages.structureTypeUnknown, { given });
}

function readRegister(line: Line): void {
  const given = shortText(line, 'rna');
  if (!given) return;
  const rna = readRna(given);
  if (rna) line.values.rna = rna;
  else line.tell('rna', 'rna-invalid', messages.rnaInvalid, { given });
}

function readSite(line: Line): void {
  const given = shortText(line, 'website');
  if (!given) return;
  const { data } = website.safeParse(given);
  if (data) line.values.website = data;
  else line.tell('website', 'website-unreadable', messages.websiteUnreadable, { given });
}
