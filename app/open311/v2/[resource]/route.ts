import { discovery } from '@/lib/domain/open311/discovery';
import { nothingThere, preflight, readDoor, writeDoor } from '@/lib/domain/open311/door';
import { fileFromPlatform } from '@/lib/domain/open311/file-request';
import { listPublic } from '@/lib/domain/open311/read-requests';
import { services } from '@/lib/domain/open311/services';
import { readAsSystem } from '@/lib/platform/transact';

// Public: Open311 GeoReport v2, for other platforms. What files something asks for a key.
export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ resource: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  return readDoor(request, (await params).resource, async ({ name, params, key, base }) => {
    if (name === 'discovery') return discovery(base);
    if (name === 'services') return readAsSystem(services);
    if (name === 'requests') return listPublic(params, key);
    throw nothingThere(name);
  });
}

export async function POST(request: Request, { params }: Context): Promise<Response> {
  return writeDoor(request, (await params).resource, async (name, key, form) => {
    if (name !== 'requests') throw nothingThere(name);
    return fileFromPlatform(key, form);
  });
}

export const OPTIONS = preflight;
