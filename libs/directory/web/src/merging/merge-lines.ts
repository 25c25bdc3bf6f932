import { Component, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Side } from '@promenade/directory/model';

/** One field on which two records differ, in the words of each. */
export interface MergeLine<K extends string> {
  readonly key: K;
  readonly label: string;
  readonly kept: string;
  readonly other: string;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Two records side by side, of people or of structures: for each field that differs, which of the two says it. */
@Component({
  selector: 'pmd-merge-lines',
  imports: [RouterLink],
  templateUrl: './merge-lines.html',
  styleUrl: './merge-lines.scss',
})
export class MergeLines<K extends string> {
  /** Where the records are read: `/structures`. */
  readonly room = input.required<string>();
  readonly kept = input.required<Named>();
  readonly other = input.required<Named>();
  readonly lines = input.required<readonly MergeLine<K>[]>();
  readonly takes = input.required<Readonly<Partial<Record<K, Side>>>>();
  readonly take = output<{ readonly key: K; readonly side: Side }>();
}
