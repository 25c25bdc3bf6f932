import { Injectable } from '@nestjs/common';
import { Structures, StructureStages, Territories } from '@promenade/directory/api';
import type { OpeningSlot } from '@promenade/directory/model';
import { Database } from '@promenade/platform/api';
import { addMonths, type IsoDate } from '@promenade/platform/model';
import type { DepartmentPlan } from './plan';

const afternoons: OpeningSlot[] = [1, 2, 4, 5].map((weekday) => ({ weekday, from: '14:00', to: '18:30' }));
const wednesday: OpeningSlot[] = [
  { weekday: 3, from: '09:00', to: '12:00' },
  { weekday: 3, from: '13:30', to: '19:00' },
];

const streets = ['rue des Écoles', 'place de la Mairie', 'avenue de la Gare', 'rue du Moulin', 'rue Jules-Ferry', 'chemin des Prés'];
/** Streets that every town has. Two structures of sixteen have not given theirs, and the home says so. */
const addressOf = (rank: number) => (rank % 8 === 3 ? null : `${3 + 4 * rank} ${streets[rank % streets.length]}`);

/** What structures are besides a name: whom to reach, when they receive, under which convention; and the territories kept by the département. */
@Injectable()
export class DemoPlaces {
  constructor(
    private readonly database: Database,
    private readonly stages: StructureStages,
    private readonly structures: Structures,
    private readonly territories: Territories,
  ) {}

  /** @param ids of the structures, in the order of the plan @returns the EPCI of each */
  async settle(plan: DepartmentPlan, ids: readonly string[], today: IsoDate): Promise<(string | null)[]> {
    for (const [rank, id] of ids.entries()) {
      const { domain, phone, representative } = plan.structures[rank]!;
      const contacts = [{ name: representative, function: 'Direction', email: `direction@${domain}`, phone }];
      await this.structures.change(
        id,
        { ...this.conventionOf(rank, today), contacts, address: addressOf(rank), openingHours: hoursOf(rank), welcomesPublic: 'yes' },
        undefined,
      );
      if (rank % 5 === 0) await this.stages.move(id, { stage: 'under-convention', since: addMonths(today, -14) });
    }
    await this.prospects(plan, today);
    return this.keepTerritories(plan, ids);
  }

  /** Four years, begun at different times: one ends within two months. */
  private conventionOf(rank: number, today: IsoDate) {
    const conventionStartsOn = addMonths(today, -(10 + ((rank * 7) % 37)));
    return { conventionStartsOn, conventionEndsOn: addMonths(conventionStartsOn, 48) };
  }

  /** Contracts of territory of two neighbours each, as the Caf signs them. */
  private async keepTerritories({ code }: DepartmentPlan, ids: readonly string[]): Promise<(string | null)[]> {
    const rows = await this.database.query<{ id: string; commune: string; name: string; epci: string | null }>(
      `select s.id, c.code as commune, c.name, c."epciCode" as epci from structure s join commune c on c.code = s."communeCode" where s.department = $1`,
      [code],
    );
    const placeOf = (id: string) => rows.find((row) => row.id === id);
    for (const from of [0, 4]) {
      const places = ids.slice(from, from + 2).map((id) => placeOf(id)!);
      const names = places.map(({ name }) => name).join(' – ');
      await this.territories.create({ kind: 'ctg', name: `CTG ${names}`, communeCodes: places.map(({ commune }) => commune) });
    }
    return ids.map((id) => placeOf(id)?.epci ?? null);
  }

  /** Two structures that are not in the network yet, where the coordination is at work. */
  private async prospects({ code }: DepartmentPlan, today: IsoDate): Promise<void> {
    if (code !== '33') return;
    const { id } = await this.structures.create({ name: 'Relais des Hauts de Garonne', type: 'social-centre' });
    await this.stages.move(id, {
      stage: 'interested',
      since: addMonths(today, -1),
      note: 'Rencontrée au forum de rentrée ; rappeler en décembre.',
    });
  }
}

function hoursOf(rank: number): OpeningSlot[] {
  return rank % 2 === 0 ? [...afternoons, ...wednesday] : [...afternoons];
}
