import { Injectable, NotFoundException } from '@nestjs/common';
import type { OwnData } from '@promenade/identity/model';
import { Clock, Database, type DataSubject, PersonalData } from '@promenade/platform/api';
import type { Actor, MemberRole } from '@promenade/platform/model';
import { Accounts } from './accounts';

const elsewhere = [
  'Les notes internes de la coordination et ce que d’autres personnes ont écrit à votre sujet (signalements, messages) : demandez-les à la coordination de votre département, qui ôte d’abord ce qui concerne quelqu’un d’autre.',
  'Le texte des chartes signées et les documents PDF : ils se téléchargent depuis la page de chaque signature.',
];

/** Everything that the house holds about whoever asks (RGPD, articles 15 and 20), each room telling its part. */
@Injectable()
export class OwnDataFile {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly accounts: Accounts,
    private readonly personalData: PersonalData,
  ) {}

  async read({ id }: Actor): Promise<OwnData> {
    const subject = await this.database.asAuth(() => this.subjectOf(id), 'read only');
    return {
      at: this.clock.now().toISOString(),
      account: { id, email: subject.email },
      rooms: await this.personalData.tell(subject),
      elsewhere,
    };
  }

  private async subjectOf(accountId: string): Promise<DataSubject> {
    const account = await this.accounts.byId(accountId);
    if (!account) throw new NotFoundException();
    const seats = await this.database.query<{ role: MemberRole; department: string | null }>(
      `select distinct role, department from membership where "accountId" = $1 order by department, role`,
      [accountId],
    );
    return { accountId, email: account.email, seats: seats.map((seat) => ({ id: accountId, purpose: 'session', ...seat })) };
  }
}
