import { FilterBar } from '@/components/ui/filter-bar';
import { DateInput, Select, TextInput } from '@/components/ui/inputs';
import { FilterField } from '@/components/ui/toolbar';
import { actionLabels, subjectLabels } from '@/lib/domain/audit/labels';
import type { AuditFilter } from '@/lib/domain/audit/queries';
import { findLedger } from '@/lib/domain/registry';
import { paths } from '@/lib/platform/paths';
import { ledgerChoices } from '../../_ledger/ledger-choices';
import { filterQuery } from '../filters';

const options = (labels: Record<string, string>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));
const otherSubjects = Object.fromEntries(Object.entries(subjectLabels).filter(([name]) => !findLedger(name)));

export function AuditFilters({ filter }: { filter: AuditFilter }) {
  const query = filterQuery(filter);
  const texts = Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value ?? '')]));
  return (
    <FilterBar
      action={paths.audit()}
      chips={chipsOf(filter)}
      clearHref={paths.audit()}
      keep={{ user: texts.user, record: texts.record }}
    >
      <TextInput
        aria-label="姓名、对象或说明"
        className="w-40!"
        defaultValue={texts.q}
        key={texts.q}
        name="q"
        placeholder="姓名、对象或说明"
        type="search"
      />
      <FilterField htmlFor="subject" label="对象">
        <Select
          blank="全部"
          className="w-24!"
          defaultValue={texts.subject}
          id="subject"
          name="subject"
          options={[...options(otherSubjects), ...ledgerChoices]}
        />
      </FilterField>
      <FilterField htmlFor="action" label="操作">
        <Select
          blank="全部"
          className="w-28!"
          defaultValue={texts.action}
          id="action"
          name="action"
          options={options(actionLabels)}
        />
      </FilterField>
      <FilterField htmlFor="import" label="导入批次">
        <TextInput
          className="w-16!"
          defaultValue={texts.import}
          id="import"
          inputMode="numeric"
          key={`import ${texts.import}`}
          name="import"
        />
      </FilterField>
      <FilterField htmlFor="from" label="日期">
        <DateInput
          className="w-32!"
          defaultValue={texts.from}
          id="from"
          key={`from ${texts.from}`}
          name="from"
        />
        <span className="text-ink-2">至</span>
        <DateInput
          aria-label="至日期"
          className="w-32!"
          defaultValue={texts.to}
          key={`to ${texts.to}`}
          name="to"
        />
      </FilterField>
    </FilterBar>
  );
}

function chipsOf(filter: AuditFilter) {
  const query = filterQuery(filter);
  const words: Record<keyof typeof query, [string, string | undefined]> = {
    q: ['查找', filter.text],
    subject: ['对象', filter.subject && subjectLabels[filter.subject]],
    action: ['操作', filter.action && actionLabels[filter.action]],
    record: ['对象编号', filter.subjectId],
    user: ['操作人编号', filter.userId?.toString()],
    import: ['导入批次', filter.importId?.toString()],
    from: ['自', filter.from],
    to: ['至', filter.to],
  };
  return Object.entries(words).flatMap(([name, [label, value]]) =>
    value ? [{ label, value, removeHref: paths.audit({ ...query, [name]: undefined }) }] : [],
  );
}
