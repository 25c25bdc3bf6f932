import { type DynamicModule, Module } from '@nestjs/common';
import { DiscrepanciesController } from './discrepancies.controller';
import { DiskVault, VAULT_FOLDER } from './disk-vault';
import { DocumentsController } from './documents.controller';
import { DocumentsData } from './documents-data';
import { DocumentsService } from './documents.service';
import { OwnDocuments } from './own-documents';
import { Press, press } from './press';
import { Reconcile } from './reconcile';
import { LibPdfSealer } from './seal/lib-pdf-sealer';
import { SealKeys } from './seal/seal-keys';
import { SEAL_SETTINGS, type SealSettings } from './seal/seal-settings';
import { SealedPapers } from './seal/sealed-papers';
import { Sealer } from './seal/sealer';
import { Timestamps } from './seal/timestamps';
import { VerdictsController } from './seal/verdicts.controller';
import { Vault } from './vault';

@Module({})
export class DocumentsModule {
  /** Keeps documents in a folder of the disk; rooms above find what is exported without importing it again. */
  static with({ folder, seal }: { readonly folder: string; readonly seal: SealSettings }): DynamicModule {
    return {
      module: DocumentsModule,
      global: true,
      // That of discrepancies first: its address is no document's.
      controllers: [DiscrepanciesController, DocumentsController, VerdictsController],
      providers: [
        DocumentsData,
        OwnDocuments,
        Reconcile,
        SealedPapers,
        SealKeys,
        Timestamps,
        { provide: SEAL_SETTINGS, useValue: seal },
        { provide: Sealer, useClass: LibPdfSealer },
        { provide: VAULT_FOLDER, useValue: folder },
        { provide: Vault, useClass: DiskVault },
        { provide: Press, useValue: press },
        DocumentsService,
      ],
      exports: [DocumentsService, Press, SealedPapers, Sealer, Vault],
    };
  }
}
