import type { ReactNode } from 'react';
import { DefinitionList } from '@/components/ui/definition-list';
import { Notice } from '@/components/ui/notice';
import { PageHeader, Section } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { Timeline, type TimelineEntry } from '@/components/ui/timeline';
import { fieldOf, type Ledger, type Value } from '@/lib/ledger/define';
import type { LedgerRecord } from '@/lib/ledger/record';
import { display, type Labels, unitOf } from '@/lib/ledger/values';
import { paths } from '@/lib/platform/paths';
import { RecordBadges } from './record-badges';

type Props = {
  ledger: Ledger;
  record: LedgerRecord;
  labels: Labels;
  warnings: readonly string[];
  history: readonly TimelineEntry[];
  primary?: ReactNode;
  secondary?: ReactNode;
  /** What belongs to this noun alone. */
  children?: ReactNode;
};

/** One record, section by section as in its form, with what is odd about it and what happened to it. */
export function RecordDetail({
  ledger,
  record,
  labels,
  warnings,
  history,
  primary,
  secondary,
  children,
}: Props) {
  const { values } = record;
  return (
    <>
      <PageHeader
        badge={<RecordBadges record={record} />}
        breadcrumbs={[
          { label: ledger.label, href: paths.ledger(ledger.name) },
          { label: String(values.code) },
        ]}
        primary={primary}
        secondary={secondary}
        title={String(values.name)}
      />
      <div className="space-y-2 px-4">
        {record.reviewState === 'returned' && record.reviewNote && (
          <Notice title="已退回，请修改后重新保存" tone="warning">
            {record.reviewNote}
          </Notice>
        )}
        {record.retiredOn && <Notice title={`${record.retiredOn} 起停用`}>{record.retireReason}</Notice>}
        {warnings.map((warning) => (
          <Notice key={warning} tone="warning">
            {warning}
          </Notice>
        ))}
      </div>
      {ledger.sections.map((section) => (
        <Section key={section.label} title={section.label}>
          <DefinitionList
            items={section.fields.map((name) => ({
              term: fieldOf(ledger, name).label,
              value: <FieldValue labels={labels} ledger={ledger} name={name} value={values[name]} />,
              wide: fieldOf(ledger, name).kind === 'text' && 'multiline' in fieldOf(ledger, name),
            }))}
          />
        </Section>
      ))}
      {children}
      <Section title="变更记录">
        {history.length > 0 ? (
          <Timeline entries={history} />
        ) : (
          <p className="text-ink-2">由初始数据载入，此后没有变更。</p>
        )}
      </Section>
    </>
  );
}

function FieldValue({
  ledger,
  name,
  value,
  labels,
}: {
  ledger: Ledger;
  name: string;
  value: Value | undefined;
  labels: Labels;
}) {
  const field = fieldOf(ledger, name);
  const text = display(field, value, labels);
  if (!text) return '—';
  if (field.kind === 'area') return <TextLink href={paths.area(Number(value))}>{text}</TextLink>;
  if (field.kind === 'reference' && labels.records.has(`${field.table}/${value}`))
    return <TextLink href={paths.record(field.ledger, Number(value))}>{text}</TextLink>;
  const unit = unitOf(field);
  return unit ? `${text} ${unit}` : text;
}
