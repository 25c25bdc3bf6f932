import { Undelivered } from './post';

interface SmtpError {
  readonly code?: string;
  readonly responseCode?: number;
  readonly response?: string;
  readonly command?: string;
}

/** What only concerns this letter: the person it is for, or its content. The rest (our name, our sender) may be mended, so it is tried again. */
const OF_THE_LETTER = /^(?:RCPT TO|DATA)/;

const byCode: Record<string, string> = {
  EAUTH: 'Le serveur de messagerie refuse notre identifiant. Vérifiez SMTP_URL.',
  EDNS: 'Le serveur de messagerie est introuvable. Vérifiez SMTP_URL.',
  ETLS: 'Le serveur de messagerie refuse une liaison chiffrée. Vérifiez SMTP_URL.',
};

/** Reads what nodemailer throws. A refusal of the address or of the content (5xx) is for good; the rest is tried again. */
export function undeliveredBy(thrown: unknown): Undelivered {
  const error = thrown as SmtpError;
  const refusal = refusalIn(error);
  const words = refusal ?? byCode[error.code ?? ''] ?? wordsOf(error);
  return new Undelivered(words + answerIn(error), refusal !== undefined);
}

/** What no further try would change. */
function refusalIn({ code, responseCode = 0, command = '' }: SmtpError): string | undefined {
  if (code === 'EENVELOPE' && command === 'API') return 'Le serveur de messagerie ne sait pas écrire à cette adresse.';
  if (responseCode < 500 || !OF_THE_LETTER.test(command)) return undefined;
  return `Le serveur de messagerie refuse ${command.startsWith('RCPT') ? 'cette adresse' : 'ce courriel'}.`;
}

function wordsOf({ code, responseCode }: SmtpError): string {
  if (responseCode) return 'Le serveur de messagerie demande d’attendre.';
  return code ? 'Le serveur de messagerie ne répond pas.' : 'Ce courriel n’a pas pu être composé.';
}

function answerIn({ response }: SmtpError): string {
  return response ? ` Sa réponse : « ${response.replace(/\s+/g, ' ').slice(0, 200)} ».` : '';
}
