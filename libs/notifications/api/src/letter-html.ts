import type { LetterPart } from '@promenade/platform/api';
import { FOOT, STOP } from './letter-text';
import { typeset } from './typography';

const FACE = "font-family:'Atkinson Hyperlegible',Verdana,'DejaVu Sans',sans-serif";
const TEXT = 'margin:0 0 16px;font-size:16px;line-height:1.55';

/** Programs that follow the system's theme get the night colours; the others keep ink on paper, whatever surrounds it. */
const NIGHT = `:root{color-scheme:light dark}
@media (prefers-color-scheme:dark){
.paper{background-color:#17241f !important;color:#e9f0ea !important}
.act{background-color:#f0b3d0 !important;border-color:#f0b3d0 !important;color:#3d0a29 !important}
.soft,.soft a{color:#b6c6bd !important}
.code{background-color:#121e1a !important;border-color:#7f9388 !important;color:#e9f0ea !important}
}`;

/** A letter as HTML: no table, no image, nothing fetched; what a person typed stays text. */
export function htmlOf(subject: string, parts: readonly LetterPart[], stop: string | null = null): string {
  const title = escaped(typeset(subject));
  return `<!doctype html>
<html lang="fr" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${title}</title>
<style>${NIGHT}</style>
</head>
<body style="margin:0;padding:0">
<div role="article" lang="fr" aria-label="${title}" class="paper" style="${FACE};max-width:600px;margin:0 auto;padding:24px;background-color:#ffffff;color:#182620">
${parts.map(blockOf).join('\n')}
<p class="soft" style="margin:32px 0 0;font-size:14px;line-height:1.45;color:#3d4d45">${escaped(typeset(FOOT))}${stop ? `<br><a href="${escaped(stop)}" style="color:#3d4d45">${STOP}</a>` : ''}</p>
</div>
</body>
</html>
`;
}

function blockOf(part: LetterPart): string {
  if (typeof part === 'string') return `<p style="${TEXT}">${escaped(typeset(part)).replaceAll('\n', '<br>')}</p>`;
  return 'link' in part ? buttonOf(part) : codeOf(part.code);
}

/** The address is written out too: some programs show no button, and some people copy rather than click. */
function buttonOf({ link, label }: { readonly link: string; readonly label: string }): string {
  const address = escaped(link);
  const shape = 'display:inline-block;padding:12px 20px;border:2px solid #6a1b4d;border-radius:10px;text-decoration:none;font-weight:bold';
  return `<p style="${TEXT}"><a class="act" href="${address}" style="${shape};background-color:#6a1b4d;color:#ffffff">${escaped(typeset(label))}</a></p>
<p class="soft" style="margin:0 0 16px;font-size:14px;line-height:1.45;color:#3d4d45;overflow-wrap:anywhere">${typeset('Le bouton ne s’ouvre pas ? Copiez cette adresse :')}<br><a href="${address}" style="color:#3d4d45">${address}</a></p>`;
}

function codeOf(code: string): string {
  const shape = 'display:inline-block;padding:8px 16px;border:1px solid #6e7d74;border-radius:10px;background-color:#f6f8f3;color:#182620';
  const digits =
    "font-family:'Atkinson Hyperlegible Mono',Consolas,'DejaVu Sans Mono',monospace;font-size:28px;font-weight:bold;letter-spacing:0.15em";
  return `<p style="${TEXT}">${typeset('Votre code :')}<br><strong class="code" style="${shape};${digits}">${escaped(code)}</strong></p>`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(words: string): string {
  return words.replace(/[&<>"']/g, (sign) => entities[sign]!);
}
