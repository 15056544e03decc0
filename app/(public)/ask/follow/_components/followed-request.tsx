import { DefinitionList } from '@/components/ui/definition-list';
import { Notice } from '@/components/ui/notice';
import { Timeline } from '@/components/ui/timeline';
import type { Followed } from '@/lib/domain/requests/follow';
import { type Move, moves } from '@/lib/domain/requests/rules';
import { shownStates } from '@/lib/domain/requests/words';
import { dayOf, wallTime } from '@/lib/platform/clock';
import { paths } from '@/lib/platform/paths';
import { EndFollowing } from './end-following';
import { RateForm } from './rate-form';
import { SayForm } from './say-form';

/** A request as whoever asked follows it. */
export function FollowedRequest({ followed }: { followed: Followed }) {
  const { request, askedAs, isFirst, place, category, holder, said, photos, steps } = followed;
  const { state, result, dueAt } = request;
  const { from: open }: Move = moves.supplement;
  const isOpen = open.includes(state);
  return (
    <>
      <h1 className="font-semibold text-title">{shownStates[state]}</h1>
      <p className="mt-1 text-ink-2">
        诉求 {request.code}
        {askedAs && `，您提交的 ${askedAs} 已并入这一件`}
        {!isFirst && !askedAs && '，您已加入'}
      </p>
      {result && ['answered', 'closed'].includes(state) && (
        <section
          aria-labelledby="result"
          className="mt-4 rounded-panel border border-green/40 bg-green-soft px-4 py-3"
        >
          <h2 className="font-semibold" id="result">
            办理结果
          </h2>
          <p className="mt-1 whitespace-pre-line">{result}</p>
        </section>
      )}
      {followed.mayRate && <RateForm />}
      {followed.hasRated && (
        <div className="mt-4">
          <Notice tone="success">您已评价，谢谢。评价不能由别人修改。</Notice>
        </div>
      )}
      <Part title="您的诉求">
        <DefinitionList
          items={[
            { term: '地点', value: place },
            { term: '类别', value: category },
            { term: '现由', value: holder },
            ...(isOpen
              ? [{ term: '预计', value: dueAt ? `${dayOf(dueAt)} 前办结` : '期限待定，社区会告诉您' }]
              : []),
          ]}
        />
        {said && <p className="mt-3 whitespace-pre-line">{said}</p>}
        {photos.length > 0 && (
          <ul className="mt-3 flex flex-wrap gap-3">
            {photos.map(({ id, width, height }, at) => (
              <li key={id}>
                <a href={paths.followPhoto(id)} rel="noreferrer" target="_blank">
                  {/* biome-ignore lint/performance/noImgElement: his own, behind his code */}
                  <img
                    alt={`您的照片 ${at + 1}`}
                    className="size-28 rounded-control border object-cover"
                    height={height ?? undefined}
                    loading="lazy"
                    src={paths.followPhoto(id)}
                    width={width ?? undefined}
                  />
                </a>
              </li>
            ))}
          </ul>
        )}
      </Part>
      <Part title="办理经过">
        <Timeline
          entries={steps.map(({ at, label, unit, reason }, i) => ({
            id: `${at.toISOString()} ${i}`,
            when: wallTime(at),
            dateTime: at.toISOString(),
            who: unit,
            what: label,
            details: reason && <span className="whitespace-pre-line">{reason}</span>,
          }))}
        />
      </Part>
      {isOpen && (
        <Part title="补充情况">
          <SayForm
            button="补充"
            help="新的情况、方便联系的时间等。不要写姓名和身份证号。"
            label="补充内容"
            takesPhotos
            what="supplement"
          />
        </Part>
      )}
      {followed.mayReopen && (
        <Part title="没有解决？">
          <SayForm
            button="要求重新办理"
            help="哪里没有解决，希望怎样。会重新计算期限。"
            label="理由"
            what="reopen"
          />
        </Part>
      )}
      <EndFollowing />
    </>
  );
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className="mt-6 border-t pt-4">
      <h2 className="mb-2 font-semibold">{title}</h2>
      {children}
    </section>
  );
}
