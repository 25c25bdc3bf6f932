import { ProfileCheckLists } from './profile-check-lists';
import { ProfileChecksController } from './profile-checks.controller';
import { ProfileChecks } from './profile-checks.service';
import { ProfileConflicts } from './profile-conflicts';

/** What the check of profiles adds to the room. */
export const checkControllers = [ProfileChecksController];
export const checkProviders = [ProfileCheckLists, ProfileChecks, ProfileConflicts];
