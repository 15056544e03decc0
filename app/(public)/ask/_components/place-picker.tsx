'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field, FieldNotes } from '@/components/ui/field';
import { Select, TextInput } from '@/components/ui/inputs';
import { answerWords, useAnswers } from '@/components/ui/use-answers';
import type { Place } from '@/lib/domain/requests/places';
import { paths } from '@/lib/platform/paths';
import { bigControl } from './look';

type Chosen = { id: number; name: string; hint: string };
type Props = {
  chosen: Chosen | null;
  onChoose: (place: Chosen | null) => void;
  districts: readonly Place[];
  error?: string | undefined;
};

/** A 小区 or a community: by its name, or from the district down. */
export function PlacePicker({ chosen, onChoose, districts, error }: Props) {
  const [query, setQuery] = useState('');
  const isSearching = query.trim().length > 0;
  const { answers, state } = useAnswers<Place>(paths.askPlaces(), query.trim(), isSearching);
  if (chosen)
    return (
      <div className="flex items-center gap-3 rounded-control border border-action bg-action-soft px-3 py-2">
        <p className="min-w-0 flex-1">
          <span className="font-medium">{chosen.name}</span>
          {chosen.hint && <span className="block text-body text-ink-2">{chosen.hint}</span>}
        </p>
        <Button className="h-11! text-heading!" id="areaId" onClick={() => onChoose(null)} variant="quiet">
          换一个
        </Button>
      </div>
    );
  return (
    <div>
      <label className="mb-1 block" htmlFor="areaId">
        搜索小区、社区或街道
      </label>
      <TextInput
        aria-describedby="areaId-help"
        aria-invalid={error ? true : undefined}
        className={bigControl}
        enterKeyHint="search"
        id="areaId"
        maxLength={30}
        onChange={({ target }) => setQuery(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.preventDefault();
        }}
        value={query}
      />
      <FieldNotes error={error} help="可输汉字、拼音或拼音首字母。" id="areaId" />
      {isSearching && (
        <div aria-live="polite" className="mt-2">
          {state !== 'ready' && <p className="text-ink-2">{answerWords[state]}</p>}
          {state === 'ready' && (
            <ul className="divide-y rounded-control border">
              {answers.map(({ id, name, hint }) => (
                <li key={id}>
                  <button
                    className="block min-h-12 w-full px-3 py-2 text-left hover:bg-panel"
                    onClick={() => onChoose({ id, name, hint })}
                    type="button"
                  >
                    <span className="font-medium">{name}</span>
                    <span className="block text-body text-ink-2">{hint}</span>
                  </button>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
      <details className="mt-3">
        <summary className="inline-flex min-h-11 items-center text-action underline underline-offset-4">
          找不到？逐级选择
        </summary>
        <Ladder districts={districts} onChoose={onChoose} />
      </details>
    </div>
  );
}

const rungs = ['区（市）县', '街道（镇）', '社区（村）', '小区'] as const;

function Ladder({ districts, onChoose }: { districts: readonly Place[]; onChoose: (place: Chosen) => void }) {
  const [lists, setLists] = useState<readonly (readonly Place[])[]>([districts]);
  const [path, setPath] = useState<readonly Place[]>([]);
  const [hasFailed, setFailed] = useState(false);
  async function step(at: number, id: string) {
    const place = lists[at]?.find((each) => String(each.id) === id);
    if (!place) return;
    const way = [...path.slice(0, at), place];
    setPath(way);
    setLists(lists.slice(0, at + 1));
    if (place.level === 'estate') return;
    try {
      const response = await fetch(paths.askPlaces({ under: place.id }));
      const below: Place[] = await response.json();
      setFailed(!response.ok);
      if (response.ok && below.length > 0) setLists([...lists.slice(0, at + 1), below]);
    } catch {
      setFailed(true);
    }
  }
  const last = path.at(-1);
  const isPlace = last?.level === 'community' || last?.level === 'estate';
  return (
    <div className="space-y-2">
      {lists.map((list, at) => (
        <Field key={rungs[at]} label={rungs[at]} name={`rung${at}`}>
          {(control) => (
            <Select
              {...control}
              blank={at === 3 ? '不清楚，就选社区' : '请选择'}
              className={bigControl}
              onChange={({ target }) => void step(at, target.value)}
              options={list.map(({ id, name }) => ({ value: String(id), label: name }))}
              value={String(path[at]?.id ?? '')}
            />
          )}
        </Field>
      ))}
      {hasFailed && <p role="status">没有取到，请再选一次。</p>}
      {last && isPlace && (
        <Button
          className="h-12! w-full text-heading!"
          onClick={() =>
            onChoose({
              id: last.id,
              name: last.name,
              hint: path
                .slice(0, -1)
                .map(({ name }) => name)
                .join(' '),
            })
          }
        >
          就是{last.name}
        </Button>
      )}
    </div>
  );
}
