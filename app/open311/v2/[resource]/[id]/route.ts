import { nothingThere, preflight, readDoor } from '@/lib/domain/open311/door';
import { onePublic, tokenOf } from '@/lib/domain/open311/read-requests';
import { serviceDefinition } from '@/lib/domain/open311/services';
import { readAsSystem } from '@/lib/platform/transact';

// Public, as the lists above it.
export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ resource: string; id: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { resource, id } = await params;
  return readDoor(request, id, async ({ name, key }) => {
    if (resource === 'services') return readAsSystem((tx) => serviceDefinition(tx, name));
    if (resource === 'requests') return onePublic(name, key);
    if (resource === 'tokens') return tokenOf(name);
    throw nothingThere(resource);
  });
}

export const OPTIONS = preflight;
