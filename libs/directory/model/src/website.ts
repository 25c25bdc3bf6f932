import * as z from 'zod';

/** The address of a site as people write it: `mjc-du-lac.fr` is `https://mjc-du-lac.fr`. Nothing but the web, so that it can be a link. */
export const website = z
  .string()
  .max(500)
  .transform((typed) => (/^[a-z][a-z\d+.-]*:/i.test(typed.trim()) ? typed.trim() : `https://${typed.trim()}`))
  .pipe(z.url({ protocol: /^https?$/, hostname: z.regexes.domain, error: 'website-unreadable' }).max(500));
