import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Patch, Post, Put, Query, SerializeOptions } from '@nestjs/common';
import {
  type RecordTags,
  recordTags,
  type RecordTagsDraft,
  recordTagsDraft,
  type TagDraft,
  tagDraft,
  type TagItem,
  tagItem,
  type Tagging,
  tagging,
  type TaggingDraft,
  taggingDraft,
  type TagList,
  tagList,
} from '@promenade/directory/model';
import { Requires } from '@promenade/identity/api';
import { pageQuery, type PageQuery } from '@promenade/platform/model';
import * as z from 'zod';
import { Tags } from './tags.service';

const id = z.uuid();

@Controller()
@Requires('directory.write')
@SerializeOptions({ schema: tagItem })
export class TagsController {
  constructor(private readonly tags: Tags) {}

  @Get('tags')
  @Requires('directory.export')
  @SerializeOptions({ schema: tagList })
  list(@Query({ schema: pageQuery }) query: PageQuery): Promise<TagList> {
    return this.tags.list(query);
  }

  @Post('tags')
  create(@Body({ schema: tagDraft }) { label }: TagDraft): Promise<TagItem> {
    return this.tags.create(label);
  }

  @Patch('tags/:id')
  rename(@Param('id', { schema: id }) id: string, @Body({ schema: tagDraft }) { label }: TagDraft): Promise<TagItem> {
    return this.tags.rename(id, label);
  }

  /** Off every record that bears it, until it is restored. */
  @Delete('tags/:id')
  remove(@Param('id', { schema: id }) id: string): Promise<TagItem> {
    return this.tags.remove(id);
  }

  @Post('tags/:id/restore')
  @HttpCode(HttpStatus.OK)
  restore(@Param('id', { schema: id }) id: string): Promise<TagItem> {
    return this.tags.restore(id);
  }

  @Post('tags/:id/put')
  @HttpCode(HttpStatus.OK)
  @SerializeOptions({ schema: tagging })
  put(@Param('id', { schema: id }) id: string, @Body({ schema: taggingDraft }) draft: TaggingDraft): Promise<Tagging> {
    return this.tags.putOn(id, draft);
  }

  @Post('tags/:id/take')
  @HttpCode(HttpStatus.OK)
  @SerializeOptions({ schema: tagging })
  take(@Param('id', { schema: id }) id: string, @Body({ schema: taggingDraft }) draft: TaggingDraft): Promise<Tagging> {
    return this.tags.takeOff(id, draft);
  }

  @Get('promeneurs/:id/tags')
  @Requires('directory.export')
  @SerializeOptions({ schema: recordTags })
  ofPromeneur(@Param('id', { schema: id }) id: string): Promise<RecordTags> {
    return this.tags.ofRecord('promeneur', id);
  }

  @Put('promeneurs/:id/tags')
  @SerializeOptions({ schema: recordTags })
  setOfPromeneur(
    @Param('id', { schema: id }) id: string,
    @Body({ schema: recordTagsDraft }) { labels }: RecordTagsDraft,
  ): Promise<RecordTags> {
    return this.tags.setOfRecord('promeneur', id, labels);
  }

  @Get('structures/:id/tags')
  @Requires('directory.export')
  @SerializeOptions({ schema: recordTags })
  ofStructure(@Param('id', { schema: id }) id: string): Promise<RecordTags> {
    return this.tags.ofRecord('structure', id);
  }

  @Put('structures/:id/tags')
  @SerializeOptions({ schema: recordTags })
  setOfStructure(
    @Param('id', { schema: id }) id: string,
    @Body({ schema: recordTagsDraft }) { labels }: RecordTagsDraft,
  ): Promise<RecordTags> {
    return this.tags.setOfRecord('structure', id, labels);
  }
}
