import { Controller, Delete, Get, Param, Put, SerializeOptions } from '@nestjs/common';
import { alertKind, type AlertKind, alertList, type AlertList } from '@promenade/directory/model';
import { Requires } from '@promenade/identity/api';
import { Alerts } from './alerts.service';

/** What waits for the person in this seat. */
@Controller('directory/alerts')
@SerializeOptions({ schema: alertList })
@Requires('alerts.read')
export class AlertsController {
  constructor(private readonly alerts: Alerts) {}

  @Get()
  list(): Promise<AlertList> {
    return this.alerts.list();
  }

  @Put(':key/pause')
  pause(@Param('key', { schema: alertKind }) key: AlertKind): Promise<AlertList> {
    return this.alerts.pause(key);
  }

  @Delete(':key/pause')
  resume(@Param('key', { schema: alertKind }) key: AlertKind): Promise<AlertList> {
    return this.alerts.resume(key);
  }
}
