import { Badge } from '@/components/ui/badge';
import { DefinitionList } from '@/components/ui/definition-list';
import { PageHeader, Section } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { Timeline } from '@/components/ui/timeline';
import { lightOf } from '@/lib/domain/requests/lights';
import type { Action } from '@/lib/domain/requests/rules';
import { placeText } from '@/lib/domain/requests/standing';
import { type RequestView, readRequest } from '@/lib/domain/requests/view';
import {
  exclusionReasons,
  kindLabels,
  pauseReasons,
  publicLabels,
  satisfactionLabels,
  sourceLabels,
  stateLabels,
  unitLabels,
} from '@/lib/domain/requests/words';
import { clock, wallTime } from '@/lib/platform/clock';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import { can } from '@/lib/platform/scope';
import { Due } from '../_components/request-rows';
import { dueText } from '../_components/request-table';
import { CallForm } from './_components/call-form';
import { ExclusionPart } from './_components/exclusion-part';
import { Photos } from './_components/photos';
import { PublicationPart } from './_components/publication-part';
import { Reporters } from './_components/reporters';
import { Steps } from './_components/steps';

export const metadata = { title: '诉求' };

/** A request: what was asked, where it is, what is to be done now, and its whole path. */
export default page<{ id: string }>('signed-in', async (actor, { params }) => {
  const view = await readRequest(actor, Number(params.id));
  const { request, category, path } = view;
  return (
    <>
      <PageHeader
        badge={
          <>
            <Badge>{stateLabels[request.state]}</Badge>
            {view.light && (
              <span className="font-normal text-table">
                <Due due={dueText(request.dueAt)} light={lightOf(request, clock.now())} />
              </span>
            )}
          </>
        }
        breadcrumbs={[{ label: '诉求', href: paths.requests() }, { label: request.code }]}
        description={placeText(path, request.address)}
        title={`${category.name} ${request.code}`}
      />
      <div className="grid gap-x-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0">
          <Section title={request.source === 'grid' ? '网格发现' : '居民诉求'}>
            <p className="max-w-text whitespace-pre-wrap leading-7">{request.text}</p>
            {view.answers.length > 0 && (
              <DefinitionList items={view.answers.map(({ label, text }) => ({ term: label, value: text }))} />
            )}
            {request.mediaUrl && (
              <p className="mt-2">
                来源平台所附：
                <TextLink href={request.mediaUrl} rel="noreferrer" target="_blank">
                  {new URL(request.mediaUrl).host}
                </TextLink>
              </p>
            )}
            <Photos files={filedWith(view)} requestId={request.id} />
          </Section>
          {request.result && (
            <Section title={request.state === 'declined' ? '不予受理的理由' : '办理结果'}>
              <p className="max-w-text whitespace-pre-wrap leading-7">{request.result}</p>
            </Section>
          )}
          <Todo view={view} />
          <Section title="全过程">
            <Timeline entries={view.steps.map((step) => entryOf(step, view))} />
          </Section>
        </div>
        <aside className="min-w-0">
          <Section title="基本情况">
            <Facts view={view} />
          </Section>
          <Section title={`反映人（${view.reporters.length}）`}>
            <Reporters
              isErased={request.closedAt !== null}
              reporters={view.reporters.map(({ id, at, source, text, masked, isFirst }) => ({
                id,
                at: wallTime(at),
                source: sourceLabels[source],
                text,
                masked,
                isFirst,
              }))}
              requestId={request.id}
            />
          </Section>
          <Section title="评价">
            <Feedback view={view} />
            <ExclusionPart
              asked={
                view.exclusion && {
                  reason: exclusionReasons[view.exclusion.reason as keyof typeof exclusionReasons],
                  detail: view.exclusion.detail,
                  askedBy: view.exclusion.askedBy,
                  decided: view.exclusion.decidedAt
                    ? `${view.exclusion.isGranted ? '同意' : '不同意'}（${view.exclusion.decidedBy}，${wallTime(view.exclusion.decidedAt)}）`
                    : null,
                }
              }
              id={request.id}
              mayAsk={view.mayAskExclusion}
              mayDecide={view.mayDecideExclusion}
            />
          </Section>
          {request.publicState !== 'none' && (
            <Section title={`公开：${publicLabels[request.publicState]}`}>
              <PublicationPart
                id={request.id}
                mayDecide={can(actor, 'request.review', view.held)}
                publicResult={request.publicResult ?? request.result ?? ''}
                publicText={request.publicText ?? request.text}
                state={request.publicState}
                version={request.version}
              />
            </Section>
          )}
        </aside>
      </div>
    </>
  );
});

/** What this person can do now; the first is what is expected of him. */
function Todo({ view }: { view: RequestView }) {
  const { request, actions } = view;
  // Once somebody has been in touch, what is expected next is the result.
  const isLater = (action: Action) => action === 'contact' && request.contactedAt !== null;
  const steps = [
    ...actions.filter((action) => action !== 'call' && !isLater(action)),
    ...actions.filter(isLater),
  ];
  if (actions.length === 0) return null;
  return (
    <Section title="现在要办">
      {actions.includes('call') && <CallForm id={request.id} version={request.version} />}
      {steps.length > 0 && (
        <Steps
          actions={steps}
          id={request.id}
          key={request.version}
          result={request.result ?? ''}
          targets={view.targets.map(({ value, name, field, departmentId }) => ({
            value,
            label: field ? `${name}（${field}）` : name,
            isDepartment: departmentId !== null,
            isSuggested: field !== '' && field === view.category.field,
          }))}
          templates={view.templates}
          version={request.version}
        />
      )}
    </Section>
  );
}

/** What it came with stands beside its text, not among the steps. */
function filedWith({ attachments, steps }: RequestView) {
  const filing = steps.find(({ action }) => action === 'file');
  return attachments.filter(({ moveId }) => !moveId || moveId === Number(filing?.id));
}

function entryOf(step: RequestView['steps'][number], view: RequestView) {
  const files =
    step.action === 'file' ? [] : view.attachments.filter(({ moveId }) => moveId === Number(step.id));
  const who = [step.unit, step.actor].filter((word, at, all) => word && all.indexOf(word) === at).join(' ');
  return {
    id: String(step.id),
    when: wallTime(step.at),
    dateTime: step.at.toISOString(),
    who,
    what: (
      <>
        <span className="font-medium">{step.label}</span>
        {step.to && step.action !== 'file' && <span> → {step.to}</span>}
        {step.isShown && <span className="ml-2 text-note text-ink-2">居民可见</span>}
      </>
    ),
    details: (step.reason || files.length > 0) && (
      <>
        {step.reason && <p className="whitespace-pre-wrap">{step.reason}</p>}
        <Photos files={files} requestId={view.request.id} />
      </>
    ),
  };
}

function Facts({ view }: { view: RequestView }) {
  const { request, limit, category } = view;
  const at = (moment: Date | null) => (moment ? wallTime(moment) : '—');
  const items = [
    { term: '承办', value: view.holder },
    { term: '类别', value: `${category.groupName} · ${category.name}` },
    { term: '性质', value: kindLabels[request.kind] },
    {
      term: '来源',
      value: view.gridName
        ? `${sourceLabels[request.source]}（${view.gridName}）`
        : sourceLabels[request.source],
    },
    { term: '收到', value: at(request.receivedAt) },
    { term: '签收', value: `${at(request.signedAt)}（限 ${at(request.signDueAt)}）` },
    { term: '联系居民', value: `${at(request.contactedAt)}（限 ${at(request.contactDueAt)}）` },
    {
      term: '办理时限',
      value: `${request.dueAt ? wallTime(request.dueAt) : '待定：那一年的放假安排还没有录入'}（${limit.amount} ${unitLabels[limit.unit]}，第 ${limit.version} 版）`,
    },
    ...(request.pausedAt
      ? [
          {
            term: '暂停',
            value: `${at(request.pausedAt)} 起，${pauseReasons[request.pauseReason as keyof typeof pauseReasons] ?? ''}`,
          },
        ]
      : []),
    { term: '答复', value: at(request.answeredAt) },
    { term: '办结', value: at(request.closedAt) },
    ...(request.round > 1 ? [{ term: '第几次办理', value: `第 ${request.round} 次` }] : []),
    ...(request.returns > 0 ? [{ term: '被退回', value: `${request.returns} 次` }] : []),
    ...(request.escalations > 0 ? [{ term: '自动升级', value: `${request.escalations} 次` }] : []),
    ...(view.merged
      ? [
          {
            term: '并入',
            value: <TextLink href={paths.request(view.merged.id)}>{view.merged.code}</TextLink>,
          },
        ]
      : []),
  ];
  return <DefinitionList columns={1} items={items} />;
}

function Feedback({ view: { feedback, request } }: { view: RequestView }) {
  if (feedback.length === 0)
    return <p className="text-ink-2">还没有评价。居民凭查询码评价，或由审核员回访。</p>;
  return (
    <ul className="space-y-2">
      {feedback.map((each) => (
        <li key={each.id}>
          <p>
            {each.by === 'call' ? '回访' : '居民自评'}
            {each.round < request.round && `（第 ${each.round} 次办理）`}：
            {each.isResponded ? '已响应' : '未响应'}，{each.isSolved ? '已解决' : '未解决'}，
            {satisfactionLabels[each.satisfaction]}
          </p>
          {each.comment && <p className="text-ink-2">“{each.comment}”</p>}
          <p className="text-note text-ink-2">{wallTime(each.at)}</p>
        </li>
      ))}
    </ul>
  );
}
