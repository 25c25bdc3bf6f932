import { Controller, Get, Inject, NotFoundException, Query, SerializeOptions } from '@nestjs/common';
import { Requires } from '@promenade/identity/api';
import { type LetterBox, letterBox, letterQuery, type LetterQuery } from '@promenade/notifications/model';
import { OutsideTransaction } from '@promenade/platform/api';
import { DELIVERY, type Delivery } from './delivery';
import { Letters } from './letters';

@Controller('letters')
export class LettersController {
  constructor(
    private readonly letters: Letters,
    @Inject(DELIVERY) private readonly delivery: Delivery,
  ) {}

  /** Everybody reads the letters of the demonstration; elsewhere there is no such door. */
  @Get()
  @Requires('public')
  @OutsideTransaction()
  @SerializeOptions({ schema: letterBox })
  list(@Query({ schema: letterQuery }) query: LetterQuery): Promise<LetterBox> {
    if (!this.delivery.demonstration) throw new NotFoundException();
    return this.letters.read(query);
  }
}
