import clsx from 'clsx';
import type { ReactNode } from 'react';

export type Version = { title: string; who: string; when: string };
export type ComparedField = {
  name: string;
  label: string;
  mine: ReactNode;
  theirs: ReactNode;
  differs: boolean;
};

/**
 * Two versions of one record. With `choosable`, each field that differs offers a radio pair named
 * `choose.<name>` with the values `mine` and `theirs` (theirs at first: it is what is stored).
 */
export function SideBySide({
  mine,
  theirs,
  fields,
  choosable,
}: {
  mine: Version;
  theirs: Version;
  fields: readonly ComparedField[];
  choosable?: boolean;
}) {
  return (
    <table className="data-table table-fixed border-t">
      <caption className="sr-only">两个版本对照</caption>
      <thead>
        <tr>
          <th
            className="w-24 border-b sm:w-32 bg-panel px-3 py-2 text-left align-bottom font-medium text-ink-2"
            scope="col"
          >
            项目
          </th>
          <VersionHead version={theirs} />
          <VersionHead version={mine} />
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <tr className={clsx(field.differs && 'bg-yellow-soft')} key={field.name}>
            <th className="border-b px-3 py-2 text-left align-top font-medium" scope="row">
              {field.label}
              {field.differs && <span className="block font-normal text-note text-yellow">≠ 不同</span>}
            </th>
            {(['theirs', 'mine'] as const).map((side) => (
              <td className="border-b border-l px-3 py-2 align-top" key={side}>
                {choosable && field.differs ? (
                  <label className="flex items-start gap-2">
                    <input
                      aria-label={`${field.label}：采用${side === 'mine' ? mine.title : theirs.title}`}
                      className="mt-0.5"
                      defaultChecked={side === 'theirs'}
                      name={`choose.${field.name}`}
                      type="radio"
                      value={side}
                    />
                    <span className="min-w-0">{field[side] || '（空）'}</span>
                  </label>
                ) : (
                  <span className={clsx(!field.differs && 'text-ink-2')}>{field[side] || '（空）'}</span>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function VersionHead({ version }: { version: Version }) {
  return (
    <th className="border-b border-l bg-panel px-3 py-2 text-left align-bottom font-medium" scope="col">
      {version.title}
      <div className="font-normal text-ink-2">
        {version.who} · {version.when}
      </div>
    </th>
  );
}
