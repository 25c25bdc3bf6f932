import { Controller, Get, SerializeOptions } from '@nestjs/common';
import { Requires } from '@promenade/identity/api';
import { OutsideTransaction } from '@promenade/platform/api';
import * as z from 'zod';
import { Readiness } from './readiness';

const health = z.object({ status: z.enum(['live', 'ready']) });

/** For whoever watches over the process: is it there, and can it serve? */
@Controller('health')
@OutsideTransaction()
@SerializeOptions({ schema: health })
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  @Get('live')
  @Requires('public')
  live(): z.infer<typeof health> {
    return { status: 'live' };
  }

  @Get('ready')
  @Requires('public')
  async ready(): Promise<z.infer<typeof health>> {
    await this.readiness.check();
    return { status: 'ready' };
  }
}
