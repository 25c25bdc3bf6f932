import { Absences } from './absences.service';
import { Checklists } from './checklists.service';
import { Consents } from './consents.service';
import { Departures } from './departures.service';
import { PathController, PresenceController } from './people.controller';
import { PermanenceCovers } from './permanence-covers';
import { Permanences } from './permanences.service';
import { PhotosController, PublicPhotosController } from './photos.controller';
import { Photos } from './photos.service';
import { RecordActs } from './record-acts';
import { ServedTerritories } from './served-territories.service';

/** The life of a promeneur in the network: presence, photo, consents, first steps, departure. */
export const peopleControllers = [PathController, PhotosController, PresenceController, PublicPhotosController];
export const peopleProviders = [
  ...[Absences, Checklists, Consents, Departures, PermanenceCovers, Permanences, Photos, RecordActs, ServedTerritories],
];
