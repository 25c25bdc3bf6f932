/** What the API reads of the environment and we need as well. */
interface Settings {
  HOST: string;
  PORT: number;
  PUBLIC_URL?: string;
}

interface Reader {
  settingsOrExit(environment: NodeJS.ProcessEnv): Settings;
  publicUrlOf(settings: Settings): string;
}

const SOURCE = new URL('../apps/api/src/settings.ts', import.meta.url);

/**
 * Reads the settings as the API will, before anything is built or started: a bad one ends this process with one line that names it.
 * @returns where to listen, and the address people are told for that port
 */
export async function readSettings(): Promise<{ host: string; port: number; addressAt: (port: number) => string }> {
  const reader = (await import(SOURCE.href)) as Reader;
  const settings = reader.settingsOrExit({ DATABASE_URL: 'postgres://ours', ...process.env });
  return { host: settings.HOST, port: settings.PORT, addressAt: (port) => reader.publicUrlOf({ ...settings, PORT: port }) };
}
