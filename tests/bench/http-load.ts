import autocannon from 'autocannon';

export type Load = {
  requestsPerSecond: number;
  p50: number;
  p95: number;
  p99: number;
  bytes: number;
  failed: number;
};

/** Asks for one address over and over, `connections` at a time; milliseconds. */
export async function load(url: string, cookie: string, seconds: number, connections = 10): Promise<Load> {
  await autocannon({ url, connections, duration: 2, headers: { cookie } });
  const result = await autocannon({ url, connections, duration: seconds, headers: { cookie } });
  const failed = result.non2xx + result.errors + result.timeouts;
  return {
    requestsPerSecond: Math.round(result.requests.average * 10) / 10,
    p50: result.latency.p50,
    // autocannon knows 90 and 97.5; the later one is not flattering.
    p95: result.latency.p97_5,
    p99: result.latency.p99,
    bytes: Math.round(result.throughput.average / Math.max(1, result.requests.average)),
    failed,
  };
}

/** Signs in as a person does, and returns the cookie. */
export async function signIn(base: string, username: string, password: string): Promise<string> {
  const jar = new Map<string, string>();
  const keep = (response: Response) => {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
  };
  const header = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const csrf = await fetch(`${base}/api/auth/csrf`);
  keep(csrf);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const body = new URLSearchParams({ csrfToken, username, password, json: 'true' });
  keep(
    await fetch(`${base}/api/auth/callback/credentials`, {
      method: 'POST',
      body,
      headers: { cookie: header() },
      redirect: 'manual',
    }),
  );
  if (![...jar.keys()].some((name) => name.includes('session-token')))
    throw new Error(`could not sign in as ${username}`);
  return header();
}
