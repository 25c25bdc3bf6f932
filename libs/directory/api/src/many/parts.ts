import { BulkActsController } from './bulk-acts.controller';
import { BulkActs } from './bulk-acts.service';
import { BulkInviter } from './bulk-inviter';
import { BulkRunner } from './bulk-runner';
import { CoverageFilesController } from './coverage-files.controller';
import { ExportsController } from './exports.controller';
import { Exports } from './exports.service';
import { MailingReaders } from './mailing-readers';
import { MailingSender } from './mailing-sender';
import { MailingsController } from './mailings.controller';
import { Mailings } from './mailings.service';
import { NationalSiteController } from './national-site.controller';
import { NationalSites } from './national-site.service';
import { SavedViewsController } from './saved-views.controller';
import { SavedViews } from './saved-views.service';
import { TagsController } from './tags.controller';
import { Tags } from './tags.service';
import { Targets } from './targets';

/** Work on many. Before the controllers whose `:id` would take these words for an identifier. */
export const manyControllers = [
  BulkActsController,
  CoverageFilesController,
  ExportsController,
  MailingsController,
  NationalSiteController,
  SavedViewsController,
  TagsController,
];
export const manyProviders = [
  ...[BulkActs, BulkInviter, BulkRunner],
  ...[Exports, MailingReaders, MailingSender, Mailings, NationalSites, SavedViews, Tags, Targets],
];
