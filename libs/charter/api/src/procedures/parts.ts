import { Dossiers } from './dossier';
import { ProcedureActs } from './procedure-acts.service';
import { ProcedureEvidenceShelf } from './procedure-evidence.service';
import { ProcedureFilesController } from './procedure-files.controller';
import { ProcedurePost } from './procedure-post';
import { ProcedureStore } from './procedure-store';
import { ProceduresController } from './procedures.controller';
import { ProceduresData } from './procedures-data';
import { ProceduresNight } from './procedures-night';
import { Procedures } from './procedures.service';

/** Non-respect of the charter, for the module of the room. */
export const procedureControllers = [ProceduresController, ProcedureFilesController];
export const procedureProviders = [
  ...[Dossiers, ProcedureActs, ProcedureEvidenceShelf, ProcedurePost, Procedures],
  ...[ProcedureStore, ProceduresData, ProceduresNight],
];
