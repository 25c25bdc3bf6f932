import { Inject, Injectable, Logger } from '@nestjs/common';
import { SeatHolders } from '@promenade/identity/api';
import { Database, type Letter, Mailbox, PUBLIC_URL, traceOf } from '@promenade/platform/api';
import type { Actor } from '@promenade/platform/model';
import { answeredLetter, type Told } from './letters.fr';
import { type Party, ProcedureStore } from './procedure-store';

type Procedure = Pick<Told, 'id' | 'number'>;

/** Writes to those whom a procedure is about, and to the coordination when they answer. */
@Injectable()
export class ProcedurePost {
  private readonly log = new Logger('ProcedurePost');

  constructor(
    private readonly database: Database,
    private readonly holders: SeatHolders,
    private readonly mailbox: Mailbox,
    private readonly store: ProcedureStore,
    @Inject(PUBLIC_URL) private readonly house: string,
  ) {}

  /** In the transaction of the act. */
  async tellParties({ id, number }: Procedure, letterTo: (party: Party, told: Told) => Letter): Promise<void> {
    const contacts = await this.coordination();
    for (const party of await this.store.partiesOf(id)) {
      await this.mailbox.post(letterTo(party, { id, number, house: this.house, contacts }));
    }
  }

  /** Once the answer is kept. Whoever answers may not see who coordinates: it is told in a seat of the département, and never fails. */
  tellCoordination({ id, number }: Procedure, act: string): void {
    const herald: Actor = { id: 'worker:procedures', role: 'coordinator', department: this.database.department };
    const tell = async () => {
      for (const holder of await this.coordination())
        await this.mailbox.post(answeredLetter(holder, { id, number, house: this.house }, act));
    };
    this.database.afterCommit(() => this.database.transaction(herald, tell).catch((error: unknown) => this.log.error(traceOf(error))));
  }

  private async coordination(): Promise<Party[]> {
    return (await this.holders.of(['coordinator'])).map(({ email, firstName }) => ({ email, name: firstName }));
  }
}
