import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query, Req, Res } from '@nestjs/common';
import { type BadgesOrder, badgesOrder, type Print, type PrintQuery, printQuery } from '@promenade/directory/model';
import { Requires } from '@promenade/identity/api';
import { OutsideTransaction, type Visit } from '@promenade/platform/api';
import type { Response } from 'express';
import * as z from 'zod';
import { layoutOf, Prints } from './prints.service';

const id = z.uuid();

/** Papers of a listed promeneur, for them, their structure and the coordination; each is made anew, none is kept. */
@Controller('promeneurs')
@Requires('directory.print')
@OutsideTransaction()
export class PrintsController {
  constructor(private readonly prints: Prints) {}

  @Get(':id/badge.pdf')
  badge(
    @Param('id', { schema: id }) promeneurId: string,
    @Query({ schema: printQuery }) { sheet }: PrintQuery,
    @Req() visit: Visit,
    @Res() answer: Response,
  ): Promise<void> {
    return this.send(visit, answer, promeneurId, 'badge', sheet === '1');
  }

  @Get(':id/business-cards.pdf')
  businessCards(@Param('id', { schema: id }) promeneurId: string, @Req() visit: Visit, @Res() answer: Response): Promise<void> {
    return this.send(visit, answer, promeneurId, 'business-cards');
  }

  @Get(':id/poster.pdf')
  poster(@Param('id', { schema: id }) promeneurId: string, @Req() visit: Visit, @Res() answer: Response): Promise<void> {
    return this.send(visit, answer, promeneurId, 'poster');
  }

  /** The badges of many, at once: two hundred take a second or two. */
  @Post('badges')
  @HttpCode(HttpStatus.OK)
  @Requires('directory.write')
  async badges(@Body({ schema: badgesOrder }) { promeneurIds }: BadgesOrder, @Req() visit: Visit, @Res() answer: Response): Promise<void> {
    sendPdf(answer, 'badges', await this.prints.print(visit.actor!, promeneurIds, 'badge-sheet'));
  }

  private async send(visit: Visit, answer: Response, promeneurId: string, print: Print, sheet = false): Promise<void> {
    sendPdf(answer, names[print], await this.prints.print(visit.actor!, [promeneurId], layoutOf(print, sheet)));
  }
}

const names: Readonly<Record<Print, string>> = { badge: 'badge', 'business-cards': 'cartes-de-visite', poster: 'affiche' };

function sendPdf(answer: Response, name: string, bytes: Buffer): void {
  answer
    .header('Content-Disposition', `inline; filename="${name}.pdf"`)
    .header('Cache-Control', 'private, no-store')
    .type('application/pdf')
    .end(bytes);
}
