import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import {
  type RecoveryCodes,
  secondFactor,
  type SecondFactorConfirmation,
  type SecondFactorEnd,
  type SecondFactorOffer,
} from '@promenade/identity/model';
import { firstValueFrom } from 'rxjs';

const OWN = '/api/account/second-factor';

/** One's own second factor. */
@Service()
export class SecondFactorApi {
  private readonly http = inject(HttpClient);

  readonly state = () => httpResource(() => OWN, { parse: secondFactor.parse });

  offer(): Promise<SecondFactorOffer> {
    return firstValueFrom(this.http.post<SecondFactorOffer>(OWN, {}));
  }

  confirm(given: SecondFactorConfirmation): Promise<RecoveryCodes> {
    return firstValueFrom(this.http.post<RecoveryCodes>(`${OWN}/confirm`, given));
  }

  renew(code: string): Promise<RecoveryCodes> {
    return firstValueFrom(this.http.post<RecoveryCodes>(`${OWN}/codes`, { code }));
  }

  turnOff(given: SecondFactorEnd): Promise<unknown> {
    return firstValueFrom(this.http.post(`${OWN}/off`, given));
  }
}
