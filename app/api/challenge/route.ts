import { newChallenge } from '@/lib/platform/human-check';

// Public, for the forms of residents: a sum to work out, the same work for everybody.
export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  return Response.json(await newChallenge(), { headers: { 'cache-control': 'no-store' } });
}
