import { Injectable } from '@nestjs/common';
import type { MergeDone } from '@promenade/directory/model';
import { MergeBook } from './merge-book';
import { StructureMerges } from './structure-merges.service';

/** Takes a merge back, of whichever kind. */
@Injectable()
export class Merges {
  constructor(
    private readonly book: MergeBook,
    private readonly structures: StructureMerges,
  ) {}

  async undo(id: string): Promise<MergeDone> {
    return this.structures.undo(await this.book.take(id));
  }
}
