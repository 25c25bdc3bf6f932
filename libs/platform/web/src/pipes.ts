import { Pipe, type PipeTransform } from '@angular/core';
import { count, type DayFormat, dayOf, fr, momentOf, phoneOf } from './fr';

/** `{{ sentence | fr }}`: the spaces and apostrophes of French. */
@Pipe({ name: 'fr' })
export class FrPipe implements PipeTransform {
  transform = (text: string | null | undefined): string => (text ? fr(text) : '');
}

/** `{{ signedOn | day }}`, `{{ signedOn | day: 'short' }}`; « – » when there is none. */
@Pipe({ name: 'day' })
export class DayPipe implements PipeTransform {
  transform = (date: string | null | undefined, format: DayFormat = 'long'): string => (date ? dayOf(date, format) : '–');
}

/** `{{ sentAt | moment }}`: day and time in Paris. */
@Pipe({ name: 'moment' })
export class MomentPipe implements PipeTransform {
  transform = (instant: string | null | undefined): string => (instant ? momentOf(instant) : '–');
}

/** `{{ person.phone | phone }}`. */
@Pipe({ name: 'phone' })
export class PhonePipe implements PipeTransform {
  transform = (phone: string | null | undefined): string => (phone ? phoneOf(phone) : '–');
}

/** `{{ 2311 | count }}` → « 2 311 ». */
@Pipe({ name: 'count' })
export class CountPipe implements PipeTransform {
  transform = (value: number | null | undefined): string => (value == null ? '–' : count(value));
}
