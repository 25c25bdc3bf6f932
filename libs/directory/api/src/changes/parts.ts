import { ChangeRows } from './change-rows';
import { Decisions } from './decisions.service';
import { Proposals } from './proposals.service';
import { RecordChangesController } from './record-changes.controller';
import { RecordsNow } from './record-now';
import { RecordWriter } from './record-writer';

/** What self-service adds to the room. */
export const changeControllers = [RecordChangesController];
export const changeProviders = [ChangeRows, Decisions, Proposals, RecordsNow, RecordWriter];
