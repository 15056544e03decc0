import { notFound } from 'next/navigation';
import { ChangedRows, RefusedRows } from '@/components/ledger/import-rows';
import { ImportStateBadge } from '@/components/ledger/import-state-badge';
import { Watch } from '@/components/ledger/watch';
import { ButtonLink } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Notice } from '@/components/ui/notice';
import { PageHeader, Section } from '@/components/ui/page-header';
import { findLedger } from '@/lib/domain/registry';
import { changedRows, getImport, refusedRows } from '@/lib/domain/transfers/imports';
import type { Ledger } from '@/lib/ledger/define';
import { wallTime } from '@/lib/platform/clock';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import type { ImportModel } from '@/prisma/client/models/Import';
import { cancelImport, confirmImport, retryImport, undoImport } from '../actions';

export const metadata = { title: '导入' };

const running = {
  uploaded: '等待检查',
  checking: '正在检查',
  applying: '正在导入',
  undoing: '正在撤销',
} as const;

export default page<{ id: string }>('ledger.import', async (actor, { params }) => {
  const batch = await getImport(actor, Number(params.id));
  const ledger = findLedger(batch.ledger);
  if (!ledger) notFound();
  const isOwn = batch.userId === actor.userId;
  const isRunning = batch.state in running;
  const shows = isOwn && !isRunning && batch.state !== 'failed';
  return (
    <>
      <PageHeader
        badge={<ImportStateBadge state={batch.state} />}
        breadcrumbs={[
          { label: ledger.label, href: paths.ledger(ledger.name) },
          { label: '导入记录', href: paths.imports({ ledger: ledger.name }) },
          { label: `第 ${batch.id} 批` },
        ]}
        description={`${batch.userName} ${wallTime(batch.createdAt)} 上传`}
        primary={isOwn && <Primary batch={batch} ledger={ledger} />}
        secondary={isOwn && <Secondary batch={batch} />}
        title={batch.fileName}
      />
      <div className="max-w-form space-y-3 px-4">
        {isRunning && (
          <Watch
            label={running[batch.state as keyof typeof running]}
            progress={batch.progress}
            source={paths.importState(batch.id)}
            state={batch.state}
            unit="行"
          />
        )}
        {batch.message && (
          <Notice tone={batch.state === 'failed' ? 'danger' : 'warning'}>{batch.message}</Notice>
        )}
        {batch.state === 'checked' && batch.added + batch.changed === 0 && (
          <Notice>没有可以导入的行。{batch.refused > 0 && '请下载检查结果，改好后再上传。'}</Notice>
        )}
      </div>
      {batch.state !== 'failed' && <Counts batch={batch} ledger={ledger} />}
      {shows && batch.refused > 0 && (
        <Section
          description={`显示前 50 行，全部 ${batch.refused} 行在检查结果文件里：错的格子标红，原因写在旁边。`}
          title="有误的行"
        >
          <RefusedRows
            headers={(batch.headers as string[] | null) ?? []}
            rows={await refusedRows(actor, batch.id)}
          />
        </Section>
      )}
      {shows && batch.changed > 0 && (
        <Section description="显示前 50 行。" title="更新的行">
          <ChangedRows ledger={ledger} rows={await changedRows(actor, batch.id)} />
        </Section>
      )}
    </>
  );
});

function Counts({ batch, ledger }: { batch: ImportModel; ledger: Ledger }) {
  const done = batch.state === 'applied' || batch.state === 'undone';
  const items = [
    { label: done ? '已新增' : '新增', value: batch.added },
    { label: done ? '已更新' : '更新', value: batch.changed },
    { label: '未变', value: batch.unchanged },
    { label: '有误', value: batch.refused },
  ];
  return (
    <Section title={done ? '导入结果' : '检查结果'}>
      <dl className="flex flex-wrap gap-x-12 gap-y-2">
        {items.map(({ label, value }) => (
          <div key={label}>
            <dt className="text-ink-2">{label}</dt>
            <dd className="font-semibold text-title">
              {value.toLocaleString('zh-CN')} <span className="font-normal text-body text-ink-2">行</span>
            </dd>
          </div>
        ))}
      </dl>
      {batch.state === 'applied' && (
        <p className="mt-3">
          <ButtonLink href={paths.ledger(ledger.name, { import: batch.id })} size="small">
            查看导入的{ledger.label}
          </ButtonLink>
        </p>
      )}
    </Section>
  );
}

function Primary({ batch, ledger }: { batch: ImportModel; ledger: Ledger }) {
  const fields = { id: String(batch.id) };
  if (batch.state === 'checked' && batch.added + batch.changed > 0) {
    return (
      <ConfirmDialog
        action={confirmImport}
        confirmLabel="确认导入"
        danger={false}
        fields={fields}
        title={`导入 ${(batch.added + batch.changed).toLocaleString('zh-CN')} 行？`}
        trigger="确认导入"
        triggerVariant="primary"
      >
        <p>
          新增 {batch.added.toLocaleString('zh-CN')} {ledger.measureWord}，更新{' '}
          {batch.changed.toLocaleString('zh-CN')} {ledger.measureWord}。
          {batch.refused > 0 && `有误的 ${batch.refused.toLocaleString('zh-CN')} 行不导入。`}
        </p>
      </ConfirmDialog>
    );
  }
  const label = batch.state === 'failed' ? '换一个文件' : '再传一个文件';
  return batch.state in running ? null : (
    <ButtonLink href={paths.newImport(ledger.name)} variant="primary">
      {label}
    </ButtonLink>
  );
}

function Secondary({ batch }: { batch: ImportModel }) {
  const fields = { id: String(batch.id) };
  const mayCancel = ['uploaded', 'checking', 'checked'].includes(batch.state);
  return (
    <>
      {mayCancel && (
        <ConfirmDialog
          action={cancelImport}
          confirmLabel="取消这一批"
          fields={fields}
          title="取消这一批？"
          trigger="取消这一批"
        />
      )}
      {batch.state === 'failed' && (
        <ConfirmDialog
          action={retryImport}
          confirmLabel="重新检查"
          danger={false}
          fields={fields}
          title="重新检查这个文件？"
          trigger="重试"
        />
      )}
      {batch.refused > 0 && batch.headers !== null && (
        <ButtonLink download href={paths.importMarked(batch.id)} icon="download">
          下载检查结果
        </ButtonLink>
      )}
      {batch.state === 'applied' && (
        <ConfirmDialog
          action={undoImport}
          confirmLabel="撤销导入"
          fields={fields}
          title={`撤销这一批，共 ${(batch.added + batch.changed).toLocaleString('zh-CN')} 条？`}
          trigger="撤销导入"
          triggerVariant="danger"
        >
          <p>新增的会移除，更新的恢复成导入前的内容。导入之后又被改过的，整批不撤销。</p>
        </ConfirmDialog>
      )}
    </>
  );
}
