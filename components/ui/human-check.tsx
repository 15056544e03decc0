'use client';

import { useEffect, useState } from 'react';
import { type Sum, workOut } from './proof-of-work';

type Props = {
  /** Where the sum comes from. */
  src: string;
  /** The names under which the form sends the three. */
  fields: { solution: string; token: string; trap: string };
  token: string;
  /** Of the form; each new one has another sum worked out, for each is good once. */
  round: unknown;
};

/** The hidden part of a public form: nothing to see or to do for a person. */
export function HumanCheck({ src, fields, token, round }: Props) {
  const [solution, setSolution] = useState('');
  const [hasFailed, setHasFailed] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round is the reason to begin again
  useEffect(() => {
    let isWanted = true;
    setSolution('');
    setHasFailed(false);
    const solve = () =>
      fetch(src, { cache: 'no-store' })
        .then((response) => response.json() as Promise<Sum>)
        .then((sum) => workOut(sum, () => isWanted))
        .then((found) => isWanted && found && setSolution(found))
        .catch(() => isWanted && setHasFailed(true));
    void solve();
    // A sum is good for twenty minutes, and somebody may write for longer.
    const timer = setInterval(solve, 15 * 60_000);
    return () => {
      isWanted = false;
      clearInterval(timer);
    };
  }, [src, round]);
  return (
    <>
      <input name={fields.solution} readOnly type="hidden" value={solution} />
      <input name={fields.token} readOnly type="hidden" value={token} />
      {/* Off the page and not `hidden`: programs leave out what they see is hidden. */}
      <div aria-hidden="true" className="absolute -left-[9999px] size-px overflow-hidden">
        <label>
          请不要填写
          <input autoComplete="off" name={fields.trap} tabIndex={-1} type="text" />
        </label>
      </div>
      {hasFailed && (
        <p className="text-ink-2" role="status">
          网络不稳定，暂时不能提交，请检查网络后刷新页面。
        </p>
      )}
      <noscript>请打开浏览器的 JavaScript 再提交，或拨打社区电话。</noscript>
    </>
  );
}
