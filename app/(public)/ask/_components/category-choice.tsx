'use client';

import { Button } from '@/components/ui/button';
import { FieldNotes } from '@/components/ui/field';
import { choiceRow } from './look';

export type Offered = { id: number; name: string; description: string; keywords: string[] };
export type OfferedGroup = { label: string; categories: Offered[] };

type Props = {
  groups: readonly OfferedGroup[];
  chosen: number | null;
  onChoose: (id: number) => void;
  /** What was written: it never leaves the page for this. */
  text: string;
  error?: string | undefined;
};

/** What it is about, under its groups; the one whose words stand in the text is offered first. */
export function CategoryChoice({ groups, chosen, onChoose, text, error }: Props) {
  const all = groups.flatMap(({ categories }) => categories);
  const suggested = suggestion(all, text);
  const current = all.find(({ id }) => id === chosen);
  return (
    <fieldset aria-describedby="categoryId-error" className="min-w-0" id="categoryId">
      <legend className="mb-2 font-semibold">
        3. 是哪一类事
        {current && <span className="ml-2 font-normal text-action">已选：{current.name}</span>}
      </legend>
      <div aria-live="polite">
        {suggested && suggested.id !== chosen && (
          <Button
            className="mb-2 h-auto! min-h-12! w-full whitespace-normal! py-2 text-heading!"
            icon="check"
            onClick={() => onChoose(suggested.id)}
          >
            看内容像是“{suggested.name}”，选它
          </Button>
        )}
      </div>
      <FieldNotes error={error} id="categoryId" />
      <div className="divide-y rounded-control border">
        {groups.map(({ label, categories }) => (
          <details key={label} name="category-groups">
            <summary className="flex min-h-12 items-center gap-2 px-3">
              <span className="shrink-0 font-medium">{label}</span>
              <span className="min-w-0 truncate text-body text-ink-2">
                {categories.map(({ name }) => name).join('、')}
              </span>
            </summary>
            <div className="space-y-2 px-3 pb-3">
              {categories.map(({ id, name, description }) => (
                <label className={choiceRow} key={id}>
                  <input
                    checked={id === chosen}
                    className="mt-1 size-5!"
                    name="categoryId"
                    onChange={() => onChoose(id)}
                    type="radio"
                    value={id}
                  />
                  <span>
                    {name}
                    <span className="block text-body text-ink-2">{description}</span>
                  </span>
                </label>
              ))}
            </div>
          </details>
        ))}
      </div>
    </fieldset>
  );
}

/** A suggestion, never a decision: the longest of its words that stand in the text. */
function suggestion(categories: readonly Offered[], text: string): Offered | null {
  const weight = ({ keywords }: Offered) =>
    keywords.filter((word) => text.includes(word)).reduce((sum, word) => sum + word.length, 0);
  const [best] = [...categories].sort((a, b) => weight(b) - weight(a));
  return best && weight(best) > 0 ? best : null;
}
