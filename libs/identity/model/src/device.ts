export interface Device {
  readonly browser: string | null;
  readonly system: string | null;
}

/** Most particular first: Edge and Opera also say Chrome, Chrome also says Safari. */
const browsers = [
  ['Edge', /\bEdg(?:e|A|iOS)?\//],
  ['Opera', /\bOPR\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chrome', /\b(?:Chrome|CriOS|HeadlessChrome)\//],
  ['Safari', /\bVersion\/[\d.]+ .*Safari\//],
] as const;

/** Android also says Linux, an iPhone also says Mac OS X. */
const systems = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['Windows', /\bWindows\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['macOS', /\bMac OS X\b/],
  ['Linux', /\bLinux\b/],
] as const;

/** What a `User-Agent` tells of a device, in names people know; enough to recognise one's own, no more. */
export function deviceOf(userAgent: string | null): Device {
  return { browser: named(browsers, userAgent), system: named(systems, userAgent) };
}

function named(table: readonly (readonly [string, RegExp])[], userAgent: string | null): string | null {
  return table.find(([, sign]) => sign.test(userAgent ?? ''))?.[0] ?? null;
}
