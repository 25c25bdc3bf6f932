import { RecordChangeRow } from './changes/record-change.entity';
import { NewcomerRow } from './newcomers/newcomer.entity';
import { Employment, OnlineProfile, Promeneur } from './promeneur.entity';
import { Structure } from './structure.entity';

/** The tables of the room that are written row by row. */
export const directoryEntities = [Promeneur, Employment, NewcomerRow, OnlineProfile, RecordChangeRow, Structure];
