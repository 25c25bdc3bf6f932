import { AlertsController } from './alerts.controller';
import { Alerts } from './alerts.service';

/** What the home page adds to the room. */
export const alertControllers = [AlertsController];
export const alertProviders = [Alerts];
