import { listSimilar } from '@/lib/domain/requests/similar';
import { publicRoute } from '@/lib/platform/public-route';

const idIn = (params: URLSearchParams, name: string) => {
  const id = Number(params.get(name));
  return Number.isInteger(id) && id > 0 && id < 2 ** 31 ? id : 0;
};

/** Open requests of the same kind nearby, without a word of what was written: `GET ?area=&category=`. */
export const GET = publicRoute(
  { name: 'ask-similar', limit: { points: 120, seconds: 60 } },
  async (request) => {
    const { searchParams } = new URL(request.url);
    return Response.json(await listSimilar(idIn(searchParams, 'area'), idIn(searchParams, 'category')));
  },
);
