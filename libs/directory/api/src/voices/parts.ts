import { PublishedHandles } from '../verify/published-handles';
import { Verifications } from '../verify/verification.service';
import { VerifyController } from '../verify/verify.controller';
import { Heralds } from './heralds';
import { MessagesController } from './messages.controller';
import { Messages } from './messages.service';
import { PublicVoicesController } from './public-voices.controller';
import { Reception } from './reception';
import { ReportsController } from './reports.controller';
import { Reports } from './reports.service';
import { VoicesNight } from './voices-night';

/** What a family says and asks, for the module of the room. */
export const voiceControllers = [MessagesController, PublicVoicesController, ReportsController, VerifyController];
export const voiceProviders = [Heralds, Messages, PublishedHandles, Reception, Reports, Verifications, VoicesNight];
