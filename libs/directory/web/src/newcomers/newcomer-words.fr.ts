import type { NewcomerState } from '@promenade/directory/model';
import type { Status } from '@promenade/platform/web';

export const newcomerStateLabels: Record<NewcomerState, string> = {
  pending: 'en attente',
  approved: 'fiche ouverte',
  declined: 'sans suite',
  withdrawn: 'retirée',
};
export const newcomerStateChips: Record<NewcomerState, Status> = { pending: 'half', approved: 'good', declined: 'bad', withdrawn: 'past' };
