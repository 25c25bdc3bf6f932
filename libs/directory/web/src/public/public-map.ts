import { Component, input } from '@angular/core';

@Component({ selector: 'pmd-public-map', template: '' })
export class PublicMap {
  readonly query = input.required<Readonly<Record<string, string>>>();
  readonly department = input.required<string>();
  readonly place = input.required<string>();
}
