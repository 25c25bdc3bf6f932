import { Global, Module } from '@nestjs/common';
import { AnchorLetters } from './anchor-letters';
import { Anchors } from './anchors';
import { Asking } from './asking';
import { Cancelling } from './cancelling';
import { Closings } from './closings';
import { Codes } from './codes';
import { Evidence } from './evidence';
import { EvidenceController } from './evidence.controller';
import { Former } from './former';
import { HandSigning } from './hand-signing';
import { LinkAgain } from './link-again';
import { Origins } from './origins';
import { Overdue } from './overdue';
import { PaperController } from './paper.controller';
import { Papers } from './papers';
import { Postman } from './postman';
import { Proofs } from './proofs';
import { RequestMarks } from './request-marks';
import { RequestStore } from './request-store';
import { SignaturesData } from './signatures-data';
import { SignaturesController } from './signatures.controller';
import { SignaturesService } from './signatures.service';
import { Signing } from './signing';

@Global()
@Module({
  // In this order: `:id` of the second would take `anchors` for one.
  controllers: [EvidenceController, PaperController, SignaturesController],
  providers: [
    AnchorLetters,
    Anchors,
    Asking,
    Cancelling,
    Closings,
    Codes,
    Evidence,
    Former,
    HandSigning,
    LinkAgain,
    Origins,
    Overdue,
    Papers,
    Postman,
    Proofs,
    RequestMarks,
    RequestStore,
    SignaturesData,
    SignaturesService,
    Signing,
  ],
  exports: [Asking, Cancelling, Papers, Postman, RequestMarks, RequestStore, SignaturesService, Signing],
})
export class SignaturesModule {}
