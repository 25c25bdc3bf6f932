import { Body, Controller, Get, Param, Put, Query, SerializeOptions } from '@nestjs/common';
import {
  type NationalSettingKey,
  nationalSettingKeys,
  settingChange,
  type SettingChange,
  settingList,
  type SettingList,
  settingsQuery,
} from '@promenade/directory/model';
import { Requires } from '@promenade/identity/api';
import * as z from 'zod';
import { NationalSettings } from './national-settings';

/** What stands above the settings of départements, which tell them what it is: they read it there. */
@Controller('national-settings')
@SerializeOptions({ schema: settingList })
export class NationalSettingsController {
  constructor(private readonly settings: NationalSettings) {}

  @Get()
  @Requires('national-settings.write')
  list(@Query({ schema: settingsQuery }) { on }: { on?: string | undefined }): Promise<SettingList> {
    return this.settings.list(on);
  }

  @Put(':key')
  @Requires('national-settings.write')
  change(
    @Param('key', { schema: z.enum(nationalSettingKeys) }) key: NationalSettingKey,
    @Body({ schema: settingChange }) change: SettingChange,
  ): Promise<SettingList> {
    return this.settings.change(key, change);
  }
}
