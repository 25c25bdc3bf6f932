import autocannon from 'autocannon';

/** One run: requests a second, and the half and the hundredth slowest answer in milliseconds. */
export interface Run {
  readonly rate: number;
  readonly p50: number;
  readonly p99: number;
}

const SECONDS = 3;

/** @throws Error when anything but a 200 was answered: a refusal is fast, and proves nothing */
export async function fire(url: string, connections: number, cookie: string | undefined): Promise<Run> {
  const headers = cookie ? { cookie } : {};
  const { requests, latency, non2xx, errors, timeouts } = await autocannon({ url, connections, duration: SECONDS, headers });
  if (non2xx + errors + timeouts > 0) throw new Error(`${url} : ${non2xx} refus, ${errors} pannes, ${timeouts} délais dépassés`);
  // autocannon rounds a latency to the millisecond; at one connection the mean of the run is the finer figure.
  return { rate: requests.average, p50: connections === 1 ? 1000 / requests.average : latency.p50, p99: latency.p99 };
}

/** The middle one by rate: one disturbed run does not count. */
export function median(runs: readonly Run[]): Run {
  return [...runs].sort((one, other) => one.rate - other.rate)[Math.floor(runs.length / 2)]!;
}
