import { NewcomersErased } from './newcomers-erased';
import { NewcomersController } from './newcomers.controller';
import { Newcomers } from './newcomers.service';

/** What newcomers add to the room. */
export const newcomerControllers = [NewcomersController];
export const newcomerProviders = [Newcomers, NewcomersErased];
