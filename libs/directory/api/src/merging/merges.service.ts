import { Injectable } from '@nestjs/common';
import type { MergeDone, MergeList, MergeQuery } from '@promenade/directory/model';
import { MergeBook } from './merge-book';
import { PromeneurMerges } from './promeneur-merges.service';
import { StructureMerges } from './structure-merges.service';

/** The merges that stand, of whichever kind, and their way back. */
@Injectable()
export class Merges {
  constructor(
    private readonly book: MergeBook,
    private readonly structures: StructureMerges,
    private readonly promeneurs: PromeneurMerges,
  ) {}

  list(query: MergeQuery): Promise<MergeList> {
    return this.book.list(query);
  }

  async undo(id: string): Promise<MergeDone> {
    const done = await this.book.take<never>(id);
    return done.kind === 'structure' ? this.structures.undo(done) : this.promeneurs.undo(done);
  }
}
