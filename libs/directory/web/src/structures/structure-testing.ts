import type { StructureDetail } from '@promenade/directory/model';
import { mjc } from '../testing';

/** A structure as its record tells it, whole. */
export function aStructure(detail: Partial<StructureDetail> = {}): StructureDetail {
  return {
    ...{
      id: mjc,
      department: '88',
      name: 'MJC du lac',
      acronym: null,
      type: 'youth-centre',
      siret: null,
      legalForm: 'association',
      rna: 'W881000123',
    },
    commune: { code: '88196', name: 'Gérardmer' },
    epci: { code: '200096634', name: 'CC Gérardmer Hautes Vosges' },
    ...{
      qpv: null,
      email: null,
      phone: null,
      address: '3 rue du lac',
      postalCode: '88400',
      notes: null,
      promeneursCount: 0,
      promeneurs: [],
    },
    representative: { name: 'Isabelle Noël', function: null, email: 'direction@lac.example', phone: null, hasAccount: true },
    ...{ website: null, presentation: null, callOfOrigin: null, point: null, logoUrl: null },
    ...{ stage: 'interested', isStageSaid: true, stages: [], contacts: [], openingHours: [], welcomesPublic: null },
    convention: { startsOn: null, endsOn: null, isInForce: false },
    ...{ mergedInto: null, mergedFrom: [], version: 3 },
    ...detail,
  };
}
