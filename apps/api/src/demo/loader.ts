import { Injectable } from '@nestjs/common';
import { ChartersService, modelCharter, SigningDesk } from '@promenade/charter/api';
import { OnlineProfiles, Promeneurs, Structures } from '@promenade/directory/api';
import { Accounts, Passwords } from '@promenade/identity/api';
import { INVITATION_ACCEPTED } from '@promenade/identity/model';
import { Announcer, Clock, Database } from '@promenade/platform/api';
import { type Actor, addDays, addMonths, type IsoDate, plain } from '@promenade/platform/model';
import { Papers, type RequestRow, RequestStore, SignaturesService, Signing } from '@promenade/signatures/api';
import type { SignatoryRole } from '@promenade/signatures/model';
import { PASSWORD, personsOf, type Seat } from './accounts';
import { DemoLife, type Listed } from './life';
import { DemoPlaces } from './places';
import { type DepartmentPlan, type PlannedPromeneur, plans } from './plan';

export type Tell = (what: string) => void;

/**
 * The demonstration, lived rather than written: the clock is taken back, and the house's own services do what people would
 * have done, day after day (`doors.md`, The demonstration). All of it in one transaction: a base is empty, or whole.
 */
@Injectable()
export class DemoLoader {
  private now: Date;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly accounts: Accounts,
    private readonly announcer: Announcer,
    private readonly charters: ChartersService,
    private readonly desk: SigningDesk,
    private readonly life: DemoLife,
    private readonly papers: Papers,
    private readonly passwords: Passwords,
    private readonly places: DemoPlaces,
    private readonly profiles: OnlineProfiles,
    private readonly promeneurs: Promeneurs,
    private readonly requests: RequestStore,
    private readonly signatures: SignaturesService,
    private readonly signing: Signing,
    private readonly structures: Structures,
  ) {
    this.now = clock.now();
  }

  /** @returns false when somebody is there already: nothing is touched */
  async load(tell: Tell): Promise<boolean> {
    const today = this.clock.today();
    const present = this.now;
    Object.assign(this.clock, { now: () => this.now });
    const hash = await this.passwords.hash(PASSWORD);
    return this.database.asAuth(async () => {
      const [found] = await this.database.query<{ there: boolean }>(`select exists (select from account) as there`);
      if (found!.there) return false;
      await this.foundNation(today, hash);
      for (const plan of plans) await this.foundDepartment(plan, today, present, hash, tell);
      return true;
    });
  }

  private async foundNation(today: IsoDate, hash: string): Promise<void> {
    this.goTo(addMonths(today, -48));
    const accountId = await this.accounts.make({ email: 'national@demo.example', firstName: 'Marianne', lastName: 'Gautrin' }, hash);
    await this.accounts.seat(accountId, 'national', null);
    this.goTo(addMonths(today, -15));
    await this.database.inSeatOf({ id: accountId, role: 'national', department: null }, async () => {
      const draft = await this.charters.draft({ title: modelCharter.title, text: modelCharter.text });
      await this.charters.publish(draft.id, {});
    });
  }

  private async foundDepartment(plan: DepartmentPlan, today: IsoDate, present: Date, hash: string, tell: Tell): Promise<void> {
    this.goTo(addMonths(today, -48));
    const seats = await this.openSeats(plan, hash);
    const actor: Actor = { id: seats.coordinator.accountId, role: 'coordinator', department: plan.code, purpose: 'session' };
    await this.database.inSeatOf(actor, async () => {
      const structures = await this.fillStructures(plan, seats.structure);
      const people = await this.fillPeople(plan, structures, seats.promeneur, today);
      tell(`${plan.code} : ${structures.length} structures, ${people.length} promeneurs ; signature des chartes…`);
      await this.liveSignatures(plan, people, today);
      this.now = present;
      tell(`${plan.code} : permanences, photos et contrôles des profils…`);
      await this.life.live(listedOf(plan, people), await this.places.settle(plan, structures, today), today);
      for (const { id } of (await this.requests.list({ state: 'pending' }, { page: 1, size: 200 })).items) await this.signatures.remind(id);
    });
  }

  private async openSeats(
    plan: DepartmentPlan,
    hash: string,
  ): Promise<Readonly<Record<Seat, { accountId: string; email: string; name: string }>>> {
    const opened: Partial<Record<Seat, { accountId: string; email: string; name: string }>> = {};
    for (const { seat, ...person } of personsOf(plan)) {
      const accountId = await this.accounts.make(person, hash);
      await this.accounts.seat(accountId, seat, plan.code);
      opened[seat] = { accountId, email: person.email, name: `${person.firstName} ${person.lastName}` };
    }
    return opened as Readonly<Record<Seat, { accountId: string; email: string; name: string }>>;
  }

  /** The demonstration's representative signs for the structures whose charters wait. */
  private async fillStructures(
    plan: DepartmentPlan,
    representative: { accountId: string; email: string; name: string },
  ): Promise<string[]> {
    const waiting = new Set(plan.promeneurs.filter(({ standing }) => standing === 'awaiting-structure').map(({ structure }) => structure));
    const communes = await this.database.query<{ code: string; plain: string; postalCodes: string[] }>(
      `select code, plain, "postalCodes" from commune where department = $1`,
      [plan.code],
    );
    const ids: string[] = [];
    for (const [rank, { name, type, commune, siret, domain, phone, representative: planned }] of plan.structures.entries()) {
      const place = communes.find((each) => each.plain === plain(commune))!;
      const signs = waiting.has(rank)
        ? { representativeName: representative.name, representativeEmail: representative.email }
        : { representativeName: planned, representativeEmail: `direction@${domain}` };
      const draft = {
        name,
        type,
        siret,
        phone,
        email: `contact@${domain}`,
        communeCode: place.code,
        postalCode: place.postalCodes[0]!,
        ...signs,
      };
      const { id } = await this.structures.create(draft);
      if (waiting.has(rank)) await this.own('structure', plan.code, representative.accountId, id);
      ids.push(id);
    }
    return ids;
  }

  private async fillPeople(
    plan: DepartmentPlan,
    structures: readonly string[],
    first: { accountId: string; email: string },
    today: IsoDate,
  ): Promise<string[]> {
    const ids: string[] = [];
    for (const [rank, person] of plan.promeneurs.entries()) {
      const { firstName, lastName, volets, phone, structure, weeklyHours, arrivedMonthsAgo } = person;
      const startsOn = addDays(addMonths(today, -arrivedMonthsAgo), -(rank % 20));
      this.goTo(startsOn);
      const email =
        rank === 0 ? first.email : `${plain(firstName)}.${plain(lastName)}@${plan.structures[structure]!.domain}`.replaceAll(' ', '-');
      const employment = { structureId: structures[structure]!, startsOn, weeklyHours };
      const { id } = await this.promeneurs.create({
        firstName,
        lastName,
        volets: [...volets],
        phone,
        email,
        function: person.function,
        employment,
      });
      for (const profile of profilesOf(plan.code, person, rank)) await this.profiles.add(id, profile);
      if (rank === 0) await this.own('promeneur', plan.code, first.accountId, id);
      ids.push(id);
    }
    return ids;
  }

  private own(role: 'promeneur' | 'structure', department: string, accountId: string, recordId: string): Promise<void> {
    return this.announcer.announce(INVITATION_ACCEPTED, { invitationId: recordId, accountId, role, department, recordId });
  }

  private async liveSignatures(plan: DepartmentPlan, people: readonly string[], today: IsoDate): Promise<void> {
    const asked = plan.promeneurs
      .map((person, rank) => ({ ...person, id: people[rank]!, on: addDays(today, -daysAgo(person)) }))
      .filter(({ standing }) => standing !== 'missing')
      .sort((a, b) => a.on.localeCompare(b.on));
    for (const { id, on, standing } of asked) {
      this.goTo(on);
      const [request] = (await this.desk.ask([id], { silently: true })) as [RequestRow];
      if (standing !== 'awaiting-structure') await this.give(request.id, 'representative', addDays(on, 2));
      if (standing === 'complete') await this.give(request.id, 'promeneur', addDays(on, 5));
    }
  }

  /** The real machinery, without a letter: the means says so, in the base and on the paper. */
  private async give(requestId: string, role: SignatoryRole, on: IsoDate): Promise<void> {
    this.goTo(on);
    const [taken] = (await this.requests.take([requestId])) as [RequestRow];
    const request = await this.papers.ensurePreview(taken);
    const self = request.signatories.find((each) => each.role === role)!;
    const act = {
      id: crypto.randomUUID(),
      at: this.now,
      signerName: self.name,
      signerEmail: self.email,
      method: 'typed' as const,
      typedName: self.name,
      strokes: null,
      consentSentence: request.snapshot.consentSentence,
      typedSentence: request.snapshot.typedSentence ?? null,
      means: 'demonstration' as const,
      codeSentAt: null,
    };
    await this.signing.give(act, [{ request, self }]);
  }

  /** Half past nine in the morning of that day. */
  private goTo(day: IsoDate): void {
    this.now = new Date(`${day}T08:30:00Z`);
  }
}

function listedOf({ promeneurs }: DepartmentPlan, ids: readonly string[]): Listed[] {
  return promeneurs
    .map((person, rank) => ({ person, rank, id: ids[rank]! }))
    .filter(({ person }) => person.standing === 'complete')
    .map((one, place) => ({ ...one, place }));
}

/** Those who wait were asked this week; a newcomer's charter was asked after they came. */
function daysAgo({ standing, askedDaysAgo, arrivedMonthsAgo }: PlannedPromeneur): number {
  return standing === 'complete' ? Math.min(askedDaysAgo, Math.max(9, arrivedMonthsAgo * 30 - 12)) : 5;
}

function profilesOf(code: string, { firstName, lastName }: PlannedPromeneur, rank: number) {
  const handle = `${plain(firstName)}.promene.${plain(lastName).slice(0, 3)}${code}`.replaceAll(' ', '');
  const all = [
    { network: 'instagram' as const, handle: `@${handle}` },
    { network: 'snapchat' as const, handle: handle.replaceAll('.', '-') },
    { network: 'discord' as const, handle: handle.replaceAll('.', '_') },
    { network: 'facebook' as const, handle },
  ];
  return [all[rank % 4]!, all[(rank + 1) % 4]!].slice(0, 1 + (rank % 2));
}
