import { Injectable } from '@nestjs/common';
import { DirectoryService } from '@promenade/directory/api';
import { Nightly, type NightlyJob } from '@promenade/platform/api';
import { Cancelling, RequestMarks, RequestStore } from '@promenade/signatures/api';
import { CHARTER } from './signing-desk';

/** Each night, takes back what waits for the signature of whoever has left the network: nobody is asked for it any more. */
@Nightly({ name: 'charter-departures', at: '00:30' })
@Injectable()
export class DeparturesNight implements NightlyJob {
  constructor(
    private readonly cancelling: Cancelling,
    private readonly directory: DirectoryService,
    private readonly marks: RequestMarks,
    private readonly requests: RequestStore,
  ) {}

  async run(): Promise<void> {
    const parties = await this.directory.partiesToAsk(await this.marks.subjectsWaiting(CHARTER));
    const gone = parties.flatMap(({ promeneur }) => (promeneur.hasLeft ? [promeneur.id] : []));
    const known = await this.marks.about(CHARTER, gone);
    const waiting = known.flatMap(({ id, state }) => (state === 'pending' ? [id] : []));
    if (waiting.length > 0) await this.cancelling.cancelAll(await this.requests.take(waiting), 'left');
  }
}
