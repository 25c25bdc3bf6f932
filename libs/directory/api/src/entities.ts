import { RecordChangeRow } from './changes/record-change.entity';
import { Employment, OnlineProfile, Promeneur } from './promeneur.entity';
import { Structure } from './structure.entity';

/** The tables of the room that are written row by row. */
export const directoryEntities = [Promeneur, Employment, OnlineProfile, RecordChangeRow, Structure];
