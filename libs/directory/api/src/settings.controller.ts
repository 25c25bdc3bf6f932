import { Body, Controller, Get, Param, Put, Query, SerializeOptions } from '@nestjs/common';
import {
  settingChange,
  type SettingChange,
  type SettingKey,
  settingKeys,
  settingList,
  type SettingList,
  settingsQuery,
} from '@promenade/directory/model';
import { Requires } from '@promenade/identity/api';
import * as z from 'zod';
import { DepartmentSettings } from './department-settings';

@Controller('settings')
@SerializeOptions({ schema: settingList })
export class SettingsController {
  constructor(private readonly settings: DepartmentSettings) {}

  @Get()
  @Requires('settings.read')
  list(@Query({ schema: settingsQuery }) { on }: { on?: string | undefined }): Promise<SettingList> {
    return this.settings.list(on);
  }

  @Put(':key')
  @Requires('settings.write')
  change(
    @Param('key', { schema: z.enum(settingKeys) }) key: SettingKey,
    @Body({ schema: settingChange }) change: SettingChange,
  ): Promise<SettingList> {
    return this.settings.change(key, change);
  }
}
