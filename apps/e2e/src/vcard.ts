/** Long lines of a card are cut at 75 bytes, and go on after a space (RFC 6350, 3.2). */
export function unfolded(card: string): string {
  return card.replaceAll('\r\n ', '');
}

/** What was downloaded. */
export async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
