import { describe, expect, test } from 'vitest';
import { accessOf } from '@/lib/platform/session';

/** What anybody may open. Everything else asks for admission, or this test fails. */
const isPublic = [
  '/app/(public)/sign-in/page.tsx',
  '/app/api/auth/[...nextauth]/route.ts',
  '/app/api/health/route.ts',
  '/app/api/challenge/route.ts',
  '/app/(public)/ask/page.tsx',
  '/app/(public)/ask/follow/page.tsx',
  '/app/(public)/ask/published/page.tsx',
  '/app/api/ask/route.ts',
  '/app/api/ask/places/route.ts',
  '/app/api/ask/similar/route.ts',
  '/app/api/ask/follow/route.ts',
  '/app/api/ask/follow/supplement/route.ts',
  '/app/api/ask/follow/rate/route.ts',
  '/app/api/ask/follow/reopen/route.ts',
  '/app/api/ask/follow/photos/[id]/route.ts',
  '/app/open311/v2/[resource]/route.ts',
  '/app/open311/v2/[resource]/[id]/route.ts',
];

/** Exports that are no doors: what Next reads of a page or a route. */
const notDoors = new Set([
  'metadata',
  'generateMetadata',
  'viewport',
  'dynamic',
  'revalidate',
  'runtime',
  'maxDuration',
]);

type Module = Record<string, unknown>;
const pages = import.meta.glob<Module>('/app/**/page.tsx');
const routes = import.meta.glob<Module>('/app/**/route.ts');
const actions = import.meta.glob<Module>('/app/**/*actions.ts');
const sources = import.meta.glob<string>('/app/**/*.{ts,tsx}', { query: '?raw', import: 'default' });

const doors = Object.entries({ ...pages, ...routes, ...actions }).filter(
  ([path]) => !isPublic.includes(path),
);

describe('every page, route and action asks for admission', () => {
  test('there are such doors', () => {
    expect(Object.keys(pages).length).toBeGreaterThan(20);
    expect(Object.keys(routes).length).toBeGreaterThan(8);
  });

  test.each(doors)('%s', async (path, load) => {
    // What is not marked as an action's file is composed into one that is.
    const source = String(await sources[path]?.());
    if (path.endsWith('actions.ts') && !source.startsWith("'use server'")) return;
    const exported = Object.entries(await load()).filter(([name]) => !notDoors.has(name));
    expect(exported.length).toBeGreaterThan(0);
    for (const [name, door] of exported)
      expect((door as { [accessOf]?: string })[accessOf], `${path} ${name}`).toBeTypeOf('string');
  });

  test.each(isPublic)('%s is public, and exists', (path) => {
    expect({ ...pages, ...routes }).toHaveProperty([path]);
  });

  test("'use server' stands only in files named actions", async () => {
    for (const [path, load] of Object.entries(sources)) {
      if (path.endsWith('actions.ts')) continue;
      expect(/['"]use server['"]/.test(await load()), path).toBe(false);
    }
  });
});
