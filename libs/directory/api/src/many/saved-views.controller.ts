import { Body, Controller, Delete, Get, Param, Patch, Post, Query, SerializeOptions } from '@nestjs/common';
import {
  type SavedView,
  savedView,
  type SavedViewChange,
  savedViewChange,
  type SavedViewDraft,
  savedViewDraft,
  type SavedViewList,
  savedViewList,
  savedViewQuery,
} from '@promenade/directory/model';
import { Requires } from '@promenade/identity/api';
import { pageQuery } from '@promenade/platform/model';
import * as z from 'zod';
import { SavedViews } from './saved-views.service';

const id = z.uuid();
const query = pageQuery.extend(savedViewQuery.shape);

@Controller('saved-views')
@Requires('directory.export')
@SerializeOptions({ schema: savedView })
export class SavedViewsController {
  constructor(private readonly views: SavedViews) {}

  /** Mine first, then those that others share. */
  @Get()
  @SerializeOptions({ schema: savedViewList })
  list(@Query({ schema: query }) { list, ...page }: z.infer<typeof query>): Promise<SavedViewList> {
    return this.views.list(list, page);
  }

  @Post()
  create(@Body({ schema: savedViewDraft }) draft: SavedViewDraft): Promise<SavedView> {
    return this.views.create(draft);
  }

  @Patch(':id')
  change(@Param('id', { schema: id }) id: string, @Body({ schema: savedViewChange }) change: SavedViewChange): Promise<SavedView> {
    return this.views.change(id, change);
  }

  @Delete(':id')
  @SerializeOptions({ schema: z.object({}) })
  async remove(@Param('id', { schema: id }) id: string): Promise<Record<string, never>> {
    await this.views.remove(id);
    return {};
  }
}
