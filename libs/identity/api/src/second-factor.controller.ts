import { Body, Controller, Get, HttpCode, HttpStatus, Post, Req, SerializeOptions } from '@nestjs/common';
import {
  type RecoveryCodes,
  recoveryCodes,
  type SecondFactor,
  secondFactor,
  secondFactorConfirmation,
  type SecondFactorConfirmation,
  secondFactorEnd,
  type SecondFactorEnd,
  type SecondFactorOffer,
  secondFactorOffer,
  secondFactorProof,
} from '@promenade/identity/model';
import { OutsideTransaction, type Visit } from '@promenade/platform/api';
import { OpenBeforeTotp, Requires } from './requires';
import { SecondFactorSetup } from './second-factor-setup';

/** One's own second factor. Outside the replay of answers: what is told once is kept nowhere. */
@Controller('account/second-factor')
@Requires('self.use')
@OpenBeforeTotp()
@OutsideTransaction()
export class SecondFactorController {
  constructor(private readonly setup: SecondFactorSetup) {}

  @Get()
  @SerializeOptions({ schema: secondFactor })
  read(@Req() visit: Visit): Promise<SecondFactor> {
    return this.setup.read(visit.actor!);
  }

  @Post()
  @HttpCode(HttpStatus.OK)
  @SerializeOptions({ schema: secondFactorOffer })
  offer(@Req() visit: Visit): Promise<SecondFactorOffer> {
    return this.setup.offer(visit.actor!);
  }

  @Post('confirm')
  @HttpCode(HttpStatus.OK)
  @SerializeOptions({ schema: recoveryCodes })
  confirm(@Body({ schema: secondFactorConfirmation }) given: SecondFactorConfirmation, @Req() visit: Visit): Promise<RecoveryCodes> {
    return this.setup.confirm(visit.actor!, given, visit);
  }

  @Post('codes')
  @HttpCode(HttpStatus.OK)
  @SerializeOptions({ schema: recoveryCodes })
  renew(@Body({ schema: secondFactorProof }) { code }: { code: string }, @Req() visit: Visit): Promise<RecoveryCodes> {
    return this.setup.renew(visit.actor!, code);
  }

  @Post('off')
  @HttpCode(HttpStatus.OK)
  async turnOff(@Body({ schema: secondFactorEnd }) given: SecondFactorEnd, @Req() visit: Visit): Promise<Record<string, never>> {
    await this.setup.turnOff(visit.actor!, given, visit);
    return {};
  }
}
