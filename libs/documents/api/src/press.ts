import { once } from 'node:events';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { FACE, rangesOf, readFonts } from './fonts';
import { type Coverage, coverageOf, legibleData } from './legible';
import { pressThread } from './press-thread';

/** A file within the PDF (`a-3a` alone): its words are kept to the byte. */
export interface Attachment {
  readonly name: string;
  readonly type: string;
  /** What it is, for whoever lists the attachments. */
  readonly description: string;
  /** Text of ours, or bytes as they came. */
  readonly content: string | Uint8Array;
}

export interface Printing {
  /** Title of the document, read aloud by screen readers and shown in the window. */
  readonly title: string;
  /** Instant written in the file as its creation, ISO: from the data, so that the same data gives the same bytes. */
  readonly createdAt: string;
  /** Archival and accessible by default; `a-3a` takes attachments, `ua-1` is for accessibility alone. */
  readonly standard?: 'a-2a' | 'a-3a' | 'ua-1';
  /** Photos of ours (JPEG, PNG) that the template shows by `image("/<name>", alt: …)`, by name; there for this print alone. */
  readonly pictures?: Readonly<Record<string, Uint8Array>>;
  readonly attachments?: readonly Attachment[];
}

/** Makes tagged PDFs in French. */
export abstract class Press {
  /**
   * Prints `data` (plain JSON) by a Typst template, which finds it under `data`. Data can never be code, nor read a file.
   * The same template, data and printing give the same bytes. Throws when the template is at fault or takes too long.
   */
  abstract print(template: string, data: unknown, printing: Printing): Promise<Buffer>;
}

const PRELUDE = `#let data = json(bytes(sys.inputs.data))
#let press = json(bytes(sys.inputs.press))
#set document(title: press.title, author: press.author, date: datetime(..press.date))
#set page(paper: "a4")
#set text(font: press.face, lang: "fr", region: "FR", fallback: false, hyphenate: false)
`;

/** After the page: before it, they would take a page of their own. */
const ATTACHED = `
#for each in json(bytes(sys.inputs.attachments)) {
  let content = if "words" in each { bytes(each.words) } else { read("/" + each.name, encoding: none) }
  pdf.attach(each.name, content, relationship: "data", mime-type: each.type, description: each.description)
}
`;

const LIMIT = 20_000;

interface Answer {
  readonly pdf?: Uint8Array;
  readonly fault?: string;
}

/** Typst, in a thread of its own: setting a long document would otherwise stop every other request meanwhile. */
@Injectable()
export class TypstPress extends Press implements OnApplicationShutdown {
  private thread: Worker | undefined;
  private fonts: Buffer[] | undefined;
  private covers: Coverage | undefined;
  private last: Promise<unknown> = Promise.resolve();

  print(template: string, data: unknown, printing: Printing, limit = LIMIT): Promise<Buffer> {
    const order = {
      source: PRELUDE + template + (printing.attachments ? ATTACHED : ''),
      ...this.inputsOf(data, printing),
      standard: printing.standard ?? 'a-2a',
      pictures: { ...printing.pictures, ...filesAmong(printing.attachments) },
    };
    const printed = this.last.then(() => this.setOne(order, limit));
    this.last = printed.catch(() => undefined);
    return printed;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.thread?.terminate();
  }

  private inputsOf(data: unknown, { title, createdAt, attachments }: Printing) {
    this.fonts ??= readFonts();
    this.covers ??= coverageOf(this.fonts.map(rangesOf));
    const at = new Date(createdAt);
    const date = {
      year: at.getUTCFullYear(),
      month: at.getUTCMonth() + 1,
      day: at.getUTCDate(),
      hour: at.getUTCHours(),
      minute: at.getUTCMinutes(),
      second: at.getUTCSeconds(),
    };
    const written = JSON.stringify(legibleData(data, this.covers));
    const press = { ...(legibleData({ title }, this.covers) as { title: string }), author: 'Promenade', face: FACE, date };
    const files = attachments ? { attachments: JSON.stringify(attachments.map(described)) } : {};
    return {
      inputs: { ...files, data: written, press: JSON.stringify({ ...press, hasNumberedSigns: /\[U\+[0-9A-F]{4,6}\]/.test(written) }) },
    };
  }

  private async setOne(order: object, limit: number): Promise<Buffer> {
    const thread = (this.thread ??= this.startThread());
    // Awake while it prints, or a script would end before its document; asleep otherwise, or it would never end.
    thread.ref();
    try {
      const answered = once(thread, 'message', { signal: AbortSignal.timeout(limit) }) as Promise<[Answer]>;
      thread.postMessage(order);
      const [{ pdf, fault }] = await answered;
      if (!pdf) throw new Error(`The press refuses this page: ${fault}`);
      return Buffer.from(pdf);
    } catch (error) {
      if (isLate(error)) this.drop(thread);
      throw isLate(error) ? new Error(`The press took more than ${limit} ms.`) : error;
    } finally {
      thread.unref();
    }
  }

  private startThread(): Worker {
    const compiler = createRequire(import.meta.url).resolve('@myriaddreamin/typst-ts-node-compiler');
    const thread = new Worker(pressThread, { eval: true, workerData: { compiler, fonts: this.fonts } });
    thread.on('error', () => this.drop(thread)).on('exit', () => this.drop(thread));
    return thread;
  }

  /** Ends a thread that failed or dawdles; the next print starts another. */
  private drop(thread: Worker): void {
    if (this.thread === thread) this.thread = undefined;
    void thread.terminate();
  }
}

/** Bytes are handed over as a file, there for this print alone; words go with the data. */
function filesAmong(attachments: readonly Attachment[] = []): Record<string, Uint8Array> {
  return Object.fromEntries(attachments.flatMap(({ name, content }) => (typeof content === 'string' ? [] : [[name, content]])));
}

function described({ content, ...said }: Attachment): object {
  return typeof content === 'string' ? { ...said, words: content } : said;
}

function isLate(error: unknown): boolean {
  return (error as Error | undefined)?.name === 'AbortError';
}

/** The one press of the process: a thread holds some forty megabytes, and pages are quick. */
export const press = new TypstPress();
