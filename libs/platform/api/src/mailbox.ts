/** A piece of a letter: words, one button, or a code to type. */
export type LetterPart = string | { readonly link: string; readonly label: string } | { readonly code: string };

export interface Letter {
  readonly to: string;
  readonly subject: string;
  /** « Bonjour … » and the rest, in order. Links are absolute. */
  readonly parts: readonly LetterPart[];
  /** The same occasion never writes twice in a département, however often it is asked. */
  readonly occasion: string;
  /** Whose letter it is; by default that of the actor's seat. Letters of an account alone have none. */
  readonly department?: string | null;
  /** Not a duty (a code, an invitation, a signature): it bears a link to stop such letters, and is not written to whoever stopped them. */
  readonly optional?: true;
}

/** Letters are written in the transaction of the fact they tell; the worker carries them later. */
export abstract class Mailbox {
  abstract post(letter: Letter): Promise<void>;

  /** As `post`, for many. */
  abstract postMany(letters: readonly Letter[]): Promise<void>;
}
