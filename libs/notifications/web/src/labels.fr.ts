import type { ErrandState } from '@promenade/notifications/model';
import type { Status } from '@promenade/platform/web';

export const errandStateNames: Record<ErrandState, string> = {
  queued: 'en attente',
  running: 'en cours',
  done: 'terminé',
  failed: 'pas abouti',
  stopped: 'arrêté',
};

export const errandStateMarks: Record<ErrandState, Status> = {
  queued: 'draft',
  running: 'now',
  done: 'good',
  failed: 'bad',
  stopped: 'past',
};
