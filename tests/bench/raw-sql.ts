import pg from 'pg';

/** Runs a query again and again on ten connections, as the load on the site does; queries a second and the 95th percentile in ms. */
export async function rawLoad(
  url: string,
  queries: readonly string[],
  seconds: number,
  connections = 10,
): Promise<{ perSecond: number; p95: number }> {
  const pool = new pg.Pool({ connectionString: url, max: connections });
  const times: number[] = [];
  const end = Date.now() + seconds * 1_000;
  const one = async () => {
    while (Date.now() < end) {
      const started = performance.now();
      const client = await pool.connect();
      for (const query of queries) await client.query(query);
      client.release();
      times.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  await pool.end();
  times.sort((a, b) => a - b);
  return { perSecond: times.length / seconds, p95: times[Math.floor(times.length * 0.95)] ?? 0 };
}

/** Milliseconds of the fastest of three. */
export async function fastest(work: () => Promise<unknown>): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3; round++) {
    const started = performance.now();
    await work();
    best = Math.min(best, performance.now() - started);
  }
  return best;
}
