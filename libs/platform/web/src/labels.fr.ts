import type { Role } from '@promenade/platform/model';

/** A seat, as it stands under the name of the département. */
export const roleLabels: Record<Role, string> = {
  coordinator: 'Coordination',
  caf: 'Référent Caf',
  national: 'Cnaf',
  structure: 'Structure',
  promeneur: 'Promeneur',
  facilitator: 'Intervenant',
  partner: 'Partenaire',
  visitor: 'Visiteur',
};
